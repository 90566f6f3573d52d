import type { Actor } from '../../kernel/access/index.ts'
import { type Org, orgsByCode, orgsByIds } from '../../kernel/orgs/index.ts'
import { newestMembersOf } from '../../kernel/people/index.ts'
import { now, stopClock } from '../../platform/clock.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { applyForFounding } from './apply-for-founding.ts'
import { changeUnions } from './change-unions.ts'
import { decideApplication } from './decide-application.ts'
import { insertProfiles } from './foundings.store.ts'
import { setFirmTotal } from './read-figures.ts'
import { recordElection } from './record-election.ts'
import { remindOfTerms } from './remind-terms.ts'
import { seedText } from './seed.text.ts'
import { type PostKey, postKeys } from './terms.model.ts'
import { addYears } from './terms.rules.ts'

/** What the demonstration hands to this service. */
export type SeedWorld = {
  readonly members: readonly { readonly unionCode: string }[]
  readonly unionBuilder: Actor
  readonly countyOfficerOf: (orgPath: readonly string[]) => Actor
  readonly unionOfficerOf: (orgPath: readonly string[]) => Actor
}

const years = 5
/** Days from today to the end of a term, in turn: over, nearly over, soon, and the years after. */
const ends = [-46, 22, 74, 300, 640, 900, 1200, 1500]

/** Puts the tree of the city into the middle of its work: terms running out, an application waiting, a history. */
export async function seedUnions(world: SeedWorld, endOn: Day): Promise<void> {
  const codes = [...new Set(world.members.map((member) => member.unionCode))].sort()
  const unions = await transaction(system, (tx) => orgsByCode(tx, codes))
  on(endOn)
  await describeUnions(unions)
  const spread = [...unions].sort((a, b) => a.code.localeCompare(b.code))
  for (const [at, union] of spread.entries()) {
    const dueOn = addDays(endOn, ends[at % ends.length]! + Math.floor(at / ends.length))
    await holdElections(world, union, addYears(dueOn, -years))
  }
  await applyAndDecide(world, spread, endOn)
  await changeSome(world, spread, endOn)
  await tellTotals(world, unions, endOn)
  on(endOn)
  await remindOfTerms()
}

function on(day: Day): void {
  stopClock(`${day}T01:30:00.000Z`)
}

async function describeUnions(unions: readonly Org[]): Promise<void> {
  const blank = { employerCreditCode: null, source: 'import' as const }
  await transaction(system, (tx) =>
    insertProfiles(
      tx,
      unions.map((union, at) => ({
        ...blank,
        orgId: union.id,
        orgPath: union.path,
        employerName: union.name.replace(new RegExp(`${seedText.suffix}$`), ''),
        workerCount: 60 + ((at * 37) % 400),
        establishedOn: union.foundedOn,
      })),
      now(),
    ),
  )
}

/** Every third union has been through a term before this one. */
async function holdElections(world: SeedWorld, union: Org, heldOn: Day): Promise<void> {
  const officer = world.unionOfficerOf(union.path)
  const members = await transaction(system, (tx) => newestMembersOf(tx, union.id, postKeys.length + 2))
  if (members.length < postKeys.length) return
  const seats: PostKey[] = [...postKeys, 'member', 'member']
  const elected = members.map(({ personId }, at) => ({ personId, post: seats[at]!, votes: 26 + ((at * 5) % 9) }))
  const election = {
    orgId: union.id,
    kind: 'general',
    method: 'members',
    eligibleCount: 40,
    attendedCount: 36,
  } as const
  const earlier = addDays(addYears(heldOn, -years), 6)
  const held = union.code.endsWith('3') && earlier >= union.foundedOn ? [earlier, heldOn] : [heldOn]
  for (const day of held) {
    on(day)
    const wish = { ...election, heldOn: day, ordinal: 2, elected, fileIds: [], note: '' }
    await recordElection(officer, wish, newId())
  }
}

async function applyAndDecide(world: SeedWorld, unions: readonly Org[], endOn: Day): Promise<void> {
  const parentIds = [...new Set(unions.map((union) => union.path.at(-2)!))]
  const parents = await transaction(system, (tx) => orgsByIds(tx, parentIds))
  for (const [at, one] of seedText.applications.entries()) {
    const parent = parents[at % parents.length]!
    const neighbour = unions.find((union) => union.path.includes(parent.id))!
    on(addDays(endOn, -one.daysAgo))
    const { id } = await applyForFounding(
      world.unionOfficerOf(neighbour.path),
      {
        parentId: parent.id,
        kind: 'grassroots',
        name: fillSentence(seedText.unionName, one),
        creditCode: null,
        employerName: one.employer,
        employerCreditCode: null,
        workerCount: one.workers,
        memberCount: one.members,
        founderName: one.founder,
        remark: '',
        fileIds: [],
      },
      newId(),
    )
    on(addDays(endOn, 2 - one.daysAgo))
    const officer = world.countyOfficerOf(parent.path)
    if (one.outcome === 'founded')
      await decideApplication(officer, { id, decision: 'approve', note: seedText.approved })
    if (one.outcome === 'returned')
      await decideApplication(officer, { id, decision: 'send-back', note: seedText.returned })
  }
}

async function changeSome(world: SeedWorld, unions: readonly Org[], endOn: Day): Promise<void> {
  const [renamed, moved] = [unions[1]!, unions.at(-1)!]
  const target = unions.find((union) => union.path.at(-2) !== moved.path.at(-2))!
  on(endOn)
  await changeUnions(
    world.unionBuilder,
    {
      kind: 'rename',
      orgId: renamed.id,
      name: fillSentence(seedText.newName, { name: renamed.name }),
      on: addDays(endOn, -120),
      basis: fillSentence(seedText.basis, { n: 12 }),
    },
    newId(),
  )
  await changeUnions(
    world.unionBuilder,
    {
      kind: 'move',
      orgId: moved.id,
      parentId: target.path.at(-2)!,
      on: endOn,
      basis: fillSentence(seedText.basis, { n: 31 }),
    },
    newId(),
  )
}

async function tellTotals(world: SeedWorld, unions: readonly Org[], endOn: Day): Promise<void> {
  const year = Number(endOn.slice(0, 4))
  const counties = new Map(unions.map((union) => [union.path.at(-2)!, 0]))
  for (const union of unions) counties.set(union.path.at(-2)!, counties.get(union.path.at(-2)!)! + 1)
  const cityId = unions[0]!.path.at(-3)!
  const told = [...counties, [cityId, unions.length] as const]
  for (const [orgId, count] of told) {
    const firmCount = Math.ceil(count * 1.4) + 3
    await setFirmTotal(world.unionBuilder, { orgId, year, firmCount, source: seedText.source })
  }
}
