import fc from 'fast-check'
import { addDays, type Day } from '../../platform/dates.ts'
import { canonicalIcd10 } from './icd10.rules.ts'
import type { CoverFacts, PolicyVersion, SettlementFacts } from './model.ts'
import { decidePolicy } from './policies.rules.ts'

/** Random but lawful worlds for the tests of screening: versions of a policy, and people with covers and settlements. */

export type Person = { covers: CoverFacts[]; settlements: SettlementFacts[] }

/** The example of the trade's own document: half up to ten thousand yuan, then 60 and 70 per cent. */
export const examplePolicy: PolicyVersion = {
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
      { aboveFen: 3_000_000, rate: '0.70' },
    ],
    yearCapFen: 5_000_000,
  },
  diseases: [
    { name: '恶性肿瘤', icd10: ['C00-C97'], lumpSumFen: 1_000_000, once: 'life' },
    { name: '终末期肾病', icd10: ['N18.0', 'N18.5'], lumpSumFen: 800_000, once: 'year' },
  ],
  excludedIcd10: ['Z41'],
  excludedHospitalLevels: [],
}

const fen = (most: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: most }),
    fc.integer({ min: 0, max: 300 }),
    fc.constantFrom(1, 99, 100_000, 200_001),
  )

export const rate = fc.oneof(
  fc.integer({ min: 0, max: 10_000 }).map((parts) => (parts / 10_000).toFixed(4)),
  fc.constantFrom('0', '0.5', '0.50', '0.3333', '1', '1.0'),
)

export const inpatient = fc.record({
  deductibleFen: fc.oneof(
    { weight: 4, arbitrary: fc.noBias(fc.integer({ min: 20_000, max: 400_000 })) },
    fc.constant(0),
  ),
  tiers: fc
    .record({
      above: fc.uniqueArray(fc.integer({ min: 1, max: 2_000_000 }), { maxLength: 3 }),
      rates: fc.array(rate, { minLength: 4, maxLength: 4 }),
    })
    .map(({ above, rates }) =>
      [0, ...above.sort((a, b) => a - b)].map((aboveFen, at) => ({ aboveFen, rate: rates[at]! })),
    ),
  yearCapFen: fc.oneof(
    { weight: 6, arbitrary: fc.noBias(fc.integer({ min: 100_000, max: 900_000 })) },
    fc.constantFrom(0, 90_000_000),
  ),
})

const diseases = fc.subarray([
  { name: '恶性肿瘤', icd10: ['C00-C97', 'D00-D09'], lumpSumFen: 1_000_000, once: 'life' },
  { name: '终末期肾病', icd10: ['N18.0', 'N18.5'], lumpSumFen: 800_000, once: 'year' },
  { name: '脑梗死', icd10: ['I63'], lumpSumFen: 300_000, once: 'year' },
  { name: '重大器官移植', icd10: ['Z94.0-Z94.4'], lumpSumFen: 0, once: 'life' },
] as const)

const once = fc.constantFrom('life' as const, 'year' as const)

const terms = fc.record({
  effectiveAfterDays: fc.noBias(fc.integer({ min: 30, max: 300 })),
  coverOn: fc.constantFrom('admission' as const, 'discharge' as const),
  waitingDays: fc.constantFrom(0, 1, 30, 30, 90),
  inpatient,
  diseases: fc
    .tuple(diseases, once)
    .map(([known, turned]) =>
      known.map((one, at) => ({ ...one, icd10: [...one.icd10], once: at === 0 ? turned : one.once })),
    ),
  excludedIcd10: fc.subarray(['Z41', 'C44', 'S00-T14', 'N18.5']),
  excludedHospitalLevels: fc.subarray(['一级', '未定级']),
  yearStart: fc.oneof({ weight: 6, arbitrary: fc.constant('01-01') }, fc.constantFrom('07-01', '09-15')),
})

