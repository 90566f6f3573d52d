import type { Fen } from '../../platform/money.ts'
import type { Computation } from './claims.contract.ts'
import type { Claim } from './claims.model.ts'
import type { Assessment, PolicyVersion } from './model.ts'
import { tenThousandthsOf } from './policies.rules.ts'
import { explainBenefit } from './screening.rules.ts'

export type Computing = {
  readonly policy: PolicyVersion
  readonly claim: Pick<Claim, 'setOffFen' | 'payableFen'>
  readonly ownFen: Fen
  /** Null when the settlement fell out of force since. */
  readonly assessment: Assessment | null
  readonly earlierStays: Computation['earlierStays']
}

/** The sum behind a claim, line by line, as the phone and the case page show it. */
export function computationOf({ policy, claim, ownFen, assessment, earlierStays }: Computing): Computation {
  const counts = assessment !== null && (assessment.reason === null || paysNothing.has(assessment.reason))
  const steps = explainBenefit(counts ? assessment : nothingOf(ownFen), policy)
  return {
    policyTitle: policy.title,
    policyVersion: policy.version,
    policyEffectiveFrom: policy.effectiveFrom,
    policyYear: assessment?.policyYear?.slice(0, 4) ?? policy.effectiveFrom.slice(0, 4),
    earlierStays: counts ? earlierStays : [],
    ownFen: steps.accumulate.stayFen,
    accumulatedFen: steps.accumulate.sumFen,
    deductibleFen: steps.deduct.deductibleFen,
    countableFen: steps.deduct.countableFen,
    tiers: steps.tiers.map(({ fromFen, toFen, partFen, rate, benefitFen }) => ({
      fromFen,
      toFen,
      partFen,
      ratePercent: percentOf(rate),
      benefitFen,
    })),
    benefitOfYearFen: steps.draw.benefitOfYearFen,
    benefitOfEarlierFen: steps.draw.benefitOfEarlierFen,
    yearCapFen: steps.cap.yearCapFen,
    paidEarlierFen: steps.cap.paidBeforeFen,
    cutByCapFen: steps.cap.cutByCapFen,
    inpatientFen: steps.cap.inpatientFen,
    lumpSum: steps.lumpSum && { disease: steps.lumpSum.disease, amountFen: steps.lumpSum.amountFen },
    setOffFen: claim.setOffFen,
    payableFen: claim.payableFen,
  }
}

/** Reasons that still enter the year's sum. */
const paysNothing = new Set(['below-deductible', 'cap-reached'])

/** What an assessment that no longer exists would have shown: nothing. */
function nothingOf(ownFen: Fen): Assessment {
  return {
    settlementId: '',
    orgId: null,
    reason: null,
    policyVersion: null,
    policyYear: null,
    ownFen,
    ownBeforeFen: 0,
    rawBenefitFen: 0,
    paidBeforeFen: 0,
    inpatientFen: 0,
    lumpSumFen: 0,
    disease: null,
  }
}

/** `0.5000` → `50`, `0.6250` → `62.5`. */
function percentOf(rate: string): string {
  const hundredths = tenThousandthsOf(rate)
  return String(hundredths / 100)
}
