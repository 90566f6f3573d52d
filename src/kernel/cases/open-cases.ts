import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { inOneTrip, type Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { takePseudonyms } from './bodies.store.ts'
import { insertCountChanges } from './counts.store.ts'
import type { Case, CaseEvent, CaseType, OpenCase } from './model.ts'
import { planLandings } from './plan-landings.ts'
import { shareWithDesks } from './share-with-desks.ts'
import { drawNumbers, insertCases, insertEvents, type NewCase, widenSeries } from './store.ts'
import { anonymousText } from './text.ts'
import { turnClocks } from './turn-clocks.ts'

/** Rows of one statement; measured, more gains nothing and holds memory. */
const mostRows = 5_000

/** What a service learns about a case it opened; its own row bears the same owner, who is a pseudonym when she is anonymous. */
export type OpenedCase = Pick<Case, 'id' | 'ownerId' | 'number' | 'state' | 'dueOn'>

/**
 * Opens cases of one type, each in its state at its desk with its due date, numbered, with the first line of its
 * history and counted on the way up. Any number may be given; they are written 5,000 at a time.
 */
export async function openCases<State extends string>(
  tx: Tx,
  actor: Actor,
  type: CaseType<State>,
  cases: readonly OpenCase<State>[],
): Promise<OpenedCase[]> {
  const opened: OpenedCase[] = []
  for (let first = 0; first < cases.length; first += mostRows) {
    const some = await openSome(tx, actor, type, cases.slice(first, first + mostRows))
    for (const { id, ownerId, number, landing } of some) {
      opened.push({ id, ownerId, number, state: landing.state, dueOn: landing.dueOn })
    }
  }
  return opened
}

async function openSome(tx: Tx, actor: Actor, type: CaseType, cases: readonly OpenCase[]): Promise<NewCase[]> {
  const at = now()
  const day = dayOf(at)
  const numbers = await drawNumbers(tx, type.numberPrefix, Number(day.slice(0, 4)), cases.length)
  const flights = cases.map(({ orgPath, state, dueDays, deskOrgId }) => {
    const landsIn = state ?? type.initial
    return { orgPath, state: landsIn, dueDays, deskOrgId, namedDeskId: null, bodyIds: [], deed: type.openedAs }
  })
  const landings = await planLandings(tx, type, flights, { at })
  const rows = cases.map((row, index) => born(row, actor, numbers[index]!, landings[index]!))

  await takePseudonyms(tx, pseudonymsOf(cases, rows), at)
  const events = rows.map((row) => openingOf(row, actor, at))
  const places = rows.map((row) => ({ ...row.landing, type: type.key, orgPath: row.orgPath }))
  await inOneTrip(
    tx,
    () => insertCases(tx, type.key, rows),
    () => insertEvents(tx, events),
    () => widenSeries(tx, type.key, seriesOf(cases), day),
    () =>
      insertCountChanges(
        tx,
        places.map((place) => ({ n: 1, place })),
      ),
  )
  await shareWithDesks(
    tx,
    actor,
    rows.map((row) => ({ row: { ...row, bodyIds: [] }, landing: row.landing })),
    at,
  )
  await turnClocks(
    tx,
    type,
    rows.map((row) => ({ row, from: null, to: row.landing.state })),
  )
  return rows
}

type Born = NewCase & {
  readonly movedBy: Id | null
  readonly openedBy: { readonly id: Id | null; readonly name: string }
}

/** An anonymous person opens her case under the pseudonym that is drawn for it. */
function born(row: OpenCase, actor: Actor, number: string, landing: NewCase['landing']): Born {
  if (!row.anonymous) {
    if (row.ownerId === null) throw new Error('only an anonymous case may have nobody known behind it')
    const openedBy = { id: actor.personId, name: actor.name }
    return { ...row, ownerId: row.ownerId, number, landing, movedBy: actor.personId, openedBy }
  }
  const ownerId = newId()
  const herself = row.ownerId !== null && row.ownerId === actor.personId
  const openedBy = herself ? { id: ownerId, name: anonymousText } : { id: actor.personId, name: actor.name }
  return { ...row, ownerId, personName: anonymousText, number, landing, movedBy: openedBy.id, openedBy }
}

function pseudonymsOf(cases: readonly OpenCase[], rows: readonly Born[]) {
  return cases.flatMap(({ anonymous, ownerId }, at) => {
    if (!anonymous || ownerId === null) return []
    const { id, ownerId: pseudonym, number, title } = rows[at]!
    return [{ ownerId, caseId: id, pseudonym, number, title }]
  })
}

function openingOf(row: Born, actor: Actor, at: string): CaseEvent {
  return {
    ownerId: row.ownerId,
    caseId: row.id,
    seq: 1,
    at,
    action: 'opened',
    fromState: null,
    toState: row.landing.state,
    actorId: row.openedBy.id,
    actorName: row.openedBy.name,
    actorOrgId: row.openedBy.id === row.ownerId ? null : officeOf(actor, row.orgPath),
    note: row.note || null,
    audience: 'all',
  }
}

/** The organisation in whose name an officer opens: the nearest of hers on the way up from the home union. */
function officeOf(actor: Actor, orgPath: readonly Id[]): Id | null {
  return orgPath.findLast((id) => actor.grants.some((grant) => grant.orgId === id)) ?? null
}

function seriesOf(cases: readonly OpenCase[]): string[] {
  return [...new Set(cases.flatMap((row) => row.series ?? []))]
}
