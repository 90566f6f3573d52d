import { addDays, type Day, daysBetween } from '../../platform/dates.ts'
import type { Clock, ClockDuty, ClockFacts, ClockKey, DatedFact, DatedFactKind } from './clocks.model.ts'

/** What the law says in numbers; the clauses stand in `clocks.text.ts` and docs/rules/disputes.md. */
export const law = {
  /** 劳动争议调解仲裁法 第二十七条: one year. */
  limitationYears: 1,
  /** 第十四条第三款: fifteen days from the receipt of the application. */
  mediationDays: 15,
  /** 第二十九条: five days. */
  acceptanceDays: 5,
  /** 第三十条第二款: ten days. */
  defenceDays: 10,
  /** 第三十五条: five days before the hearing; three for a request to postpone it. */
  noticeDays: 5,
  postponementDays: 3,
  /** 第四十三条第一款: forty-five days, extended by fifteen at most. */
  awardDays: 45,
  extensionDays: 15,
  /** 第四十八条, 第五十条: fifteen days from the receipt of the award. */
  suitDays: 15,
  /** 第四十九条: thirty days. */
  annulmentDays: 30,
  /** 民事诉讼法 第二百五十条: two years. */
  enforcementYears: 2,
} as const

export const clockDuties: Record<ClockKey, ClockDuty> = {
  limitation: 'claimant',
  mediation: 'union',
  performance: 'firm',
  acceptance: 'commission',
  defence: 'firm',
  notice: 'commission',
  postponement: 'claimant',
  award: 'commission',
  suit: 'claimant',
  annulment: 'firm',
  enforcement: 'claimant',
}

const interruptions: readonly DatedFactKind[] = ['demanded', 'relief-asked', 'debt-admitted', 'mediation-received']

type Period = { readonly fromOn: Day; readonly untilOn: Day | null }

/** Rolls a last day that is no working day on to the next one that is. */
export type RollOn = (day: Day) => Day

/** A term before it is known whether anything was done in time. */
type Term = { readonly fromOn: Day | null; readonly dueOn: Day; readonly suspendedDays: number }

/**
 * Every term of a dispute as it stands on a day, in the order of the procedure. `rollOn` moves a last day that is a rest
 * day on to the next working day (民法典 第二百零三条).
 */
export function clocksOf(facts: ClockFacts, today: Day, rollOn: RollOn): Clock[] {
  const clocks = [
    limitationOf(facts, today, rollOn),
    mediationOf(facts, today, rollOn),
    performanceOf(facts, today),
    ...preparationOf(facts, today, rollOn),
    awardOf(facts, today, rollOn),
    ...afterAwardOf(facts, today, rollOn),
  ]
  return clocks.filter((clock) => clock !== null)
}

/** The day that the parties agreed on; it is theirs, and never rolls on. */
function performanceOf({ agreement, paidOn }: ClockFacts, today: Day): Clock | null {
  return agreement && plain('performance', agreement.signedOn, agreement.payBy, paidOn, today)
}

/** 第二十九条, 第三十条, 第三十五条: acceptance, defence, and what comes before a hearing. */
function preparationOf({ arbitration, dated, hearing }: ClockFacts, today: Day, rollOn: RollOn): Clock[] {
  const clocks: Clock[] = []
  if (arbitration) {
    const due = rollOn(addDays(arbitration.appliedOn, law.acceptanceDays))
    clocks.push(plain('acceptance', arbitration.appliedOn, due, arbitration.acceptedOn ?? arbitration.refusedOn, today))
  }
  const served = firstOf(dated, 'copy-served')
  if (served) {
    const due = rollOn(addDays(served, law.defenceDays))
    clocks.push(plain('defence', served, due, firstOf(dated, 'defence-received'), today))
  }
  if (hearing) {
    clocks.push(
      plain('notice', null, lastDayBefore(hearing.on, law.noticeDays), hearing.notifiedOn, today),
      plain('postponement', null, lastDayBefore(hearing.on, law.postponementDays), null, today),
    )
  }
  return clocks
}

