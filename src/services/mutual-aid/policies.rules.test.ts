import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillSentence } from '../../platform/refusal.ts'
import type { EarlierVersion, PolicyVersion } from './model.ts'
import { policyRefusals } from './policies.errors.ts'
import { decidePolicy, mostFen, policyYearOf, tenThousandthsOf } from './policies.rules.ts'
import { policyRefusalText } from './policies.text.ts'
import { examplePolicy, rate } from './screening.worlds.ts'

const earlier: EarlierVersion[] = [published(1, '2025-01-01'), published(2, '2026-01-01')]

function published(version: number, effectiveFrom: string, policyYearStart = '01-01'): EarlierVersion {
  return { version, effectiveFrom, document: { policyYearStart } }
}

type Change = (policy: PolicyVersion) => void

/** Codes of the faults of the example after a change, without their common beginning. */
function faultsAfter(
  change: (policy: PolicyVersion) => unknown,
  before: readonly EarlierVersion[] = earlier,
): string[] {
  const policy = structuredClone(examplePolicy)
  change(policy)
  const decided = decidePolicy(policy, before)
  return decided.refused ? decided.faults.map((fault) => fault.code.replace('mutual-aid.policy-', '')) : []
}

test('the example of the trade is published as it stands', () => {
  expect(decidePolicy(examplePolicy, earlier)).toEqual({ refused: false, policy: examplePolicy })
  expect(decidePolicy(examplePolicy, [])).toMatchObject({ refused: false })
})

