import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayYuan } from '../../../../platform/money.ts'
import type { Computation } from '../../claims.contract.ts'
import { computationOf } from '../../computation.rules.ts'
import { screenPerson } from '../../screening.rules.ts'
import { examplePolicy, person, policies } from '../../screening.worlds.ts'
import { sumSteps, sumTerms, writtenTerms } from './sum-steps.ts'

const today = '2026-11-20'
const dayAndPolicy = { admittedOn: '2026-09-03', dischargedOn: '2026-09-14', icd10: 'I25.1', hospitalLevel: '三级' }
const cover = { orgId: 'union', startsOn: '2026-01-01', endsOn: '2026-12-31' }

/** The sums of a person's stays, as the phone receives them, when nothing was corrected and nothing is owed. */
function sumsOf(...given: Parameters<typeof screenPerson>): Computation[] {
  const assessed = screenPerson(...given).filter((one) => one.reason === null)
  return assessed.map((assessment) => {
    const policy = given[2].find((one) => one.version === assessment.policyVersion)!
    const payableFen = assessment.inpatientFen + assessment.lumpSumFen
    return computationOf({
      policy,
      claim: { setOffFen: 0, payableFen },
      ownFen: assessment.ownFen,
      assessment,
      earlierStays: [],
    })
  })
}

const [example] = sumsOf([{ ...dayAndPolicy, settlementId: '1', ownFen: 2_504_650 }], [cover], [examplePolicy]) as [
  Computation,
]
const withEarlier: Computation = {
  ...example,
  ownFen: 2_384_650,
  earlierStays: [{ dischargedOn: '2026-05-12', ownFen: 120_000, benefitFen: 0 }],
}

test('the example of the trade is explained in four steps that lead to 12,827.90', () => {
  const steps = sumSteps(withEarlier, today)
  expect(steps.map((step) => step.title)).toEqual(['把今年自己付的加起来', '减去起付线', '分段按比例算', '看全年封顶'])
  expect(steps[0]!.lines.map((line) => [line.label, line.value])).toEqual([
    ['5月那次住院', '1,200.00'],
    ['这次住院', '+ 23,846.50'],
    ['今年累计', '25,046.50'],
  ])
  expect(steps[2]!.tiers.map((tier) => [tier.label, tier.part, tier.rate, tier.benefit])).toEqual([
    ['1 万元以内', '10,000.00', '50%', '5,000.00'],
    ['1 万 至 3 万元', '13,046.50', '60%', '7,827.90'],
    ['3 万元以上', '没有到', '70%', '0.00'],
  ])
  expect(writtenTerms(sumTerms(withEarlier))).toEqual(['5,000.00', '+ 7,827.90'])
})

test('two stays of one month are told apart by their day', () => {
  const twice = [
    { dischargedOn: '2026-05-12', ownFen: 100, benefitFen: 0 },
    { dischargedOn: '2026-05-28', ownFen: 100, benefitFen: 50 },
  ]
  const [addUp] = sumSteps({ ...example, earlierStays: twice }, today)
  expect(addUp!.lines.slice(0, 2).map((line) => line.label)).toEqual(['5月12日 出院那次', '5月28日 出院那次'])
})

test('a cap, a lump sum, an earlier payment and a debt each have their step', () => {
  const sum: Computation = {
    ...example,
    cutByCapFen: 282_790,
    inpatientFen: 1_000_000,
    lumpSum: { disease: '恶性肿瘤', amountFen: 1_000_000 },
    setOffFen: 32_000,
    payableFen: 1_000_000 + 1_000_000 - 32_000 - 500_000,
  }
  expect(sumSteps(sum, today).map((step) => step.title)).toEqual([
    '把今年自己付的加起来',
    '减去起付线',
    '分段按比例算',
    '看全年封顶',
    '加上一次性补助',
    '减去这次住院已经付给您的',
    '扣回以前多付的',
  ])
  expect(sumSteps(sum, today)[3]!.lines.map((line) => line.label)).toContain('封顶以后')
})

test('a sum settled before a correction is shown as it was settled', () => {
  const corrected = { ...example, inpatientFen: 0, payableFen: 1_282_790 }
  expect(sumSteps(corrected, today).at(-1)!.lines[0]).toMatchObject({ label: '当时算给您的', value: '12,827.90' })
})

test('whatever the policy and the stays, the terms of the last addition give the sum that is paid', () => {
  fc.assert(
    fc.property(
      person(1),
      policies,
      fc.nat({ max: 100_000 }),
      fc.nat({ max: 100_000 }),
      (one, versions, setOff, before) => {
        for (const sum of sumsOf(one.settlements, one.covers, versions)) {
          const setOffFen = Math.min(setOff, sum.payableFen)
          const payableFen = Math.max(0, sum.payableFen - setOffFen - before)
          const terms = sumTerms({ ...sum, setOffFen, payableFen })
          expect(displayYuan(terms.reduce((total, term) => total + term.amountFen, 0))).toBe(displayYuan(payableFen))
        }
      },
    ),
  )
})
