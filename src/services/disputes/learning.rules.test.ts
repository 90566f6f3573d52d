import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionKeys, type RiskAnswer } from './learning.model.ts'
import { decideRisk, namedIn, threeYearsTo, usualSetting } from './learning.rules.ts'

const answers = fc.record(
  Object.fromEntries(questionKeys.map((key) => [key, fc.constantFrom<RiskAnswer>('yes', 'partly', 'no')])),
) as fc.Arbitrary<Record<(typeof questionKeys)[number], RiskAnswer>>
const better: Record<RiskAnswer, RiskAnswer> = { no: 'partly', partly: 'yes', yes: 'yes' }

test('a firm that does better in one thing is at no greater risk (A002-12.c8)', () => {
  fc.assert(
    fc.property(answers, fc.constantFrom(...questionKeys), (given, key) => {
      const mended = { ...given, [key]: better[given[key]] }
      expect(decideRisk(mended, usualSetting).points).toBeLessThanOrEqual(decideRisk(given, usualSetting).points)
    }),
  )
})

test('all yes is no risk, all no is the whole weight and high', () => {
  const all = (answer: RiskAnswer) => Object.fromEntries(questionKeys.map((key) => [key, answer])) as never
  const sum = Object.values(usualSetting.weights).reduce((one, other) => one + other, 0)
  expect(decideRisk(all('yes'), usualSetting)).toEqual({ points: 0, risk: 'low' })
  expect(decideRisk(all('no'), usualSetting)).toEqual({ points: sum, risk: 'high' })
})

test('a story that names a party, a telephone or an id number is caught, also with spaces between', () => {
  expect(namedIn('司机魏 师傅在港区', ['魏师傅', '顺达运输'])).toEqual(['魏师傅'])
  expect(namedIn('电话 138 0000 0000', [])).toEqual(['13800000000'])
  expect(namedIn('证件 13030219900101123X', [])).toEqual(['13030219900101123X'])
  expect(namedIn('某运输公司拖欠两个月工资 9000 元', ['顺达运输'])).toEqual([])
})

test('three years to a day end with it and begin the day after it three years before', () => {
  expect(threeYearsTo('2025-12-01')).toEqual({ from: '2022-12-02', to: '2025-12-01' })
})
