import { Readable } from 'node:stream'
import type { Actor } from '../../kernel/access/index.ts'
import { storeFile } from '../../kernel/files/index.ts'
import { type Org, orgsByCode, orgsByIds } from '../../kernel/orgs/index.ts'
import { personsByIdIndex } from '../../kernel/people/index.ts'
import { writePdf } from '../../kernel/sheets/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { blindIndex } from '../../platform/seal.ts'
import { amendCommitment } from './amend-commitment.ts'
import { answerRemark, rateCommitment, remarkOnCommitment } from './hear-workers.ts'
import { issueBulletin } from './issue-bulletin.ts'
import { judgeCommitment } from './judge-commitment.ts'
import { listOfYear } from './lists.store.ts'
import { publishList } from './publish-list.ts'
import { registerCommitment } from './register-commitment.ts'
import { reportCommitment } from './report-commitment.ts'
import { type SeedCommitment, seedCommitments, seedOwn, seedWaiting, seedWords as words } from './seed.text.ts'
import { takeStep } from './take-step.ts'

type SeedPerson = { readonly name: string; readonly idNumber: string }

/** What the demonstration gives. */
type SeedWorld = {
  readonly members: readonly (SeedPerson & { readonly unionCode: string })[]
  readonly fundManager: Actor
  readonly secondReviewer: Actor
  readonly unionOfficerOf: (orgPath: readonly string[]) => Actor
}

type Ground = {
  readonly world: SeedWorld
  readonly city: Org
  readonly unions: readonly Org[]
  readonly year: number
}

/** Something that was done on a day of the past. */
type Deed = { readonly on: Day; readonly act: () => Promise<unknown> }

type Promised = { readonly seed: SeedCommitment; readonly id: Id; readonly union: Org; readonly year: number }

/** Two years of promises: last year’s accepted, one of them fulfilled late and one still owed, this year’s under way. */
export async function seedCommitmentsOf(world: SeedWorld, endOn: Day): Promise<void> {
  const ground = await groundOf(world, endOn)
  for (const year of [ground.year - 1, ground.year]) {
    if (`${year}-03-28` > endOn) continue
    const promised = await promise(ground, year)
    const deeds = [...lifeOf(ground, promised), ...publicDeeds(ground, promised, year)]
    for (const { on, act } of deeds.filter((deed) => deed.on <= endOn).sort((a, b) => (a.on < b.on ? -1 : 1))) {
      at(on)
      await act()
    }
  }
  if (`${ground.year}-03-20` <= endOn) await keepOwn(ground, endOn)
  at(endOn)
}

function at(day: Day): void {
  stopClock(`${day}T02:10:00.000Z`)
}

async function groundOf(world: SeedWorld, endOn: Day): Promise<Ground> {
  const codes = [...new Set(world.members.map((member) => member.unionCode))]
  const cityId = world.fundManager.grants[0]!.orgId
  return transaction(system, async (tx) => ({
    world,
    city: (await orgsByIds(tx, [cityId]))[0]!,
    unions: (await orgsByCode(tx, codes)).sort((a, b) => (a.code < b.code ? -1 : 1)),
    year: Number(endOn.slice(0, 4)),
  }))
}

/** Whoever keeps for a union: its own officer, or the second one at the city. */
function keeperOf({ world, city }: Ground, union: Org): Actor {
  return union.id === city.id ? world.secondReviewer : world.unionOfficerOf(union.path)
}

/** Registered and reported in March, published before its end. */
async function promise(ground: Ground, year: number): Promise<Promised[]> {
  const { city, unions, world } = ground
  const which = year === ground.year ? 'this' : 'last'
  const promised: Promised[] = []
  at(`${year}-03-12`)
  for (const [turn, seed] of seedCommitments.filter((one) => one.year === which).entries()) {
    const union = seed.by === 'city' ? city : unions[turn % unions.length]!
    const { title, what, beneficiaries, measure, target, due } = seed
    const id = await register(ground, union, { year, title, what, beneficiaries, measure, target, due })
    await reportCommitment(keeperOf(ground, union), id, city.id)
    promised.push({ seed, id, union, year })
  }
  at(`${year}-03-28`)
  const commitmentIds = promised.map((one) => one.id)
  const list = { orgId: city.id, year, scope: 'public' as const, words: words.list, commitmentIds }
  await publishList(world.fundManager, list, newId())
  return promised
}

type Wanted = Pick<SeedCommitment, 'title' | 'what' | 'beneficiaries' | 'measure' | 'target' | 'due'> & {
  readonly year: number
}

async function register(ground: Ground, union: Org, { due, ...wanted }: Wanted): Promise<Id> {
  const keeper = keeperOf(ground, union)
  const wording = { ...wanted, orgId: union.id, officerId: keeper.personId!, dueOn: `${wanted.year}-${due}` }
  return (await registerCommitment(keeper, wording, newId())).id
}

/** Steps, amendments and acceptances of each. */
function lifeOf(ground: Ground, promised: readonly Promised[]): Deed[] {
  const { fundManager } = ground.world
  return promised.flatMap((one) => {
    const { seed, id, union, year } = one
    const steps = seed.steps.map(({ on, quantity, ...step }) => ({
      on: `${year}-${on}`,
      act: () => {
        const said = { ...step, takenOn: `${year}-${on}`, quantity: quantity ?? null, photoIds: [] }
        return takeStep(keeperOf(ground, union), id, said)
      },
    }))
    const { amended } = seed
    const amendment = amended && {
      on: `${year}-${amended.on}`,
      act: () => amendCommitment(fundManager, id, amendedWording(ground, one, amended)),
    }
    return [...steps, ...(amendment ? [amendment] : []), ...acceptancesOf(ground, one)]
  })
}

