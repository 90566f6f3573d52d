import { today } from '../../platform/clock.ts'
import { encodeCursor } from '../../platform/cursor.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import { type OrgId, orgsByIds } from '../orgs/index.ts'
import type { OccasionPage, OccasionState } from './contract.ts'
import { countsOf, feedbackRows, guestsOf, minutesOf, sumOfFeedback } from './counts.store.ts'
import { cursorOf } from './cursor.ts'
import { dutyStanding } from './duties.ts'
import { refusal } from './errors.ts'
import { occasionKindOf, occasionKinds } from './kinds.ts'
import type { DutyStanding, Occasion, OccasionKind, SeatPlace, TallyCount } from './model.ts'
import { occasionCards } from './present.ts'
import { attendedAt, attendedAtMany, findOccasion, historyOf, listOccasions, placesOf } from './queries.ts'
import { peopleText } from './text.ts'

const page = 30
const placesPage = 200

/** Which kinds somebody may read, and whether she plans them. */
export function readableKinds(actor: Actor): OccasionKind[] {
  return occasionKinds().filter(
    ({ readPermission, permission }) =>
      grantsWith(actor, readPermission).length > 0 || grantsWith(actor, permission).length > 0,
  )
}

export type ListWish = {
  readonly orgId?: OrgId | undefined
  readonly kind?: string | undefined
  readonly state?: OccasionState | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

/** A page of occasions below one organisation, or below each top of the reader's own. */
export async function readOccasions(actor: Actor, wish: ListWish) {
  return reading(actor, async (tx) => {
    const kinds = readableKinds(actor).filter(({ key }) => wish.kind === undefined || key === wish.kind)
    const found = (
      await Promise.all(
        (
          await placesToRead(tx, actor, kinds, wish.orgId)
        ).map(({ below, keys }) => listOccasions(tx, { ...filterOf(wish), below, kinds: keys, most: page + 1 })),
      )
    ).flat()
    const unique = [...new Map(found.map((one) => [one.id, one])).values()].toSorted(latestFirst).slice(0, page + 1)
    const some = unique.slice(0, page)
    const cards = await occasionCards(tx, some)
    const there = await attendedAtMany(
      tx,
      some.map((one) => one.id),
    )
    const last = some.at(-1)
    return {
      occasions: cards.map((card) => ({ ...card, attended: there.get(card.id)?.all ?? 0 })),
      next: unique.length > page && last ? encodeCursor({ at: last.startsAt, id: last.id }) : null,
    }
  })
}

function filterOf({ state, from, to, search, cursor }: ListWish) {
  return {
    state,
    search,
    from: from === undefined ? undefined : startOfDay(from),
    until: to === undefined ? undefined : startOfDay(addDays(to, 1)),
    after: cursorOf(cursor),
  }
}

/** Where the reader may read which kinds: the organisation she names, or the tops of all her grants. */
async function placesToRead(tx: Tx, actor: Actor, kinds: readonly OccasionKind[], orgId: OrgId | undefined) {
  if (orgId !== undefined) {
    const [below] = await orgsByIds(tx, [orgId])
    const readable = below ? kinds.filter((kind) => reads(actor, kind, below.path)) : []
    if (!below || readable.length === 0) throw refusal('occasions.not-found')
    return [{ below, keys: readable.map(({ key }) => key) }]
  }
  const tops = await orgsByIds(tx, [...new Set(actor.grants.map((one) => one.orgId))])
  return tops
    .map((below) => ({ below, keys: kinds.filter((kind) => reads(actor, kind, below.path)).map(({ key }) => key) }))
    .filter(({ keys }) => keys.length > 0)
}

function reads(actor: Actor, { readPermission, permission }: OccasionKind, path: readonly string[]): boolean {
  return [...grantsWith(actor, readPermission), ...grantsWith(actor, permission)].some((one) =>
    path.includes(one.orgId),
  )
}

function latestFirst(one: Occasion, other: Occasion): number {
  if (one.startsAt !== other.startsAt) return one.startsAt < other.startsAt ? 1 : -1
  return one.id < other.id ? 1 : -1
}

/** One that the reader may read; beyond her reach it is as if it were not there. */
export async function occasionToRead(tx: Tx, actor: Actor, id: string): Promise<Occasion> {
  const occasion = await findOccasion(tx, id)
  if (!occasion || !reads(actor, occasionKindOf(occasion.kind), occasion.orgPath)) throw refusal('occasions.not-found')
  return occasion
}

/** One as its host reads it. */
export async function readOccasion(actor: Actor, id: string): Promise<OccasionPage> {
  return reading(actor, async (tx) => {
    const occasion = await occasionToRead(tx, actor, id)
    const kind = occasionKindOf(occasion.kind)
    const [card] = await occasionCards(tx, [occasion])
    const there = await attendedAt(tx, occasion)
    const { count, stars } = await sumOfFeedback(tx, id)
    return {
      ...card!,
      runs: grantsWith(actor, kind.permission).some((one) => occasion.orgPath.includes(one.orgId)),
      rule: (occasion.rule ?? null) as OccasionPage['rule'],
      attended: there.all,
      checkedIn: there.checkedIn,
      placed: there.placed,
      waiting: there.waiting,
      counts: countCards(kind, await countsOf(tx, occasion)),
      guests: (await guestsOf(tx, occasion)).map(({ role, ...guest }) => ({
        ...guest,
        roleName: kind.roles[role] ?? role,
      })),
      minutes: (await minutesOf(tx, occasion)).map((one) => ({ ...one, fileIds: [...one.fileIds] })),
      feedback: {
        count,
        average: count === 0 ? null : Math.round((stars * 10) / count) / 10,
        entries: await feedbackRows(tx, id),
      },
      history: await historyOf(tx, occasion),
    }
  })
}

function countCards({ tallies }: OccasionKind, counts: readonly TallyCount[]) {
  const back = new Set(counts.flatMap((one) => one.takesBack ?? []))
  return counts
    .filter((one) => one.takesBack === null)
    .map(({ takesBack: _, ...one }) => {
      const { name, unit } = tallies?.[one.tally] ?? peopleText
      return { ...one, name, unit, takenBack: back.has(one.id) }
    })
}

/** A page of an occasion's list, in order of turns. */
export async function readPlaces(
  actor: Actor,
  id: string,
  wish: { state: SeatPlace['state']; cursor?: string | undefined },
) {
  return reading(actor, async (tx) => {
    const occasion = await occasionToRead(tx, actor, id)
    const { roles } = occasionKindOf(occasion.kind)
    const found = await placesOf(tx, id, { state: wish.state, after: turnOf(wish.cursor), most: placesPage + 1 })
    const some = found.slice(0, placesPage)
    const last = some.at(-1)
    return {
      places: some.map((one) => ({
        personId: one.ownerId,
        name: one.personName,
        roleName: roles[one.role] ?? one.role,
        ...{ venue: one.venue, state: one.state, origin: one.origin, turn: one.turn, takenAt: one.takenAt },
        ...{ attendedAt: one.attendedAt, attendedBy: one.attendedBy },
      })),
      next: found.length > placesPage && last ? `${last.turn}~${last.ownerId}` : null,
    }
  })
}

function turnOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const found = /^(\d{1,9})~([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor)
  if (!found) throw refusal('occasions.cursor-unknown')
  return { turn: Number(found[1]), id: found[2]! }
}

/** How units stand with a kind's duties, below every organisation the reader may read it at. */
export async function readDuties(
  actor: Actor,
  wish: { kind: string; on?: string | undefined; state?: DutyStanding['state'] | undefined },
) {
  return reading(actor, async (tx) => {
    const kind = occasionKindOf(wish.kind)
    const found: DutyStanding[] = []
    for (const { below } of await placesToRead(tx, actor, [kind], undefined))
      found.push(...(await dutyStanding(tx, { orgId: below.id, kind: kind.key, on: wish.on ?? today() })))
    const kept = found.filter((one) => wish.state === undefined || one.state === wish.state)
    const names = new Map(
      (await orgsByIds(tx, [...new Set(kept.map((one) => one.unitId))])).map((one) => [one.id, one.name]),
    )
    return kept.map((one) => ({ ...one, unitName: names.get(one.unitId) ?? '' }))
  })
}
