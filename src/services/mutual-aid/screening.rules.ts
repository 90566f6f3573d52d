import { addDays, type Day } from '../../platform/dates.ts'
import type { Fen } from '../../platform/money.ts'
import type { NotEligibleReason } from './coverage.contract.ts'
import { inIcd10Range, parseIcd10Range } from './icd10.rules.ts'
import type { Assessment, BenefitSteps, CoverFacts, PolicyVersion, SettlementFacts, TierStep } from './model.ts'
import { policyYearOf, tenThousandthsOf } from './policies.rules.ts'

type Inpatient = PolicyVersion['inpatient']
type Disease = PolicyVersion['diseases'][number]

/** What one policy year has come to so far. */
type YearSoFar = { ownFen: Fen; paidFen: Fen }

/** Names of diseases that have appeared, by life and by policy year. */
type Appeared = { inLife: Set<string>; inYear: Set<string> }

/**
 * 筛查: assesses every settlement in force of one person in one fund, over all policy years, in the order in which they
 * count (discharge day, then settlement id as plain text). Pure: the order of the arguments' elements means nothing.
 *
 * @param policies published versions of the fund; one judges from its effective date until the next one's
 */
export function screenPerson(
  settlements: readonly SettlementFacts[],
  covers: readonly CoverFacts[],
  policies: readonly PolicyVersion[],
): Assessment[] {
  const years = new Map<Day, YearSoFar>()
  const appeared: Appeared = { inLife: new Set(), inYear: new Set() }
  return settlements.toSorted(inOrder).map((settlement) => {
    const policy = policyOn(settlement.dischargedOn, policies)
    if (!policy) return refuse(settlement, null, null, 'not-covered')

    const coverDay = policy.coverOn === 'admission' ? settlement.admittedOn : settlement.dischargedOn
    const cover = coverOn(coverDay, covers)
    const reason = refusalOf(settlement, policy, coverDay, cover, covers)
    if (reason) return refuse(settlement, policy, cover?.orgId ?? null, reason)

    const policyYear = policyYearOf(settlement.dischargedOn, policy.policyYearStart)
    const soFar = years.get(policyYear) ?? { ownFen: 0, paidFen: 0 }
    const assessment = assess(settlement, policy, policyYear, cover!.orgId, soFar, appeared)
    years.set(policyYear, {
      ownFen: soFar.ownFen + settlement.ownFen,
      paidFen: soFar.paidFen + assessment.inpatientFen,
    })
    return assessment
  })
}

/**
 * f(s) in ten-thousandths of a fen: what an accumulated own pay draws, before rounding and cap. Rates are exact
 * ten-thousandths and the sum is a BigInt, so that nothing is ever rounded on the way.
 */
export function accumulatedBenefit(inpatient: Inpatient, ownFen: Fen): bigint {
  return tierParts(inpatient, ownFen).reduce((sum, tier) => sum + tier.drawn, 0n)
}

/** What a year with nothing but this own pay brings; for the trial sums of the policy editor. */
export function benefitOfYear(inpatient: Inpatient, ownFen: Fen): Fen {
  return Math.min(roundHalfUp(accumulatedBenefit(inpatient, ownFen)), inpatient.yearCapFen)
}

/**
 * The steps behind an assessment that was not refused, to show to the person. Tiers hold what the accumulated own pay
 * draws, each rounded so that the column adds up to `benefitOfYearFen`; what earlier stays drew is shown as the
 * difference to `rawBenefitFen`, so that the page adds up to the fen.
 */
