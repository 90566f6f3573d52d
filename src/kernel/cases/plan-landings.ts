import { type Day, dayOf, type Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { addWorkingDays, type Calendar, readCalendar } from '../calendar/index.ts'
import { type Org, orgsByIds } from '../orgs/index.ts'
import { refusal } from './errors.ts'
import type { CaseType, Landing } from './model.ts'
import { deskKindOf, deskOrgOf } from './rules.ts'

/** A case on its way into a state. */
export type Flight = {
  readonly orgPath: readonly Id[]
  readonly state: string
  /** Instead of the state's own. */
  readonly dueDays: number | undefined
  /** The organisation that the verb names. */
  readonly deskOrgId: Id | undefined
  /** Where a named desk is now, if it is at one: it stays there unless the verb names another. */
  readonly namedDeskId: Id | null
  readonly bodyIds: readonly Id[]
  /** What brings it there, for a refusal. */
  readonly deed: string
}

/** Whether a state of the type may have a due date by itself, so that the calendar is worth asking for beforehand. */
export function isEverDue(type: CaseType): boolean {
  return Object.values(type.states).some(({ dueDays }) => dueDays !== undefined)
}

/** Desk and due date of cases that come into a state now. Reads the calendar and the tree only where a state needs them. */
export async function planLandings(
  tx: Tx,
  type: CaseType,
  flights: readonly Flight[],
  { at, calendar }: { readonly at: Instant; readonly calendar?: Calendar | null },
): Promise<Landing[]> {
  const orgs = await orgsOnTheWay(tx, type, flights)
  const kindOf = new Map([...orgs.values()].map((org) => [org.id, org.kind]))
  const due = dueFrom(calendar ?? (await calendarFor(tx, type, flights)), dayOf(at))
  return flights.map((flight) => {
    const state = type.states[flight.state]!
    const closed = state.desk === 'none'
    const deskOrgId = namedDesk(type, flight, orgs) ?? deskOrgOf(state.desk, flight.orgPath, kindOf)
    const outside = deskOrgId !== null && !flight.orgPath.includes(deskOrgId) && !flight.bodyIds.includes(deskOrgId)
    return {
      state: flight.state,
      desk: deskKindOf(state.desk),
      deskOrgId,
      bodyIds: outside ? [...flight.bodyIds, deskOrgId] : flight.bodyIds,
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

/** The organisation that the verb names, for a state at an organisation's desk; refuses one that cannot have it. */
function namedDesk(type: CaseType, flight: Flight, orgs: ReadonlyMap<Id, Org>): Id | null {
  const { desk } = type.states[flight.state]!
  if (deskKindOf(desk) !== 'org') return null
  const deskOrgId = flight.deskOrgId ?? (desk === 'named' ? flight.namedDeskId : null)
  if (deskOrgId === null) {
    if (desk === 'named') throw refusal('cases.desk-missing', { action: flight.deed })
    return null
  }
  const org = orgs.get(deskOrgId)
  if (!org) throw refusal('cases.desk-unknown')
  if (org.closedOn !== null) throw refusal('cases.desk-closed', { org: org.name })
  return deskOrgId
}

const withoutLevel: readonly string[] = ['home', 'person', 'system', 'none', 'named']

async function orgsOnTheWay(tx: Tx, type: CaseType, flights: readonly Flight[]): Promise<ReadonlyMap<Id, Org>> {
  const ids = new Set<Id>()
  for (const { state, deskOrgId, namedDeskId, orgPath } of flights) {
    const { desk } = type.states[state]!
    if (deskOrgId !== undefined) ids.add(deskOrgId)
    else if (desk === 'named' && namedDeskId !== null) ids.add(namedDeskId)
    if (!withoutLevel.includes(desk)) for (const id of orgPath) ids.add(id)
  }
  const orgs = ids.size > 0 ? await orgsByIds(tx, [...ids]) : []
  return new Map(orgs.map((org) => [org.id, org]))
}
