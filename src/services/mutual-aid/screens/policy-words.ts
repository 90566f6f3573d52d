import { sayFullDay } from '../../../platform/client/say-dates.ts'
import type { PolicyDocument } from '../policies.contract.ts'
import { policyWordsText as text } from '../policy-words.text.ts'
import { sayLimit, sayTier } from './say-limit.ts'

/** The four things in the order in which people ask. */
export const policySections = ['sources', 'people', 'standard', 'terms'] as const

/** One of the four things anyone wants to know of a policy: its first sentence, then the rest. */
type PolicyWords = {
  readonly key: (typeof policySections)[number]
  readonly title: string
  readonly lead: string
  readonly points: readonly string[]
}

/** A policy version in plain words: 经费来源、救助对象、救助标准、救助期限. */
export function policyWords(policy: PolicyDocument): PolicyWords[] {
  const { inpatient, stepDays } = policy
  const [month, day] = policy.policyYearStart.split('-').map(Number) as [number, number]
  return [
    words('sources', text.sources(text.and(policy.fundingSources)), []),
    words('people', text.people, [
      text.coverOn[policy.coverOn],
      ...(policy.waitingDays > 0 ? [text.waiting(policy.waitingDays)] : []),
      ...(policy.excludedIcd10.length > 0 ? [text.excludedDiagnoses(text.and(policy.excludedIcd10))] : []),
      ...(policy.excludedHospitalLevels.length > 0
        ? [text.excludedHospitals(text.and(policy.excludedHospitalLevels))]
        : []),
    ]),
    words('standard', text.standard(sayLimit(inpatient.deductibleFen)), [
      text.deductible(sayLimit(inpatient.deductibleFen)),
      text.yearCap(sayLimit(inpatient.yearCapFen)),
      ...policy.diseases.map((disease) =>
        text.lumpSum(disease.name, sayLimit(disease.lumpSumFen), text.once[disease.once]),
      ),
    ]),
    words('terms', text.terms(sayFullDay(policy.effectiveFrom)), [
      text.policyYear(month, day),
      text.notifyDays(stepDays.notify),
      text.claimDays(policy.claimDays),
      text.stepDays(stepDays.grassroots, stepDays.county, stepDays.city),
    ]),
  ]
}

/** The tiers as rows: which part above the deductible, and what share of it is paid. */
export function tierWords(policy: PolicyDocument): { part: string; share: string }[] {
  const { tiers } = policy.inpatient
  return tiers.map((tier, index) => ({
    part: sayTier(tier.aboveFen, tiers[index + 1]?.aboveFen ?? null),
    share: text.percent(String(Math.round(Number(tier.rate) * 10_000) / 100)),
  }))
}

function words(key: PolicyWords['key'], lead: string, points: readonly string[]): PolicyWords {
  return { key, title: text.sections[key], lead, points }
}