describe('a policy that contradicts itself or its predecessors is refused', () => {
  const cases: [title: string, change: Change, code: string][] = [
    ['tiers that fall', (p) => (p.inpatient.tiers[2]!.aboveFen = 900_000), 'tiers-not-rising'],
    ['two tiers from one sum', (p) => (p.inpatient.tiers[2]!.aboveFen = 1_000_000), 'tiers-not-rising'],
    ['tiers that leave a gap at the start', (p) => p.inpatient.tiers.shift(), 'tiers-not-from-zero'],
    ['no tier', (p) => (p.inpatient.tiers = []), 'tiers-empty'],
    ['a rate above one', (p) => (p.inpatient.tiers[0]!.rate = '1.0001'), 'rate-out-of-range'],
    ['a rate of two', (p) => (p.inpatient.tiers[0]!.rate = '2'), 'rate-out-of-range'],
    ['a rate below zero', (p) => (p.inpatient.tiers[0]!.rate = '-0.1'), 'rate-out-of-range'],
    ['a rate of minus zero', (p) => (p.inpatient.tiers[0]!.rate = '-0.0'), 'rate-malformed'],
    ['a rate with five decimals', (p) => (p.inpatient.tiers[0]!.rate = '0.50000'), 'rate-too-fine'],
    ['a rate in words', (p) => (p.inpatient.tiers[0]!.rate = '一半'), 'rate-malformed'],
    ['a rate in per cent', (p) => (p.inpatient.tiers[0]!.rate = '50%'), 'rate-malformed'],
    ['a rate with an exponent', (p) => (p.inpatient.tiers[0]!.rate = '5e-1'), 'rate-malformed'],
    ['an empty rate', (p) => (p.inpatient.tiers[0]!.rate = ''), 'rate-malformed'],
    ['a rate that is no text', (p) => Object.assign(p.inpatient.tiers[0]!, { rate: 0.5 }), 'text-expected'],
    ['a negative deductible', (p) => (p.inpatient.deductibleFen = -1), 'amount-negative'],
    ['a negative cap', (p) => (p.inpatient.yearCapFen = -1), 'amount-negative'],
    ['a negative lump sum', (p) => (p.diseases[0]!.lumpSumFen = -1), 'amount-negative'],
    ['a negative limit for four eyes', (p) => (p.fourEyesAboveFen = -1), 'amount-negative'],
    ['a cap beyond all money', (p) => (p.inpatient.yearCapFen = mostFen + 1), 'amount-too-large'],
    ['half a fen', (p) => (p.inpatient.deductibleFen = 0.5), 'integer-expected'],
    ['a missing deductible', (p) => Reflect.deleteProperty(p.inpatient, 'deductibleFen'), 'deductible-missing'],
    ['a blank deductible', (p) => Object.assign(p.inpatient, { deductibleFen: null }), 'deductible-missing'],
    ['a missing cap', (p) => Reflect.deleteProperty(p.inpatient, 'yearCapFen'), 'cap-missing'],
    ['the effective date of the version before', (p) => (p.effectiveFrom = '2026-01-01'), 'effective-date-not-later'],
    ['an effective date before an earlier one', (p) => (p.effectiveFrom = '2025-06-01'), 'effective-date-not-later'],
    ['a day that does not exist', (p) => (p.effectiveFrom = '2026-02-29'), 'effective-date-malformed'],
    ['a date written otherwise', (p) => (p.effectiveFrom = '2026/9/1'), 'effective-date-malformed'],
    ['a number already used', (p) => (p.version = 2), 'version-used'],
    ['a number of zero', (p) => (p.version = 0), 'version-not-positive'],
    ['a year that begins on 29 February', (p) => (p.policyYearStart = '02-29'), 'year-start-malformed'],
    ['a year that begins in month 13', (p) => (p.policyYearStart = '13-01'), 'year-start-malformed'],
    [
      'a year that would begin before the one being summed up',
      (p) => (p.policyYearStart = '10-01'),
      'year-reaches-back',
    ],
    ['no source of money', (p) => (p.fundingSources = []), 'funding-sources-empty'],
    ['a blank source of money', (p) => (p.fundingSources = [' ']), 'text-empty'],
    ['cover asked for on another day', (p) => Object.assign(p, { coverOn: 'settlement' }), 'cover-day-unknown'],
    ['a negative waiting period', (p) => (p.waitingDays = -1), 'days-out-of-range'],
    ['a waiting period of a lifetime', (p) => (p.waitingDays = 36_500), 'days-out-of-range'],
    ['no time to claim', (p) => (p.claimDays = 0), 'days-out-of-range'],
    ['no time for a step', (p) => (p.stepDays.county = 0), 'days-out-of-range'],
    ['two ranges of one disease that overlap', (p) => p.diseases[0]!.icd10.push('C50'), 'icd10-overlapping'],
    ['ranges of two diseases that overlap', (p) => p.diseases[1]!.icd10.push('C90-D09'), 'icd10-overlapping'],
    ['excluded ranges that overlap', (p) => p.excludedIcd10.push('Z41.1'), 'icd10-overlapping'],
    ['a malformed range', (p) => p.diseases[0]!.icd10.push('D0'), 'icd10-malformed'],
    ['a range that runs backwards', (p) => (p.diseases[0]!.icd10 = ['C97-C00']), 'icd10-malformed'],
    ['a malformed excluded code', (p) => p.excludedIcd10.push('整形'), 'icd10-malformed'],
    ['a disease twice', (p) => p.diseases.push({ ...p.diseases[0]!, icd10: ['D45'] }), 'disease-name-doubled'],
    ['a disease without codes', (p) => (p.diseases[0]!.icd10 = []), 'disease-without-codes'],
    ['a disease without a name', (p) => (p.diseases[0]!.name = ''), 'text-empty'],
    ['a lump sum due every month', (p) => Object.assign(p.diseases[0]!, { once: 'month' }), 'once-unknown'],
    ['an empty title', (p) => (p.title = ''), 'text-empty'],
    ['a fund with blanks in its key', (p) => (p.fund = 'City Fund'), 'fund-malformed'],
    ['a key nobody knows', (p) => Object.assign(p, { yearCap: 1 }), 'key-unknown'],
    ['a key nobody knows inside a tier', (p) => Object.assign(p.inpatient.tiers[0]!, { belowFen: 1 }), 'key-unknown'],
    ['a missing title', (p) => Reflect.deleteProperty(p, 'title'), 'key-missing'],
    ['a list that is none', (p) => Object.assign(p, { excludedIcd10: 'Z41' }), 'list-expected'],
    ['a group that is none', (p) => Object.assign(p, { stepDays: [3, 20] }), 'group-expected'],
  ]
  test.each(cases)('%s', (_, change, code) => {
    expect(faultsAfter(change)).toEqual([code])
  })

  test.each([null, 'policy', 3, []])('%j is no policy', (candidate) => {
    expect(decidePolicy(candidate, [])).toMatchObject({
      refused: true,
      faults: [{ code: 'mutual-aid.policy-not-a-document' }],
    })
  })

  test('a free number below a published one', () => {
    expect(faultsAfter((policy) => (policy.version = 3), [published(4, '2026-01-01')])).toEqual(['version-behind'])
  })

  test('every code of the list has a case here', () => {
    const tried = new Set([...cases.map(([, , code]) => code), 'not-a-document', 'version-behind'])
    expect(
      Object.keys(policyRefusals)
        .map((code) => code.replace('mutual-aid.policy-', ''))
        .sort(),
    ).toEqual([...tried].sort())
  })
})

