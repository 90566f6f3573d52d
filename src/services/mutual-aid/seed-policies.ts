import type { Day } from '../../platform/dates.ts'
import type { PolicyDocument } from './policies.contract.ts'
import { seedPolicyText } from './seed.text.ts'

/** The invented fund of the demonstration. */
export const seedFund = 'city-mutual-aid'

/** Two versions of an invented policy: the second raises the tiers and adds a disease. No real fund pays by it. */
export function seedPolicies(firstDay: Day, revisedDay: Day): readonly [PolicyDocument, PolicyDocument] {
  const first: PolicyDocument = {
    fund: seedFund,
    version: 1,
    title: seedPolicyText.title,
    effectiveFrom: firstDay,
    policyYearStart: '01-01',
    fundingSources: [...seedPolicyText.sources],
    coverOn: 'admission',
    waitingDays: 30,
    claimDays: 60,
    stepDays: { notify: 3, fill: 20, grassroots: 5, county: 5, city: 10 },
    fourEyesAboveFen: 2_000_000,
    inpatient: {
      deductibleFen: 200_000,
      tiers: [
        { aboveFen: 0, rate: '0.45' },
        { aboveFen: 1_000_000, rate: '0.55' },
        { aboveFen: 3_000_000, rate: '0.65' },
      ],
      yearCapFen: 4_000_000,
    },
    diseases: [{ name: seedPolicyText.cancer, icd10: ['C00-C97'], lumpSumFen: 1_000_000, once: 'life' }],
    excludedIcd10: ['Z41'],
    excludedHospitalLevels: [],
  }
  return [
    first,
    {
      ...first,
      version: 2,
      title: seedPolicyText.revisedTitle,
      effectiveFrom: revisedDay,
      inpatient: {
        deductibleFen: 200_000,
        tiers: [
          { aboveFen: 0, rate: '0.50' },
          { aboveFen: 1_000_000, rate: '0.60' },
          { aboveFen: 3_000_000, rate: '0.70' },
        ],
        yearCapFen: 5_000_000,
      },
      diseases: [
        ...first.diseases,
        { name: seedPolicyText.kidney, icd10: ['N18.0', 'N18.5'], lumpSumFen: 800_000, once: 'year' },
      ],
    },
  ]
}
