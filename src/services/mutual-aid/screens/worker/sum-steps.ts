import { sayDay } from '../../../../platform/client/say-dates.ts'
import type { Day } from '../../../../platform/dates.ts'
import { displayYuan, type Fen } from '../../../../platform/money.ts'
import type { Computation } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { sayTier } from '../say-limit.ts'

/** One line of a step, ready to show. */
type SumLine = {
  readonly label: string
  readonly note?: string
  readonly value: string
  readonly total?: boolean
}

/** One tier: how much of the sum lies in it and what that brings. */
export type TierLine = {
  readonly label: string
  readonly part: string
  readonly rate: string
  readonly benefit: string
  readonly reached: boolean
}

type SumStep = {
  readonly title: string
  readonly lines: readonly SumLine[]
  readonly tiers: readonly TierLine[]
}

/** A part of the last addition; the parts add up to the sum that is paid. */
export type Term = { readonly label: string; readonly amountFen: Fen }

/**
 * The sum in the order in which a person would check it on paper (mutual-aid.md, «Amount»).
 * Steps that change nothing, such as a lump sum that is not due, are left out; the cap is always shown.
 */
export function sumSteps(sum: Computation, today: Day): SumStep[] {
  return [
    addUp(sum, today),
    lessDeductible(sum),
    byTiers(sum),
    ...when(sum.benefitOfEarlierFen > 0, () => lessEarlier(sum)),
    yearCap(sum),
    ...when(sum.lumpSum !== null, () => lumpSum(sum)),
    ...when(paidBeforeFen(sum) > 0, () => paidBefore(sum)),
    ...when(paidBeforeFen(sum) < 0, () => settledThen(sum)),
    ...when(sum.setOffFen > 0, () => setOff(sum)),
  ]
}

/** The last addition: what each tier gave, less and plus what came after; always the payable sum. */
export function sumTerms(sum: Computation): Term[] {
  const tiers = sum.tiers.map((tier) => ({ label: sayTier(tier.fromFen, tier.toFen), amountFen: tier.benefitFen }))
  const terms = [
    ...tiers,
    { label: text.ofEarlier, amountFen: -sum.benefitOfEarlierFen },
    { label: text.cutByCap, amountFen: -sum.cutByCapFen },
    { label: text.addLumpSum, amountFen: sum.lumpSum?.amountFen ?? 0 },
    { label: paidBeforeFen(sum) > 0 ? text.paidBeforeLine : text.settledThenLine, amountFen: -paidBeforeFen(sum) },
    { label: text.setOffLine, amountFen: -sum.setOffFen },
  ]
  return terms.filter((term) => term.amountFen !== 0)
}

/** The last addition as it is written, term by term: `5,000.00`, `+ 7,827.90`. */
export function writtenTerms(terms: readonly Term[]): string[] {
  return terms.map(({ amountFen }, index) => {
    const figure = displayYuan(Math.abs(amountFen))
    if (amountFen < 0) return text.minus(figure)
    return index === 0 ? figure : text.plus(figure)
  })
}

/** What this stay already brought, when the claim only makes up the difference. */
function paidBeforeFen(sum: Computation): Fen {
  return sum.inpatientFen + (sum.lumpSum?.amountFen ?? 0) - sum.setOffFen - sum.payableFen
}

function addUp(sum: Computation, today: Day): SumStep {
  const months = sum.earlierStays.map((stay) => stay.dischargedOn.slice(0, 7))
  const earlier = sum.earlierStays.map((stay, index) => {
    const alone = months.filter((month) => month === months[index]).length === 1
    const label = alone
      ? text.stayOfMonth(Number(stay.dischargedOn.slice(5, 7)))
      : text.stayOfDay(sayDay(stay.dischargedOn, today))
    const note = stay.benefitFen === 0 ? text.carriedOver : text.alreadyReckoned(displayYuan(stay.benefitFen))
    return { label, note, value: displayYuan(stay.ownFen) }
  })
  const own = displayYuan(sum.ownFen)
  const lines = [
    ...earlier,
    { label: text.thisStay, value: earlier.length > 0 ? text.plus(own) : own },
    { label: text.accumulated, value: displayYuan(sum.accumulatedFen), total: true },
  ]
  return { title: text.addUp, lines, tiers: [] }
}

function lessDeductible(sum: Computation): SumStep {
  const lines = [
    { label: text.deductible, note: text.deductibleOnce, value: text.minus(displayYuan(sum.deductibleFen)) },
    { label: text.countable, value: displayYuan(sum.countableFen), total: true },
  ]
  return { title: text.lessDeductible, lines, tiers: [] }
}

function byTiers(sum: Computation): SumStep {
  const tiers = sum.tiers.map((tier) => ({
    label: sayTier(tier.fromFen, tier.toFen),
    part: tier.partFen > 0 ? displayYuan(tier.partFen) : text.tierNotReached,
    rate: `${tier.ratePercent.replace(/%$/, '')}%`,
    benefit: displayYuan(tier.benefitFen),
    reached: tier.partFen > 0,
  }))
  return { title: text.byTiers, lines: [], tiers }
}

function lessEarlier(sum: Computation): SumStep {
  const lines = [
    { label: text.ofYear, value: displayYuan(sum.benefitOfYearFen) },
    { label: text.ofEarlier, value: text.minus(displayYuan(sum.benefitOfEarlierFen)) },
    { label: text.ofThisStay, value: displayYuan(sum.inpatientFen + sum.cutByCapFen), total: true },
  ]
  return { title: text.lessEarlier, lines, tiers: [] }
}

function yearCap(sum: Computation): SumStep {
  const within = [
    { label: text.paidEarlier, value: displayYuan(sum.paidEarlierFen) },
    { label: text.capOfYear, value: displayYuan(sum.yearCapFen) },
  ]
  if (sum.cutByCapFen === 0) {
    const lines = within.map((line) => (line.label === text.capOfYear ? { ...line, note: text.capNotPassed } : line))
    return { title: text.yearCap, lines, tiers: [] }
  }
  const lines = [
    ...within,
    { label: text.cutByCap, value: text.minus(displayYuan(sum.cutByCapFen)) },
    { label: text.afterCap, value: displayYuan(sum.inpatientFen), total: true },
  ]
  return { title: text.yearCap, lines, tiers: [] }
}

function lumpSum(sum: Computation): SumStep {
  const { disease, amountFen } = sum.lumpSum!
  const lines = [{ label: text.lumpSum(disease), note: text.lumpSumNote, value: text.plus(displayYuan(amountFen)) }]
  return { title: text.addLumpSum, lines, tiers: [] }
}

/** A stay that the bureau corrected after its claim was settled no longer gives what was settled then. */
function settledThen(sum: Computation): SumStep {
  const lines = [{ label: text.settledThenLine, note: text.settledThenNote, value: displayYuan(sum.payableFen) }]
  return { title: text.settledThen, lines, tiers: [] }
}

function paidBefore(sum: Computation): SumStep {
  const lines = [
    { label: text.paidBeforeLine, note: text.paidBeforeNote, value: text.minus(displayYuan(paidBeforeFen(sum))) },
  ]
  return { title: text.paidBefore, lines, tiers: [] }
}

function setOff(sum: Computation): SumStep {
  const lines = [{ label: text.setOffLine, note: text.setOffNote, value: text.minus(displayYuan(sum.setOffFen)) }]
  return { title: text.setOff, lines, tiers: [] }
}

function when<Value>(holds: boolean, make: () => Value): Value[] {
  return holds ? [make()] : []
}
