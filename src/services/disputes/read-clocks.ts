import { type Calendar, isWorkingDay, readCalendar } from '../../kernel/calendar/index.ts'
import { now, today } from '../../platform/clock.ts'
import { addDays, type Day, dayOf } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Clock, ClockFacts } from './clocks.model.ts'
import { clocksOf } from './clocks.rules.ts'
import { claimsOnlyWages } from './disputes.rules.ts'
import type { Hearing } from './hearings.model.ts'
import { hearingNearest, hearingsOf } from './hearings.store.ts'
import type { Agreement, Arbitration, Dispute } from './model.ts'
import { agreementsOf, arbitrationsOf, type DatedFactRow, datedFactsOf } from './records.store.ts'

/** Everything beside its own row from which the terms of a dispute are counted. */
export type ClockSources = {
  readonly dated: readonly DatedFactRow[]
  readonly agreement: Agreement | undefined
  readonly arbitration: Arbitration | undefined
  readonly hearings: readonly Hearing[]
}

/** The terms of many disputes as they stand today, in a few statements for all. */
export async function readClocks(tx: Tx, disputes: readonly Dispute[]): Promise<ReadonlyMap<string, Clock[]>> {
  const ids = disputes.map((one) => one.id)
  const [dated, agreements, arbitrations] = [
    await datedFactsOf(tx, ids),
    await agreementsOf(tx, ids),
    await arbitrationsOf(tx, ids),
  ]
  const hearings = await hearingsOf(tx, ids)
  const rollOn = rollingOn(await readCalendar(tx))
  return new Map(
    disputes.map((dispute) => {
      const facts = factsFor(dispute, {
        dated: dated.filter((one) => one.disputeId === dispute.id),
        agreement: agreements.find((one) => one.disputeId === dispute.id),
        arbitration: arbitrations.find((one) => one.disputeId === dispute.id),
        hearings: hearings.filter((one) => one.disputeId === dispute.id),
      })
      return [dispute.id, dispute.closedOn === null ? clocksOf(facts, today(), rollOn) : []] as const
    }),
  )
}

/** The terms of one dispute. A closed one has none that still matter. */
export function clocksFor(dispute: Dispute, sources: ClockSources, calendar: Calendar): Clock[] {
  if (dispute.closedOn !== null) return []
  return clocksOf(factsFor(dispute, sources), today(), rollingOn(calendar))
}

function rollingOn(calendar: Calendar): (day: Day) => Day {
  return (day) => {
    let on = day
    while (!isWorkingDay(calendar, on)) on = addDays(on, 1)
    return on
  }
}

function factsFor(dispute: Dispute, { dated, agreement, arbitration, hearings }: ClockSources): ClockFacts {
  const hearing = hearingNearest(
    hearings.filter((one) => one.kind !== 'public'),
    now(),
  )
  const counting = dated.filter((one) => one.voidedBecause === null)
  return {
    claims: claimsOnlyWages(dispute.subjects),
    employment: dispute.employment,
    endedOn: dispute.endedOn,
    knownOn: dispute.knownOn,
    dated: counting,
    agreement: agreement?.signedAt ? { signedOn: dayOf(agreement.signedAt), payBy: agreement.payBy } : null,
    paidOn: dispute.paidAt === null ? null : dayOf(dispute.paidAt),
    arbitration: arbitration
      ? {
          ...arbitration,
          isFinal: arbitration.isFinal === null ? 'unsaid' : arbitration.isFinal ? 'yes' : 'no',
        }
      : null,
    hearing: hearing ? { on: dayOf(hearing.startsAt), notifiedOn: hearing.notifiedOn } : null,
  }
}