function amendedWording(ground: Ground, { seed, union, year }: Promised, amended: { target: number; reason: string }) {
  const { title, what, beneficiaries, measure, target, due } = seed
  const dueOn = amended.target === target ? `${year}-${words.amendedDue}` : `${year}-${due}`
  const officerId = keeperOf(ground, union).personId!
  const moved = amended.target === target ? `${words.amendedPlace}${what}` : what
  return {
    title,
    what: moved,
    beneficiaries,
    measure,
    officerId,
    dueOn,
    target: amended.target,
    reason: amended.reason,
  }
}

function acceptancesOf({ world }: Ground, { seed, id, year }: Promised): Deed[] {
  const judge =
    (verdict: 'done' | 'undone', given: { quantity: number; words: string; promised?: Day }) => async () => {
      const { undone } = seed
      await judgeCommitment(world.fundManager, id, {
        ...{ verdict, quantity: given.quantity, words: given.words },
        evidenceIds: [await evidence(world.fundManager, seed.title, given.words)],
        reason: verdict === 'undone' ? undone!.reason : '',
        rectification: verdict === 'undone' ? undone!.rectification : '',
        promisedOn: given.promised ?? null,
      })
    }
  const on = `${year}-12-18`
  const { undone, accepted, target } = seed
  if (!undone) return accepted ? [{ on, act: judge('done', { quantity: target, words: accepted }) }] : []
  const promised = `${year + 1}-${undone.promised}`
  const { fulfilled } = undone
  return [
    { on, act: judge('undone', { quantity: undone.quantity, words: words.checked, promised }) },
    ...(fulfilled
      ? [{ on: `${year + 1}-${fulfilled.on}`, act: judge('done', { quantity: target, words: fulfilled.words }) }]
      : []),
  ]
}

/** A signed record as the acceptance leaves it. */
async function evidence(actor: Actor, title: string, said: string): Promise<Id> {
  const chapters = [{ title, note: said, headings: [], rows: [], empty: words.checked }]
  const pdf = await writePdf({ title: words.evidence, note: title, footer: title, chapters })
  const incoming = { name: `${words.evidence}.pdf`, purpose: 'document' as const, stream: Readable.from([pdf]) }
  return (await transaction(actor, (tx) => storeFile(tx, actor, incoming))).id
}

/** The bulletin of July, and what a member says and thinks of what was done. */
function publicDeeds(ground: Ground, promised: readonly Promised[], year: number): Deed[] {
  const { world, city } = ground
  const bulletin = {
    on: `${year}-07-13`,
    act: async () => {
      const lines = promised.map(({ seed, id }) => ({
        ...{ commitmentId: id, standing: seed.standing, words: seed.said ?? '' },
        quantity: seed.steps.filter((step) => step.on <= '07-13').at(-1)?.quantity ?? 0,
      }))
      const listId = await listOf(city.id, year)
      return issueBulletin(world.fundManager, listId, { words: words.bulletin, lines }, newId())
    },
  }
  const stations = promised.find((one) => one.seed.by === 'city' && one.seed.accepted)
  if (!stations) return [bulletin]
  const opinions = {
    on: `${year}-12-22`,
    act: async () => {
      for (const [turn, member] of world.members.slice(0, 6).entries()) {
        const worker = await memberActor(member)
        await rateCommitment(worker, stations.id, { stars: turn === 4 ? 4 : 5, words: turn === 0 ? words.rating : '' })
        if (turn !== 0) continue
        const said = { words: words.remark, photoIds: [] }
        const { id } = await remarkOnCommitment(worker, stations.id, said, newId())
        await answerRemark(world.secondReviewer, id, words.answer)
      }
    },
  }
  return [bulletin, opinions]
}

function listOf(ownerId: Id, year: number): Promise<Id> {
  return transaction(system, async (tx) => (await listOfYear(tx, ownerId, year))!.id)
}

/** One union's own list for its members, something that waits for the city's, and a draft. */
async function keepOwn(ground: Ground, endOn: Day): Promise<void> {
  const { city, unions, year } = ground
  const union = unions[0]!
  const keeper = keeperOf(ground, union)
  at(`${year}-03-18`)
  const { step, ...own } = seedOwn
  const id = await register(ground, union, { ...own, year })
  await reportCommitment(keeper, id, union.id)
  const waiting = await register(ground, union, { ...seedWaiting, year })
  at(`${year}-03-20`)
  const list = { orgId: union.id, year, scope: 'unit' as const, words: '', commitmentIds: [id] }
  await publishList(keeper, list, newId())
  if (`${year}-10-20` > endOn) return
  at(`${year}-10-20`)
  const said = { stage: 'works' as const, takenOn: `${year}-10-20`, words: step, quantity: 2, photoIds: [] }
  await takeStep(keeper, id, said)
  await reportCommitment(keeper, waiting, city.id)
}

async function memberActor({ name, idNumber }: SeedPerson): Promise<Actor> {
  const index = blindIndex(config().sealKeys, idNumber)
  const [person] = await transaction(system, (tx) => personsByIdIndex(tx, [index]))
  const personId = person!.id
  const scope = { role: 'app', orgs: [], personId } as const
  const given = { sessionId: null, grants: [], requestId: newId(), address: '' }
  return { kind: 'worker', personId, name, scope, ...given }
}
