import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../platform/dates.ts'
import type { Assessment, CoverFacts, PolicyVersion, SettlementFacts } from './model.ts'
import { accumulatedBenefit, benefitOfYear, explainBenefit, screenPerson } from './screening.rules.ts'
import { examplePolicy, inpatient, person, policies } from './screening.worlds.ts'

const allYear: CoverFacts = { orgId: 'union', startsOn: '2026-01-01', endsOn: '2026-12-31' }
const policy: PolicyVersion = { ...examplePolicy, version: 1, effectiveFrom: '2026-01-01' }

function stay(
  settlementId: string,
  dischargedOn: string,
  ownFen: number,
  more: Partial<SettlementFacts> = {},
): SettlementFacts {
  return {
    settlementId,
    admittedOn: addDays(dischargedOn, -7),
    dischargedOn,
    icd10: 'J18.9',
    hospitalLevel: '三级甲等',
    ownFen,
    ...more,
  }
}

function screened(
  settlements: readonly SettlementFacts[],
  covers: readonly CoverFacts[] = [allYear],
  versions: readonly PolicyVersion[] = [policy],
) {
  return screenPerson(settlements, covers, versions)
}

const outcome = ({ settlementId, reason, inpatientFen, lumpSumFen }: Assessment) => [
  settlementId,
  reason,
  inpatientFen,
  lumpSumFen,
]

describe('the stay of the worker’s page', () => {
  const [may, september] = screened([
    stay('B', '2026-09-14', 2_384_650, { icd10: 'I25.1' }),
    stay('A', '2026-05-20', 120_000),
  ])

  test('brings 12,827.90 yuan of 23,846.50 own pay after 1,200.00 in May', () => {
    expect([may, september].map((one) => outcome(one!))).toEqual([
      ['A', 'below-deductible', 0, 0],
      ['B', null, 1_282_790, 0],
    ])
  })

  test('is explained in the steps of that page', () => {
    expect(explainBenefit(september!, policy)).toEqual({
      accumulate: { earlierFen: 120_000, stayFen: 2_384_650, sumFen: 2_504_650 },
      deduct: { deductibleFen: 200_000, countableFen: 2_304_650 },
      tiers: [
        { fromFen: 0, toFen: 1_000_000, partFen: 1_000_000, rate: '0.50', benefitFen: 500_000 },
        { fromFen: 1_000_000, toFen: 3_000_000, partFen: 1_304_650, rate: '0.60', benefitFen: 782_790 },
        { fromFen: 3_000_000, toFen: null, partFen: 0, rate: '0.70', benefitFen: 0 },
      ],
      draw: { benefitOfYearFen: 1_282_790, benefitOfEarlierFen: 0, rawBenefitFen: 1_282_790 },
      cap: { paidBeforeFen: 0, yearCapFen: 5_000_000, cutByCapFen: 0, inpatientFen: 1_282_790 },
      lumpSum: null,
      benefitFen: 1_282_790,
    })
  })
})

test('the next stay of that year goes on in the tier where it ended, and brings 5,604.65', () => {
  const stays = [stay('A', '2026-05-20', 120_000), stay('B', '2026-09-14', 2_384_650), stay('C', '2026-11-20', 900_000)]
  expect(screened(stays).map((one) => one.inpatientFen)).toEqual([0, 1_282_790, 560_465])
})

