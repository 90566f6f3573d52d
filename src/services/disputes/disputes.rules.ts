import type { Fact } from '../../kernel/indicators/index.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import type { Fen } from '../../platform/money.ts'
import type { Dispute, DisputeClaim, DisputePayment, DisputeState, DisputeSubject, OwedMonth } from './model.ts'

/** Most months that one claim may list: five years. */
export const mostMonths = 60
/** The largest sum a single claim may name: a thousand million yuan is a slip of the keyboard. */
export const mostFen: Fen = 100_000_000_00

/** Everything claimed: wages month by month, and what else. */
export function claimedOf({ wages, otherFen }: { readonly wages: readonly OwedMonth[]; readonly otherFen: Fen }): Fen {
  return wages.reduce((sum, one) => sum + one.owedFen, otherFen)
}

export type ClaimFault =
  | 'disputes.nothing-claimed'
  | 'disputes.month-twice'
  | 'disputes.month-in-future'
  | 'disputes.too-much-claimed'
  | 'disputes.other-unsaid'
  | 'disputes.end-missing'
  | 'disputes.day-not-come'

/** The first thing wrong with a claim; null when it can be taken. */
export function faultOfClaim(claim: DisputeClaim, today: Day): ClaimFault | null {
  const months = claim.wages.map((one) => one.month)
  if (new Set(months).size < months.length) return 'disputes.month-twice'
  if (months.some((month) => month > today)) return 'disputes.month-in-future'
  const claimed = claimedOf(claim)
  const isMoney = claim.subjects.some((subject) => subject !== 'contract' && subject !== 'other')
  if (claimed === 0 && isMoney) return 'disputes.nothing-claimed'
  if (claimed > mostFen) return 'disputes.too-much-claimed'
  if (claim.otherFen > 0 && claim.otherWhat.trim() === '') return 'disputes.other-unsaid'
  if ((claim.employment === 'ended') !== (claim.endedOn !== null)) return 'disputes.end-missing'
  if ([claim.endedOn, claim.knownOn].some((day) => day !== null && day > today)) return 'disputes.day-not-come'
  return null
}

/** Whether only wages are claimed, for which the limitation does not run while the employment lasts (第二十七条第四款). */
export function claimsOnlyWages(subjects: readonly DisputeSubject[]): 'wages' | 'other' {
  return subjects.every((subject) => subject === 'wages' || subject === 'overtime') ? 'wages' : 'other'
}

/** States in which nothing is to be done any more. */
export const closedStates: readonly DisputeState[] = ['settled', 'ended', 'withdrawn', 'refused']

/** Payments that count. */
export function paidOf(payments: readonly Pick<DisputePayment, 'amountFen' | 'voidedAt'>[]): Fen {
  return payments.reduce((sum, one) => sum + (one.voidedAt === null ? one.amountFen : 0), 0)
}

export type PaymentDecision =
  | { readonly refused: 'disputes.payment-over'; readonly leftFen: Fen }
  | { readonly refused: null; readonly leftFen: Fen }

/**
 * What is left after a further payment of what is due: agreed, awarded or adjudged. Nothing is paid beyond it. Without
 * anything due yet the claim itself is the bound.
 */
export function decidePayment(dueFen: Fen, paidFen: Fen, amountFen: Fen): PaymentDecision {
  const left = dueFen - paidFen
  return amountFen > left
    ? { refused: 'disputes.payment-over', leftFen: left }
    : { refused: null, leftFen: left - amountFen }
}

type Counted = Pick<Dispute, 'id' | 'ownerId' | 'orgPath' | 'mainId'>

/** Money that came back, on the day on which it was paid; a correction takes it back on the same day. */
export function factsOfPayment(dispute: Counted, day: Day, amountFen: Fen, sign: 1 | -1): Fact[] {
  return [factOf(dispute, 'disputes.recovered', day, sign, sign * amountFen, dispute.ownerId)]
}

/** A worker more to whom money came, or the last of it is taken back. */
export function factsOfHelped(dispute: Counted, day: Day, sign: 1 | -1): Fact[] {
  return [factOf(dispute, 'disputes.benefited', day, sign, 0, dispute.ownerId)]
}

/** 审结: a case concluded. The parts of a series are counted with their main case. */
export function factsOfConclusion(dispute: Counted, day: Day): Fact[] {
  return dispute.mainId === null ? [factOf(dispute, 'disputes.concluded', day, 1, 0, dispute.ownerId)] : []
}

/** A case taken on; parts of a series count with their main case. */
export function factsOfRegistration(dispute: Counted, day: Day): Fact[] {
  return dispute.mainId === null ? [factOf(dispute, 'disputes.registered', day, 1, 0, dispute.ownerId)] : []
}

function factOf(
  dispute: Counted,
  kind: string,
  day: Day,
  quantity: number,
  amountFen: Fen,
  personId: string | null,
): Fact {
  const orgId = dispute.orgPath.at(-1)!
  return { kind, orgId, orgPath: dispute.orgPath, personId, day, quantity, amountFen, subjectId: dispute.id }
}

/** The months before a day, the latest first, as a worker picks them. */
export function monthsBefore(today: Day, count: number): Day[] {
  const months: Day[] = []
  let first = `${today.slice(0, 7)}-01`
  for (let at = 0; at < count; at += 1) {
    months.push(first)
    first = `${addDays(first, -1).slice(0, 7)}-01`
  }
  return months
}