/** 第四十八至五十一条: a suit, the annulment of a final award, and enforcement. */
function afterAwardOf({ arbitration, paidOn }: ClockFacts, today: Day, rollOn: RollOn): Clock[] {
  const clocks: Clock[] = []
  const receivedOn = arbitration?.receivedOn ?? null
  if (arbitration && receivedOn !== null) {
    const suitBy = rollOn(addDays(receivedOn, law.suitDays))
    clocks.push(plain('suit', receivedOn, suitBy, arbitration.suedOn, today))
    if (arbitration.isFinal === 'yes') {
      clocks.push(plain('annulment', receivedOn, rollOn(addDays(receivedOn, law.annulmentDays)), null, today))
    }
  }
  const performBy = arbitration?.performBy ?? null
  if (arbitration && performBy !== null) {
    const due = rollOn(addYears(performBy, law.enforcementYears))
    clocks.push(plain('enforcement', performBy, due, arbitration.enforcementOn ?? paidOn, today))
  }
  return clocks
}

/** The last day that leaves so many whole days before a hearing; the hearing's own day is not among them. */
export function lastDayBefore(hearingOn: Day, days: number): Day {
  return addDays(hearingOn, -(days + 1))
}

/**
 * 第二十七条: one year from the day on which the harm was known; for wages none while the employment lasts, and one year
 * from its end. Asking the other side, the authorities or a mediator begins it anew; a hindrance makes it stand still.
 */
export function limitationOf(facts: ClockFacts, today: Day, rollOn: RollOn): Clock | null {
  if (facts.claims === 'wages' && facts.employment === 'employed') {
    return clock('limitation', { fromOn: null, dueOn: null, suspendedDays: 0 }, 'not-limited', null, today)
  }
  const start = facts.claims === 'wages' ? (facts.endedOn ?? facts.knownOn) : (facts.knownOn ?? facts.endedOn)
  if (start === null) return null
  const hindered = facts.dated.filter((one) => one.kind === 'hindered')
  const term = renewed(start, facts, hindered, today)
  const applied = facts.arbitration?.appliedOn ?? null
  return settle('limitation', { ...term, dueOn: rollOn(term.dueOn) }, applied, isOpen(hindered, today), today)
}

/** The last beginning of the limitation and where it ends; whatever interrupts comes in time or changes nothing. */
function renewed(start: Day, facts: ClockFacts, hindered: readonly Period[], today: Day): Term {
  const days = facts.dated
    .filter((one) => interruptions.includes(one.kind) && one.fromOn > start)
    .map((one) => one.fromOn)
    .toSorted()
  let term = suspended(start, addYears(start, law.limitationYears), hindered, today)
  for (const day of days) {
    if (day > term.dueOn) break
    term = suspended(day, addYears(day, law.limitationYears), hindered, today)
  }
  return term
}

/** 第十四条第三款: fifteen days from the receipt of the application for mediation. */
function mediationOf({ dated, agreement }: ClockFacts, today: Day, rollOn: RollOn): Clock | null {
  const received = firstOf(dated, 'mediation-received')
  if (received === null) return null
  const ended = [agreement?.signedOn ?? null, firstOf(dated, 'mediation-closed')].filter((day) => day !== null)
  const doneOn = ended.toSorted()[0] ?? null
  return plain('mediation', received, rollOn(addDays(received, law.mediationDays)), doneOn, today)
}

/** 第四十三条第一款: forty-five days from the acceptance, extended by fifteen at most; suspended days do not count. */
function awardOf({ arbitration, dated }: ClockFacts, today: Day, rollOn: RollOn): Clock | null {
  const acceptedOn = arbitration?.acceptedOn ?? null
  if (!arbitration || acceptedOn === null) return null
  const stopped = dated.filter((one) => one.kind === 'arbitration-suspended')
  const days = law.awardDays + Math.min(arbitration.extendedDays, law.extensionDays)
  const term = suspended(acceptedOn, addDays(acceptedOn, days), stopped, today)
  return settle('award', { ...term, dueOn: rollOn(term.dueOn) }, arbitration.awardOn, isOpen(stopped, today), today)
}