describe('a record is refused for the first reason that applies', () => {
  const late: CoverFacts = { ...allYear, startsOn: '2026-06-01' }
  const cases: [title: string, settlement: SettlementFacts, covers: CoverFacts[], reason: string | null][] = [
    ['no cover at all', stay('A', '2026-07-09', 900_000), [], 'not-covered'],
    [
      'cover that ended the day before admission',
      stay('A', '2026-07-09', 900_000),
      [{ ...allYear, endsOn: '2026-07-01' }],
      'not-covered',
    ],
    [
      'cover that ends on the day of admission',
      stay('A', '2026-07-09', 900_000),
      [{ ...allYear, endsOn: '2026-07-02' }],
      null,
    ],
    ['cover that begins after admission', stay('A', '2026-06-05', 900_000), [late], 'not-covered'],
    ['the last day of waiting', stay('A', '2026-07-07', 900_000), [late], 'waiting'],
    ['the first day after waiting', stay('A', '2026-07-08', 900_000), [late], null],
    [
      'a chain without a gap, which counts from its first start',
      stay('A', '2026-06-12', 900_000),
      [{ ...allYear, endsOn: '2026-05-31' }, late],
      null,
    ],
    [
      'a gap of one day, which breaks the chain',
      stay('A', '2026-06-12', 900_000),
      [{ ...allYear, endsOn: '2026-05-30' }, late],
      'waiting',
    ],
    ['waiting before exclusion', stay('A', '2026-06-12', 900_000, { icd10: 'Z41.1' }), [late], 'waiting'],
    ['an excluded diagnosis', stay('A', '2026-07-09', 900_000, { icd10: 'Z41.1' }), [allYear], 'excluded-diagnosis'],
    [
      'exclusion before a sum too small',
      stay('A', '2026-07-09', 100, { icd10: 'Z41' }),
      [allYear],
      'excluded-diagnosis',
    ],
    ['a diagnosis that is no code is not excluded', stay('A', '2026-07-09', 900_000, { icd10: null }), [allYear], null],
    ['a sum that equals the deductible', stay('A', '2026-07-09', 200_000), [allYear], 'below-deductible'],
    ['a sum one fen above the deductible', stay('A', '2026-07-09', 200_001), [allYear], null],
  ]
  test.each(cases)('%s', (_, settlement, covers, reason) => {
    expect(screened([settlement], covers)[0]!.reason).toBe(reason)
  })

  test('an excluded level of hospital, after the diagnosis', () => {
    const strict = { ...policy, excludedHospitalLevels: ['一级'] }
    const both = stay('B', '2026-08-01', 900_000, { hospitalLevel: '一级', icd10: 'Z41' })
    const found = screened([stay('A', '2026-07-09', 900_000, { hospitalLevel: '一级' }), both], [allYear], [strict])
    expect(found.map((one) => one.reason)).toEqual(['excluded-hospital', 'excluded-diagnosis'])
  })

  test('a discharge before the first version is not covered, and no version judges it', () => {
    expect(screened([stay('A', '2025-12-31', 900_000)], [{ ...allYear, startsOn: '2025-01-01' }])[0]).toMatchObject({
      reason: 'not-covered',
      policyVersion: null,
      policyYear: null,
    })
  })

  test('cover is asked for on the day the version names', () => {
    const onDischarge: PolicyVersion = { ...policy, coverOn: 'discharge', waitingDays: 0 }
    const cover = { ...allYear, startsOn: '2026-07-09' }
    expect(screened([stay('A', '2026-07-09', 900_000)], [cover], [onDischarge])[0]!.reason).toBeNull()
    expect(
      screened([stay('A', '2026-07-09', 900_000)], [cover], [{ ...onDischarge, coverOn: 'admission' }])[0]!.reason,
    ).toBe('not-covered')
  })

  test('of covers that overlap the last to begin names the union', () => {
    const moved: CoverFacts = { orgId: 'new union', startsOn: '2026-05-01', endsOn: '2026-12-31' }
    expect(screened([stay('A', '2026-07-09', 900_000)], [moved, allYear])[0]!.orgId).toBe('new union')
  })
})

