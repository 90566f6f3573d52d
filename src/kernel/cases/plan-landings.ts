import { type Day, dayOf, type Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { addWorkingDays, type Calendar, readCalendar } from '../calendar/index.ts'
import { orgsByIds } from '../orgs/index.ts'
import type { CaseType, Landing } from './model.ts'
import { deskKindOf, deskOrgOf } from './rules.ts'

/** A case on its way into a state. */
export type Flight = {
  readonly orgPath: readonly Id[]
  readonly state: string
  /** Instead of the state's own. */
  readonly dueDays: number | undefined
}

/** Desk and due date of cases that come into a state now. Reads the calendar and the tree only where a state needs them. */
export async function planLandings(
  tx: Tx,
  type: CaseType,
  flights: readonly Flight[],
  at: Instant,
): Promise<Landing[]> {
  const kindOf = await kindsOnTheWay(tx, type, flights)
  const due = dueFrom(await calendarFor(tx, type, flights), dayOf(at))
  return flights.map((flight) => {
    const state = type.states[flight.state]!
    const closed = state.desk === 'none'
    return {
      state: flight.state,
      desk: deskKindOf(state.desk),
      deskOrgId: deskOrgOf(state.desk, flight.orgPath, kindOf),
      stageSince: at,
      closedAt: closed ? at : null,
      lateSince: null,
      ...due(closed ? null : (flight.dueDays ?? state.dueDays ?? null)),
    }
  })
}

type Due = Pick<Landing, 'dueDays' | 'dueOn' | 'dueEstimated' | 'risesOn'>

const never: Due = { dueDays: null, dueOn: null, dueEstimated: false, risesOn: null }

/** Counts each number of days once, however many cases share it. */
function dueFrom(calendar: Calendar | null, from: Day): (days: number | null) => Due {
  const counted = new Map<number, Due>()
  return (days) => {
    if (days === null || calendar === null) return never
    const known = counted.get(days) ?? countDue(calendar, from, days)
    counted.set(days, known)
    return known
  }
}

/** A case rises, or is late, on the first working day after its due date. */
export function countDue(calendar: Calendar, from: Day, days: number): Due {
  const { day, estimated } = addWorkingDays(calendar, from, days)
  return { dueDays: days, dueOn: day, dueEstimated: estimated, risesOn: addWorkingDays(calendar, day, 1).day }
}

async function calendarFor(tx: Tx, type: CaseType, flights: readonly Flight[]): Promise<Calendar | null> {
  const needed = flights.some(({ state, dueDays }) => (dueDays ?? type.states[state]!.dueDays) !== undefined)
  return needed ? readCalendar(tx) : null
}

async function kindsOnTheWay(tx: Tx, type: CaseType, flights: readonly Flight[]): Promise<ReadonlyMap<Id, string>> {
  const needed = flights.filter(({ state }) => !['home', 'person', 'system', 'none'].includes(type.states[state]!.desk))
  if (needed.length === 0) return new Map()
  const orgs = await orgsByIds(tx, [...new Set(needed.flatMap((flight) => flight.orgPath))])
  return new Map(orgs.map((org) => [org.id, org.kind]))
}