/**
 * A term that stands still in some periods: its last day moves by as many days as of them lie inside it, the days that it
 * gained included. A period without an end stands still until today.
 */
export function suspended(fromOn: Day, dueOn: Day, periods: readonly Period[], today: Day): Term {
  let end = dueOn
  let stood = 0
  for (const { from, until } of merged(fromOn, periods, today)) {
    if (from > end) break
    const days = daysBetween(from, until) + 1
    stood += days
    end = addDays(end, days)
  }
  return { fromOn, dueOn: end, suspendedDays: stood }
}

/** Periods in order, what overlaps or touches joined, from the day after the term began. */
function merged(fromOn: Day, periods: readonly Period[], today: Day): { from: Day; until: Day }[] {
  const first = addDays(fromOn, 1)
  const cut = periods
    .map((one) => ({ from: one.fromOn < first ? first : one.fromOn, until: one.untilOn ?? today }))
    .filter((one) => one.until >= one.from)
    .toSorted((a, b) => a.from.localeCompare(b.from))
  const joined: { from: Day; until: Day }[] = []
  for (const one of cut) {
    const last = joined.at(-1)
    if (last && one.from <= addDays(last.until, 1)) {
      last.until = one.until > last.until ? one.until : last.until
    } else joined.push({ ...one })
  }
  return joined
}

function isOpen(periods: readonly Period[], today: Day): 'yes' | 'no' {
  const lasts = periods.some((one) => one.fromOn <= today && (one.untilOn === null || one.untilOn >= today))
  return lasts ? 'yes' : 'no'
}

/** 民法典 第二百零二条: the corresponding day, or the last of its month when there is none. */
export function addYears(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  const same = `${year}${day.slice(4)}`
  return same.endsWith('02-29') && addDays(`${year}-02-28`, 1).slice(5) !== '02-29' ? `${year}-02-28` : same
}

function plain(key: ClockKey, fromOn: Day | null, dueOn: Day, doneOn: Day | null, today: Day): Clock {
  return settle(key, { fromOn, dueOn, suspendedDays: 0 }, doneOn, 'no', today)
}

function settle(key: ClockKey, term: Term, doneOn: Day | null, standsStill: 'yes' | 'no', today: Day): Clock {
  const over = (doneOn ?? today) > term.dueOn
  if (doneOn !== null) return clock(key, term, over ? 'missed' : 'kept', doneOn, today)
  if (over) return clock(key, term, 'missed', null, today)
  return clock(key, term, standsStill === 'yes' ? 'suspended' : 'running', null, today)
}

function clock(
  key: ClockKey,
  term: Omit<Term, 'dueOn'> & { readonly dueOn: Day | null },
  standing: Clock['standing'],
  doneOn: Day | null,
  today: Day,
): Clock {
  const daysLeft = term.dueOn === null || doneOn !== null ? null : daysBetween(today, term.dueOn)
  return { key, duty: clockDuties[key], standing, ...term, doneOn, daysLeft }
}

function firstOf(dated: readonly DatedFact[], kind: DatedFactKind): Day | null {
  return (
    dated
      .filter((one) => one.kind === kind)
      .map((one) => one.fromOn)
      .toSorted()[0] ?? null
  )
}

/** The running term that ends first; a request to postpone a hearing is nobody's duty. */
export function mostPressing(clocks: readonly Clock[]): Clock | null {
  const open = clocks.filter((one) => one.standing === 'running' && one.daysLeft !== null && one.key !== 'postponement')
  return open.toSorted((a, b) => a.daysLeft! - b.daysLeft!)[0] ?? null
}