export function explainBenefit(assessment: Assessment, policy: PolicyVersion): BenefitSteps {
  const { ownFen, ownBeforeFen, rawBenefitFen, paidBeforeFen, inpatientFen, lumpSumFen } = assessment
  if (ownBeforeFen === null || rawBenefitFen === null || paidBeforeFen === null)
    throw new Error('a refused settlement has no steps')
  const { inpatient } = policy
  const sumFen = ownBeforeFen + ownFen
  const benefitOfYearFen = roundHalfUp(accumulatedBenefit(inpatient, sumFen))
  return {
    accumulate: { earlierFen: ownBeforeFen, stayFen: ownFen, sumFen },
    deduct: { deductibleFen: inpatient.deductibleFen, countableFen: Math.max(0, sumFen - inpatient.deductibleFen) },
    tiers: explainTiers(inpatient, sumFen),
    draw: { benefitOfYearFen, benefitOfEarlierFen: benefitOfYearFen - rawBenefitFen, rawBenefitFen },
    cap: { paidBeforeFen, yearCapFen: inpatient.yearCapFen, cutByCapFen: rawBenefitFen - inpatientFen, inpatientFen },
    lumpSum: lumpSumFen > 0 ? explainLumpSum(assessment, policy) : null,
    benefitFen: inpatientFen + lumpSumFen,
  }
}

/** Characters compare by code point, as the database compares text under COLLATE "C". */
function inOrder(one: SettlementFacts, other: SettlementFacts): number {
  if (one.dischargedOn !== other.dischargedOn) return one.dischargedOn < other.dischargedOn ? -1 : 1
  const left = [...one.settlementId]
  const right = [...other.settlementId]
  const at = left.findIndex((character, place) => character !== right[place])
  if (at === -1) return left.length - right.length
  return left[at]!.codePointAt(0)! - (right[at]?.codePointAt(0) ?? -1)
}

function policyOn(day: Day, policies: readonly PolicyVersion[]): PolicyVersion | undefined {
  return policies
    .filter((policy) => policy.effectiveFrom <= day)
    .reduce<PolicyVersion | undefined>(
      (latest, policy) => (latest && latest.effectiveFrom > policy.effectiveFrom ? latest : policy),
      undefined,
    )
}

/** The cover that applies on a day: of several, the one that began last, for it names the person's present union. */
function coverOn(day: Day, covers: readonly CoverFacts[]): CoverFacts | undefined {
  return covers
    .filter((cover) => cover.startsOn <= day && day <= cover.endsOn)
    .reduce<CoverFacts | undefined>((last, cover) => (last && last.startsOn > cover.startsOn ? last : cover), undefined)
}

/** Where the unbroken chain of covers that leads to this one began. */
function chainStartOf(cover: CoverFacts, covers: readonly CoverFacts[]): Day {
  const before = covers.filter((one) => one.startsOn < cover.startsOn && addDays(one.endsOn, 1) >= cover.startsOn)
  return before.reduce((start, one) => (one.startsOn < start ? chainStartOf(one, covers) : start), cover.startsOn)
}

/** The first reason that applies, in the order of the rule. */
function refusalOf(
  settlement: SettlementFacts,
  policy: PolicyVersion,
  coverDay: Day,
  cover: CoverFacts | undefined,
  covers: readonly CoverFacts[],
): NotEligibleReason | null {
  if (!cover) return 'not-covered'
  if (coverDay < addDays(chainStartOf(cover, covers), policy.waitingDays)) return 'waiting'
  if (isIn(settlement.icd10, policy.excludedIcd10)) return 'excluded-diagnosis'
  return policy.excludedHospitalLevels.includes(settlement.hospitalLevel) ? 'excluded-hospital' : null
}

function refuse(
  settlement: SettlementFacts,
  policy: PolicyVersion | null,
  orgId: string | null,
  reason: NotEligibleReason,
): Assessment {
  return {
    settlementId: settlement.settlementId,
    orgId,
    reason,
    policyVersion: policy?.version ?? null,
    policyYear: policy && policyYearOf(settlement.dischargedOn, policy.policyYearStart),
    ownFen: settlement.ownFen,
    ownBeforeFen: null,
    rawBenefitFen: null,
    paidBeforeFen: null,
    inpatientFen: 0,
    lumpSumFen: 0,
    disease: null,
  }
}

