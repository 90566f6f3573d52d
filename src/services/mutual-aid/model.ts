import type { Day } from '../../platform/dates.ts'
import type { Fen } from '../../platform/money.ts'
import type { RefusalFacts } from '../../platform/refusal.ts'
import type { NotEligibleReason } from './coverage.contract.ts'
import type { PolicyDocument } from './policies.contract.ts'
import type { PolicyFaultCode } from './policies.errors.ts'

/** 办法版本: a policy version that `decidePolicy` found without fault. Once published it never changes. */
export type PolicyVersion = PolicyDocument

/** What a later version is measured against, as it was published. */
export type EarlierVersion = {
  readonly version: number
  readonly effectiveFrom: Day
  readonly document: Pick<PolicyVersion, 'policyYearStart'>
}

/** One thing wrong with a policy: where, and what its sentence needs. `field` is a path such as `inpatient.tiers.1.rate`. */
export type FoundFault = { code: PolicyFaultCode; field: string | null; facts: RefusalFacts }

export type PolicyDecision =
  | { refused: false; policy: PolicyVersion }
  | { refused: true; faults: readonly FoundFault[] }

/** A span of ICD-10 codes in canonical form, both ends included with everything below them. */
export type Icd10Range = { from: string; to: string }

/** 结算: a settlement in force, as far as the arithmetic needs it. `icd10` is canonical, or null when the file's text is no code. */
export type SettlementFacts = {
  settlementId: string
  admittedOn: Day
  dischargedOn: Day
  icd10: string | null
  hospitalLevel: string
  ownFen: Fen
}

/** 保障期: days on which a union covers a person, both inclusive. */
export type CoverFacts = { orgId: string; startsOn: Day; endsOn: Day }

/**
 * 筛查结果: what the rule says of one settlement. Refused for cover, waiting or exclusion it enters no sum, so that
 * `ownBeforeFen` (A), `rawBenefitFen` and `paidBeforeFen` are null and the money is zero.
 */
export type Assessment = {
  settlementId: string
  /** The union of the cover that applies; null when not covered. */
  orgId: string | null
  /** Null when eligible. */
  reason: NotEligibleReason | null
  policyVersion: number | null
  /** First day of the policy year. */
  policyYear: Day | null
  ownFen: Fen
  ownBeforeFen: Fen | null
  rawBenefitFen: Fen | null
  paidBeforeFen: Fen | null
  inpatientFen: Fen
  lumpSumFen: Fen
  disease: string | null
}

/** How much of the accumulated own pay lies in one tier, and what it draws. `toFen` null is «and above». */
export type TierStep = { fromFen: Fen; toFen: Fen | null; partFen: Fen; rate: string; benefitFen: Fen }

/** The sum in the order in which a person would do it by hand; every line follows from those above it. */
export type BenefitSteps = {
  accumulate: { earlierFen: Fen; stayFen: Fen; sumFen: Fen }
  deduct: { deductibleFen: Fen; countableFen: Fen }
  tiers: readonly TierStep[]
  /** f(A + x), what earlier stays drew of it, and the difference. */
  draw: { benefitOfYearFen: Fen; benefitOfEarlierFen: Fen; rawBenefitFen: Fen }
  cap: { paidBeforeFen: Fen; yearCapFen: Fen; cutByCapFen: Fen; inpatientFen: Fen }
  lumpSum: { disease: string; once: 'life' | 'year'; amountFen: Fen } | null
  benefitFen: Fen
}
