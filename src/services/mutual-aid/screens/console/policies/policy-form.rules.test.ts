import { describe, expect, it } from 'vitest'
import type { PolicyDocument } from '../../../policies.contract.ts'
import { draftOf, faultsAt, formAfter, formOf } from './policy-form.ts'

const policy: PolicyDocument = {
  fund: 'city-mutual-aid',
  version: 3,
  title: '职工大病医疗互助实施办法（修订）',
  effectiveFrom: '2026-09-01',
  policyYearStart: '01-01',
  fundingSources: ['会员缴费', '工会补助'],
  coverOn: 'admission',
  waitingDays: 30,
  claimDays: 60,
  stepDays: { notify: 3, fill: 20, grassroots: 5, county: 5, city: 10 },
  fourEyesAboveFen: 2_000_000,
  inpatient: {
    deductibleFen: 200_000,
    tiers: [
      { aboveFen: 0, rate: '0.50' },
      { aboveFen: 1_000_000, rate: '0.60' },
    ],
    yearCapFen: 5_000_050,
  },
  diseases: [{ name: '终末期肾病', icd10: ['N18.0', 'N18.5'], lumpSumFen: 800_000, once: 'year' }],
  excludedIcd10: ['Z41'],
  excludedHospitalLevels: [],
}

describe('the policy editor’s form', () => {
  it('a published document comes back unchanged through the form', () => {
    expect(draftOf(formOf(policy))).toEqual(policy)
  })

  it('the next version keeps everything but its number and its date', () => {
    expect(draftOf(formAfter(policy, 4))).toEqual({ ...policy, version: 4, effectiveFrom: '' })
  })

  it('what is not a sum stays as typed, so that the check can name it', () => {
    const draft = draftOf({ ...formOf(policy), deductible: '两千', yearCap: '' }) as PolicyDocument
    expect(draft.inpatient.deductibleFen).toBe('两千')
    expect(draft.inpatient).not.toHaveProperty('yearCapFen')
  })

  it('a list may be typed with any comma or on lines', () => {
    const draft = draftOf({ ...formOf(policy), excludedIcd10: 'Z41，Z42\nZ43' }) as PolicyDocument
    expect(draft.excludedIcd10).toEqual(['Z41', 'Z42', 'Z43'])
  })

  it('a fault of a list entry stands beside the list', () => {
    const faults = [
      { code: 'x', field: 'excludedIcd10.1', sentence: '不对' },
      { code: 'y', field: 'excludedIcd101', sentence: '别的' },
    ]
    expect(faultsAt(faults, 'excludedIcd10')).toEqual(['不对'])
  })
})