describe('sums of the year', () => {
  test('the deductible is taken once, and tiers go on where the last stay ended', () => {
    const found = screened([
      stay('A', '2026-03-01', 700_000),
      stay('B', '2026-04-01', 700_000),
      stay('C', '2026-05-01', 700_000),
    ])
    expect(found.map((one) => one.inpatientFen)).toEqual([250_000, 350_000 - 50_000 + 50_000 + 20_000, 420_000])
  })

  test('stays on one day count by settlement id as text, so that 10 comes before 9', () => {
    const found = screened([stay('9', '2026-03-01', 900_000), stay('10', '2026-03-01', 150_000)])
    expect(found.map(outcome)).toEqual([
      ['10', 'below-deductible', 0, 0],
      ['9', null, 425_000, 0],
    ])
  })

  test('ids compare by code point, beyond the first plane too', () => {
    const found = screened([
      stay('🏥', '2026-03-01', 1),
      stay('Ｊ', '2026-03-01', 1),
      stay('J1', '2026-03-01', 1),
      stay('J', '2026-03-01', 1),
    ])
    expect(found.map((one) => one.settlementId)).toEqual(['J', 'J1', 'Ｊ', '🏥'])
  })

  test('half a fen goes up, once a stay', () => {
    const half = screened([stay('A', '2026-03-01', 200_001), stay('B', '2026-03-02', 1), stay('C', '2026-03-03', 1)])
    expect(half.map((one) => one.inpatientFen)).toEqual([1, 1, 1])
  })

  test('the cap cuts the stay that passes it, and later ones bring nothing', () => {
    const capped = { ...policy, inpatient: { ...policy.inpatient, yearCapFen: 300_000 } }
    const found = screened(
      [stay('A', '2026-03-01', 700_000), stay('B', '2026-04-01', 700_000), stay('C', '2026-05-01', 700_000)],
      [allYear],
      [capped],
    )
    expect(found.map(outcome)).toEqual([
      ['A', null, 250_000, 0],
      ['B', null, 50_000, 0],
      ['C', 'cap-reached', 0, 0],
    ])
    expect(explainBenefit(found[1]!, capped).cap).toEqual({
      paidBeforeFen: 250_000,
      yearCapFen: 300_000,
      cutByCapFen: 320_000,
      inpatientFen: 50_000,
    })
  })

  test('a new year begins with nothing', () => {
    const two = [stay('A', '2026-12-20', 700_000), stay('B', '2027-01-10', 700_000, { admittedOn: '2026-12-28' })]
    expect(screened(two).map((one) => [one.policyYear, one.inpatientFen])).toEqual([
      ['2026-01-01', 250_000],
      ['2027-01-01', 250_000],
    ])
  })

  test('own pay carries over when the version changes inside the year, and what was paid counts against the new cap', () => {
    const revised: PolicyVersion = {
      ...policy,
      version: 2,
      effectiveFrom: '2026-09-01',
      inpatient: { ...policy.inpatient, deductibleFen: 100_000, yearCapFen: 300_000 },
    }
    const found = screened(
      [stay('A', '2026-08-31', 700_000), stay('B', '2026-09-01', 700_000)],
      [allYear],
      [policy, revised],
    )
    expect(found.map((one) => [one.policyVersion, one.ownBeforeFen, one.rawBenefitFen, one.inpatientFen])).toEqual([
      [1, 0, 250_000, 250_000],
      [2, 700_000, 200_000 + 180_000, 50_000],
    ])
  })

  test('a cap that falls below what was paid takes nothing back', () => {
    const revised: PolicyVersion = {
      ...policy,
      version: 2,
      effectiveFrom: '2026-09-01',
      inpatient: { ...policy.inpatient, yearCapFen: 100_000 },
    }
    const found = screened(
      [stay('A', '2026-08-31', 700_000), stay('B', '2026-09-01', 700_000)],
      [allYear],
      [policy, revised],
    )
    expect(found.map(outcome)).toEqual([
      ['A', null, 250_000, 0],
      ['B', 'cap-reached', 0, 0],
    ])
  })

  test('a stay without own pay after the deductible is eligible for nothing', () => {
    const found = screened([stay('A', '2026-03-01', 700_000), stay('B', '2026-04-01', 0)])
    expect(outcome(found[1]!)).toEqual(['B', null, 0, 0])
  })
})

