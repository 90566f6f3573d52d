import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { insertCountChanges } from './counts.store.ts'
import type { Case, CaseEvent, CaseType, OpenCase } from './model.ts'
import { planLandings } from './plan-landings.ts'
import { drawNumbers, insertCases, insertEvents, type NewCase, widenSeries } from './store.ts'

/** Rows of one statement; measured, more gains nothing and holds memory. */
const mostRows = 5_000

/** What a service learns about a case it opened. */
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
  const flights = cases.map(({ orgPath, state, dueDays }) => ({ orgPath, state: state ?? type.initial, dueDays }))
  const landings = await planLandings(tx, type, flights, at)
  const rows = cases.map((row, index) => ({ ...row, number: numbers[index]!, landing: landings[index]! }))

  await insertCases(tx, type.key, rows, actor.personId)
  await insertEvents(
    tx,
    rows.map((row) => openingOf(row, actor, at)),
  )
  await widenSeries(tx, type.key, seriesOf(cases), day)
  await insertCountChanges(
    tx,
    rows.map((row) => ({ n: 1, place: { ...row.landing, type: type.key, orgPath: row.orgPath } })),
  )
  return rows
}

function openingOf(row: NewCase, actor: Actor, at: string): CaseEvent {
  return {
    ownerId: row.ownerId,
    caseId: row.id,
    seq: 1,
    at,
    action: 'opened',
    fromState: null,
    toState: row.landing.state,
    actorId: actor.personId,
    actorName: actor.name,
    actorOrgId: officeOf(actor, row.orgPath),
    note: null,
  }
}

/** The organisation in whose name an officer opens: the nearest of hers on the way up from the home union. */
function officeOf(actor: Actor, orgPath: readonly Id[]): Id | null {
  return orgPath.findLast((id) => actor.grants.some((grant) => grant.orgId === id)) ?? null
}

function seriesOf(cases: readonly OpenCase[]): string[] {
  return [...new Set(cases.flatMap((row) => row.series ?? []))]
}