/** Two to four published versions, the first from 2024 on. A year start that would reach back is left as it was. */
export const policies: fc.Arbitrary<PolicyVersion[]> = fc
  .array(terms, { minLength: 2, maxLength: 4, size: 'max' })
  .map((list) => {
    const published: PolicyVersion[] = []
    let effectiveFrom: Day = '2023-12-01'
    for (const { effectiveAfterDays, yearStart, ...own } of list) {
      effectiveFrom = addDays(effectiveFrom, effectiveAfterDays)
      const version = {
        ...examplePolicy,
        ...own,
        version: published.length + 1,
        effectiveFrom,
        policyYearStart: yearStart,
      }
      const earlier = published.map((policy) => ({ ...policy, document: policy }))
      const kept = { ...version, policyYearStart: published.at(-1)?.policyYearStart ?? yearStart }
      published.push(decidePolicy(version, earlier).refused ? kept : version)
    }
    return published
  })

const day = (from: Day, days: number) =>
  fc.noBias(fc.integer({ min: 0, max: days })).map((after) => addDays(from, after))

/** Covers that are chained, overlap, leave a gap, or start late. */
const covers = fc
  .array(
    fc.record({
      gap: fc.constantFrom(1, 1, 1, 2, 40, -20, -200),
      length: fc.constantFrom(20, 90, 180, 365, 365),
      org: fc.nat(9),
    }),
    { minLength: 1, maxLength: 5, size: 'max' },
  )
  .chain((spans) => day('2023-06-01', 360).map((first) => ({ spans, first })))
  .map(({ spans, first }) => {
    const laid = new Map<Day, CoverFacts>()
    let startsOn = first
    for (const { gap, length, org } of spans) {
      const endsOn = addDays(startsOn, length)
      laid.set(startsOn, { orgId: `00000000-0000-7000-8000-00000000000${org}`, startsOn, endsOn })
      startsOn = addDays(endsOn, gap)
    }
    return [...laid.values()]
  })

const codes = [
  'C50.9',
  'C97.9',
  'c00',
  'D09.1',
  'D10',
  'N180',
  'N18.5',
  'n18.51',
  'N18',
  'N18.9',
  'I63.900',
  'Z41.1',
  'Z94.2',
  'C44.3',
  'S72.000x001',
  'J18.9',
  '',
  '肺炎',
  'B99',
]

const ownFen = fc.oneof(
  { weight: 4, arbitrary: fc.noBias(fc.integer({ min: 0, max: 900_000 })) },
  fen(900_000),
  fc.constant(0),
)

const settlement = fc.record({
  admittedOn: day('2023-11-01', 800),
  stayDays: fc.constantFrom(0, 1, 7, 7, 30, 120),
  icd10: fc.constantFrom(...codes).map(canonicalIcd10),
  hospitalLevel: fc.constantFrom('三级甲等', '三级甲等', '二级', '一级'),
  ownFen,
})

/** Settlement ids whose plain-text order is not their number's, with characters beyond ASCII. */
const settlementId = (at: number) => fc.constantFrom('JS', 'js', 'J', '流水', '🏥', 'Ｊ').map((head) => `${head}${at}`)

export function person(at: number): fc.Arbitrary<Person> {
  return fc
    .record({ covers, list: fc.array(settlement, { minLength: 1, maxLength: 9, size: 'max' }), sameDay: fc.boolean() })
    .chain(({ covers: own, list, sameDay }) =>
      fc.tuple(...list.map((_, place) => settlementId(at * 10 + place))).map((ids) => ({
        covers: own,
        settlements: list.map(({ stayDays, ...one }, place): SettlementFacts => {
          const dischargedOn = sameDay && place > 0 ? list[0]!.admittedOn : addDays(one.admittedOn, stayDays)
          return {
            ...one,
            admittedOn: one.admittedOn < dischargedOn ? one.admittedOn : dischargedOn,
            dischargedOn,
            settlementId: ids[place]!,
          }
        }),
      })),
    )
}