describe('lump sums', () => {
  const tumour = (id: string, day: string, ownFen = 0) => stay(id, day, ownFen, { icd10: 'C50.9' })
  const kidney = (id: string, day: string) => stay(id, day, 0, { icd10: 'N18.5' })
  const long: CoverFacts = { ...allYear, endsOn: '2029-12-31' }

  test('come on top, whether or not the deductible is passed', () => {
    const [one] = screened([tumour('A', '2026-07-09', 1_200_000)])
    expect(outcome(one!)).toEqual(['A', null, 500_000, 1_000_000])
    expect(explainBenefit(one!, policy)).toMatchObject({
      lumpSum: { disease: '恶性肿瘤', once: 'life', amountFen: 1_000_000 },
      benefitFen: 1_500_000,
    })
    expect(outcome(screened([tumour('A', '2026-07-09', 100)])[0]!)).toEqual(['A', null, 0, 1_000_000])
  })

  test('once in a life means once, once a year means every year anew', () => {
    const found = screened(
      [
        tumour('A', '2026-07-09'),
        tumour('B', '2027-07-09'),
        kidney('C', '2026-08-01'),
        kidney('D', '2026-09-01'),
        kidney('E', '2027-08-01'),
      ],
      [long],
    )
    expect(found.map((one) => [one.settlementId, one.lumpSumFen])).toEqual([
      ['A', 1_000_000],
      ['C', 800_000],
      ['D', 0],
      ['B', 0],
      ['E', 800_000],
    ])
  })

  test('lie outside the cap and are due when it is reached', () => {
    const capped = { ...policy, inpatient: { ...policy.inpatient, yearCapFen: 0 } }
    expect(
      screened([tumour('A', '2026-07-09', 900_000), tumour('B', '2026-08-09', 900_000)], [allYear], [capped]).map(
        outcome,
      ),
    ).toEqual([
      ['A', null, 0, 1_000_000],
      ['B', 'cap-reached', 0, 0],
    ])
  })

  test('are not used up by a record that was refused', () => {
    const excluding = { ...policy, excludedHospitalLevels: ['一级'] }
    const refused = { ...tumour('A', '2026-07-09'), hospitalLevel: '一级' }
    expect(screened([refused, tumour('B', '2026-08-09')], [allYear], [excluding]).map((one) => one.lumpSumFen)).toEqual(
      [0, 1_000_000],
    )
  })

  test('a disease keeps its name across versions, and each record is judged by its own version', () => {
    const before = { ...policy, diseases: [] }
    const wider: PolicyVersion = {
      ...policy,
      version: 2,
      effectiveFrom: '2026-07-01',
      diseases: [{ name: '恶性肿瘤', icd10: ['C00-C97', 'D00-D09'], lumpSumFen: 500_000, once: 'life' }],
    }
    const stays = [tumour('A', '2026-06-30'), tumour('B', '2026-07-01'), stay('C', '2026-08-01', 0, { icd10: 'D05.1' })]
    expect(screened(stays, [allYear], [policy, wider]).map((one) => one.lumpSumFen)).toEqual([1_000_000, 0, 0])
    expect(screened(stays, [allYear], [before, wider]).map((one) => one.lumpSumFen)).toEqual([0, 500_000, 0])
  })
})

const sum = fc.integer({ min: 0, max: 10_000_000 })

