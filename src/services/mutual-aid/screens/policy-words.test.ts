import { expect, test } from 'vitest'
import { examplePolicy } from '../screening.worlds.ts'
import { policyWords, tierWords } from './policy-words.ts'
import { sayAmount, sayRoughly } from './say-amount.ts'
import { sayLimit, sayTier } from './say-limit.ts'

test('a policy is told in four sections with its own figures', () => {
  const sections = policyWords(examplePolicy)
  expect(sections.map((section) => section.title)).toEqual(['经费来源', '救助对象', '救助标准', '救助期限'])
  const all = sections.flatMap((section) => [section.lead, ...section.points]).join('')
  for (const figure of [
    '会员缴费、工会补助',
    '30 天',
    '2,000 元',
    '5 万元',
    '恶性肿瘤',
    '8,000 元',
    'Z41',
    '60 天',
    '2026年9月1日',
  ]) {
    expect(all).toContain(figure)
  }
})

test('what does not apply is not said', () => {
  const plain = { ...examplePolicy, waitingDays: 0, excludedIcd10: [], diseases: [] }
  const all = policyWords(plain)
    .flatMap((section) => section.points)
    .join('')
  expect(all).not.toMatch(/满 0 天|下列诊断|一次性/)
})

test('tiers are said above the deductible, with their exact rate', () => {
  const tiers = [
    { aboveFen: 0, rate: '0.5555' },
    { aboveFen: 500_000, rate: '0.60' },
  ]
  expect(tierWords({ ...examplePolicy, inpatient: { ...examplePolicy.inpatient, tiers } })).toEqual([
    { part: '5,000 元以内', share: '55.55%' },
    { part: '5,000 元以上', share: '60%' },
  ])
})

test.each([
  [1_000_000, '1 万元'],
  [200_000, '2,000 元'],
  [123_456, '1,234.56 元'],
  [0, '0 元'],
])('the limit of %i fen is said as %s', (fen, said) => {
  expect(sayLimit(fen)).toBe(said)
})

test('a single tier is the whole', () => {
  expect(sayTier(0, null)).toBe('全部')
})

test.each([
  [9_183_000_000, '9,183', '万元', null],
  [594_012_345, '594.01', '万元', '5,940,123.45'],
  [599_999_999, '599.99', '万元', '5,999,999.99'],
  [99_999_999, '999,999.99', '元', null],
])('a total of %i fen is said as %s %s, never rounded up, with the exact sum beside it', (fen, figure, unit, exact) => {
  expect(sayAmount(fen)).toEqual({ figure, unit, exact })
})

test.each([
  ['余', '5,374'],
  ['多', '5,374'],
  ['近', '5,375'],
])('a total known as %s is said in whole ten thousands, and no exact sum is claimed', (qualifier, figure) => {
  expect(sayRoughly(5_374_263_490, qualifier)).toEqual({ figure, unit: '万元', exact: null })
})