function assess(
  settlement: SettlementFacts,
  policy: PolicyVersion,
  policyYear: Day,
  orgId: string,
  soFar: YearSoFar,
  appeared: Appeared,
): Assessment {
  const { deductibleFen, yearCapFen } = policy.inpatient
  const sumFen = soFar.ownFen + settlement.ownFen
  const drawn = accumulatedBenefit(policy.inpatient, sumFen) - accumulatedBenefit(policy.inpatient, soFar.ownFen)
  const rawBenefitFen = roundHalfUp(drawn)
  const disease = policy.diseases.find((one) => isIn(settlement.icd10, one.icd10))
  const lumpSumFen = disease ? lumpSumOnce(disease, policyYear, appeared) : 0

  const belowDeductible = sumFen <= deductibleFen && lumpSumFen === 0
  const capReached = soFar.paidFen >= yearCapFen && lumpSumFen === 0
  return {
    settlementId: settlement.settlementId,
    orgId,
    reason: belowDeductible ? 'below-deductible' : capReached ? 'cap-reached' : null,
    policyVersion: policy.version,
    policyYear,
    ownFen: settlement.ownFen,
    ownBeforeFen: soFar.ownFen,
    rawBenefitFen,
    paidBeforeFen: soFar.paidFen,
    inpatientFen: Math.max(0, Math.min(rawBenefitFen, yearCapFen - soFar.paidFen)),
    lumpSumFen,
    disease: disease?.name ?? null,
  }
}

/** The lump sum if the disease appears for the first time; remembers that it has appeared. */
function lumpSumOnce(disease: Disease, policyYear: Day, appeared: Appeared): Fen {
  const inThisYear = `${policyYear} ${disease.name}`
  const before = disease.once === 'life' ? appeared.inLife.has(disease.name) : appeared.inYear.has(inThisYear)
  appeared.inLife.add(disease.name)
  appeared.inYear.add(inThisYear)
  return before ? 0 : disease.lumpSumFen
}

function isIn(icd10: string | null, ranges: readonly string[]): boolean {
  return icd10 !== null && ranges.some((range) => inIcd10Range(icd10, parseIcd10Range(range)!))
}

type TierPart = { fromFen: Fen; toFen: Fen | null; partFen: Fen; rate: string; drawn: bigint }

/** The part of max(0, s − deductible) that lies in each tier; tiers are measured above the deductible. */
function tierParts({ deductibleFen, tiers }: Inpatient, ownFen: Fen): TierPart[] {
  const countableFen = Math.max(0, ownFen - deductibleFen)
  return tiers.map((tier, at) => {
    const toFen = tiers[at + 1]?.aboveFen ?? null
    const partFen = Math.max(0, Math.min(countableFen, toFen ?? countableFen) - tier.aboveFen)
    return {
      fromFen: tier.aboveFen,
      toFen,
      partFen,
      rate: tier.rate,
      drawn: BigInt(partFen) * BigInt(tenThousandthsOf(tier.rate)),
    }
  })
}

function explainTiers(inpatient: Inpatient, ownFen: Fen): TierStep[] {
  let drawnSoFar = 0n
  return tierParts(inpatient, ownFen).map(({ drawn, ...part }) => {
    const benefitFen = roundHalfUp(drawnSoFar + drawn) - roundHalfUp(drawnSoFar)
    drawnSoFar += drawn
    return { ...part, benefitFen }
  })
}

function explainLumpSum(assessment: Assessment, policy: PolicyVersion): BenefitSteps['lumpSum'] {
  const { name, once } = policy.diseases.find((one) => one.name === assessment.disease)!
  return { disease: name, once, amountFen: assessment.lumpSumFen }
}

/** Ten-thousandths of a fen to the fen; a half goes up. Benefits are never negative. */
function roundHalfUp(tenThousandths: bigint): Fen {
  return Number((tenThousandths + 5_000n) / 10_000n)
}