describe('for any policy and any person', () => {
  const world = fc.tuple(person(1), policies)
  const sameOrder = (list: readonly Assessment[]) => list.map((one) => one.settlementId).sort()

  test('the order in which settlements, covers and versions are given means nothing', () => {
    fc.assert(
      fc.property(world, fc.nat(), ([{ settlements, covers }, versions], turn) => {
        const turned = <Element>(list: readonly Element[]) =>
          [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))].reverse()
        expect(screenPerson(turned(settlements), turned(covers), turned(versions))).toEqual(
          screenPerson(settlements, covers, versions),
        )
      }),
    )
  })

  test('each settlement is assessed exactly once', () => {
    fc.assert(
      fc.property(world, ([{ settlements, covers }, versions]) => {
        const found = screenPerson(settlements, covers, versions)
        expect(sameOrder(found)).toEqual(settlements.map((one) => one.settlementId).sort())
      }),
    )
  })

  test('inpatient benefits of a year never pass the highest cap that judged them', () => {
    fc.assert(
      fc.property(world, ([{ settlements, covers }, versions]) => {
        const years = Object.groupBy(screenPerson(settlements, covers, versions), (one) => one.policyYear ?? '')
        for (const list of Object.values(years)) {
          const caps = list!.map(
            (one) => versions.find((version) => version.version === one.policyVersion)?.inpatient.yearCapFen ?? 0,
          )
          expect(list!.reduce((total, one) => total + one.inpatientFen, 0)).toBeLessThanOrEqual(Math.max(...caps))
        }
      }),
    )
  })

  test('a record refused for cover, waiting or exclusion changes nothing for the others', () => {
    fc.assert(
      fc.property(world, ([{ settlements, covers }, versions]) => {
        const found = screenPerson(settlements, covers, versions)
        const counted = found.filter((one) => one.ownBeforeFen !== null)
        const kept = settlements.filter((one) => counted.some((other) => other.settlementId === one.settlementId))
        expect(screenPerson(kept, covers, versions)).toEqual(counted)
      }),
    )
  })

  test('money goes only to the eligible, and only they and the counted have steps', () => {
    fc.assert(
      fc.property(world, ([{ settlements, covers }, versions]) => {
        for (const one of screenPerson(settlements, covers, versions)) {
          if (one.reason !== null) expect(one.inpatientFen + one.lumpSumFen).toBe(0)
          if (one.ownBeforeFen === null) continue
          const steps = explainBenefit(one, versions.find((version) => version.version === one.policyVersion)!)
          expect(steps.tiers.reduce((total, tier) => total + tier.benefitFen, 0)).toBe(steps.draw.benefitOfYearFen)
          expect(steps.tiers.reduce((total, tier) => total + tier.partFen, 0)).toBe(steps.deduct.countableFen)
          expect(steps.draw.benefitOfYearFen - steps.draw.benefitOfEarlierFen).toBe(steps.draw.rawBenefitFen)
          expect(steps.draw.rawBenefitFen - steps.cap.cutByCapFen).toBe(steps.cap.inpatientFen)
          expect(steps.cap.inpatientFen + (steps.lumpSum?.amountFen ?? 0)).toBe(steps.benefitFen)
        }
      }),
    )
  })

  test('a later stay changes no earlier one', () => {
    fc.assert(
      fc.property(world, ([{ settlements, covers }, versions]) => {
        const found = screenPerson(settlements, covers, versions)
        const last = found.at(-1)?.settlementId
        const without = settlements.filter((one) => one.settlementId !== last)
        expect(screenPerson(without, covers, versions)).toEqual(found.slice(0, -1))
      }),
    )
  })
})

describe('for any tiers', () => {
  test('more own pay never draws less', () => {
    fc.assert(
      fc.property(inpatient, sum, sum, (terms, one, other) => {
        const [less, more] = one <= other ? [one, other] : [other, one]
        return accumulatedBenefit(terms, less) <= accumulatedBenefit(terms, more)
      }),
    )
  })

  test('nothing is drawn up to the deductible, and never more than was paid', () => {
    fc.assert(
      fc.property(inpatient, sum, (terms, own) => {
        expect(accumulatedBenefit(terms, Math.min(own, terms.deductibleFen))).toBe(0n)
        expect(accumulatedBenefit(terms, own)).toBeLessThanOrEqual(BigInt(own) * 10_000n)
      }),
    )
  })

  test('splitting a stay in two moves the year’s raw benefits by at most one fen', () => {
    fc.assert(
      fc.property(inpatient, sum, sum, (terms, one, other) => {
        const version = { ...policy, inpatient: { ...terms, yearCapFen: 100_000_000_000 } }
        const raw = (stays: SettlementFacts[]) =>
          screened(stays, [allYear], [version]).reduce((total, { rawBenefitFen }) => total + rawBenefitFen!, 0)
        const split = raw([stay('A', '2026-03-01', one), stay('B', '2026-03-01', other)])
        expect(Math.abs(split - raw([stay('A', '2026-03-01', one + other)]))).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('a year with one stay brings what the editor’s trial says', () => {
    fc.assert(
      fc.property(inpatient, sum, (terms, own) => {
        const [one] = screened([stay('A', '2026-03-01', own)], [allYear], [{ ...policy, inpatient: terms }])
        expect(one!.inpatientFen).toBe(benefitOfYear(terms, own))
      }),
    )
  })

  test('sums stay exact where floating point would not', () => {
    const terms = { deductibleFen: 0, tiers: [{ aboveFen: 0, rate: '0.9999' }], yearCapFen: 0 }
    expect(accumulatedBenefit(terms, 900_719_925_474_099)).toBe(900_719_925_474_099n * 9_999n)
  })
})