describe('what is lawful though unusual passes', () => {
  const cases: [title: string, change: Change][] = [
    ['one tier for everything', (p) => (p.inpatient.tiers = [{ aboveFen: 0, rate: '1' }])],
    ['a rate of nothing', (p) => (p.inpatient.tiers[0]!.rate = '0')],
    [
      'a deductible and a waiting period of nothing',
      (p) => Object.assign(p, { waitingDays: 0, inpatient: { ...p.inpatient, deductibleFen: 0 } }),
    ],
    ['an excluded code inside a disease', (p) => p.excludedIcd10.push('C44')],
    ['neighbouring ranges', (p) => (p.diseases[0]!.icd10 = ['C00-C50', 'C51-C97'])],
    ['a policy year that begins with the revision', (p) => (p.policyYearStart = '09-01')],
    ['no disease and no exclusion', (p) => Object.assign(p, { diseases: [], excludedIcd10: [] })],
  ]
  test.each(cases)('%s', (_, change) => {
    expect(faultsAfter(change)).toEqual([])
  })
})

test('every fault is told, not only the first, and each with its place', () => {
  const policy = structuredClone(examplePolicy)
  policy.inpatient.tiers[1]!.rate = '1.5'
  policy.inpatient.tiers[2]!.aboveFen = 5
  policy.excludedIcd10 = ['Z']
  Reflect.deleteProperty(policy.inpatient, 'yearCapFen')
  const decided = decidePolicy(policy, [published(3, '2026-09-01')])
  expect(decided.refused && decided.faults.map((fault) => [fault.code.slice(18), fault.field])).toEqual([
    ['cap-missing', 'inpatient.yearCapFen'],
    ['version-used', 'version'],
    ['effective-date-not-later', 'effectiveFrom'],
    ['rate-out-of-range', 'inpatient.tiers.1.rate'],
    ['tiers-not-rising', 'inpatient.tiers.2.aboveFen'],
    ['icd10-malformed', 'excludedIcd10.0'],
  ])
})

test('every sentence is filled by the facts of its fault', () => {
  const broken = structuredClone(examplePolicy)
  broken.diseases[1]!.icd10 = ['C50']
  broken.inpatient.tiers = [
    { aboveFen: 100, rate: '7' },
    { aboveFen: 50, rate: '0.123456' },
  ]
  broken.waitingDays = -3
  const decided = decidePolicy(broken, [published(9, '2027-01-01')])
  const sentences = decided.refused
    ? decided.faults.map((fault) => fillSentence(policyRefusalText[fault.code], fault.facts))
    : []
  expect(sentences).toHaveLength(8)
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]/)
  expect(sentences).toContain('第 2 段的起点 0.50 元不高于前一段的 1.00 元。各段起点要一段比一段高，请调整次序或金额。')
})

describe('a rate is read exactly', () => {
  test.each([
    ['0', 0],
    ['1', 10_000],
    ['1.0', 10_000],
    ['0.5', 5_000],
    ['0.50', 5_000],
    ['0.3333', 3_333],
    ['0.0001', 1],
  ])('%s is %i ten-thousandths', (text, parts) => {
    expect(tenThousandthsOf(text)).toBe(parts)
  })

  test('whatever its decimals', () => {
    fc.assert(fc.property(rate, (text) => tenThousandthsOf(text) === Math.round(Number(text) * 10_000)))
  })
})

describe('the policy year begins on its day of each year', () => {
  test.each([
    ['2026-09-14', '01-01', '2026-01-01'],
    ['2026-01-01', '01-01', '2026-01-01'],
    ['2026-06-30', '07-01', '2025-07-01'],
    ['2026-07-01', '07-01', '2026-07-01'],
    ['2024-02-29', '03-01', '2023-03-01'],
  ])('%s with years from %s lies in the year of %s', (day, start, year) => {
    expect(policyYearOf(day, start)).toBe(year)
  })
})
