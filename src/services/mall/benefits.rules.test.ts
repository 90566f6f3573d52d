import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Benefit, BenefitDraft, BenefitPrice, EarlierUses } from './benefits.model.ts'
import {
  benefitState,
  chargeFor,
  decideHandIn,
  decideUse,
  faultsOfBenefit,
  isFor,
  mayUndo,
  metresBetween,
  mostBillFen,
} from './benefits.rules.ts'

const draft: BenefitDraft = {
  merchantId: 'merchant',
  name: '5 元洗车',
  campaign: '',
  category: 'car',
  intro: '',
  terms: '小型轿车',
  price: { kind: 'fixed', regularFen: 2500, payFen: 500, subsidyFen: 1000 },
  audienceIds: ['city'],
  tags: [],
  fromOn: '2026-11-01',
  untilOn: '2026-12-31',
  dayQuota: null,
  totalQuota: null,
  mostADay: 1,
  mostEach: null,
  budgetFen: null,
}

const benefit: Benefit = {
  ...draft,
  id: 'benefit',
  unionId: 'city',
  draftedBy: '',
  draftedAt: '2026-10-01T00:00:00.000Z',
  publishedBy: '',
  publishedAt: '2026-10-01T00:00:00.000Z',
  pausedAt: null,
  pausedBecause: null,
  endedAt: null,
  endedBecause: null,
  taken: 0,
  subsidisedFen: 0,
}

const unused: EarlierUses = { onDay: 0, inAll: 0, seasonVisits: 0 }
const asked = {
  usedOn: '2026-11-27',
  shownAt: '2026-11-27T02:00:00.000Z',
  billFen: null,
  homePath: ['province', 'city', 'union'],
  holds: new Set<string>(),
  earlier: unused,
}

const fen = fc.integer({ min: 1, max: mostBillFen })
const price: fc.Arbitrary<BenefitPrice> = fc.oneof(
  fc
    .tuple(fen, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([regularFen, part]) => ({ kind: 'free' as const, regularFen, subsidyFen: Math.floor(regularFen * part) })),
  fc
    .tuple(fen, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([regularFen, pay, part]) => {
      const payFen = Math.max(1, Math.floor(regularFen * pay))
      return {
        kind: 'fixed' as const,
        regularFen,
        payFen,
        subsidyFen: Math.floor((regularFen - payFen) * part),
      }
    }),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.option(fen), fc.integer({ min: 0, max: 100 }))
    .map(([offPercent, mostOffFen, subsidyShare]) => ({
      kind: 'discount' as const,
      offPercent,
      mostOffFen,
      subsidyShare,
    })),
  fc
    .tuple(fen, fc.option(fc.integer({ min: 1, max: 50 })))
    .map(([regularFen, visits]) => ({ kind: 'season' as const, regularFen, payFen: 0, subsidyFen: 0, visits })),
)

describe('what a use costs', () => {
  test('what she pays, the union pays and the merchant gives make up the regular price, and none is less than nothing', () => {
    fc.assert(
      fc.property(price, fen, fc.constantFrom('opens' as const, 'visit' as const), (one, bill, part) => {
        expect(faultsOfBenefit({ ...draft, price: one }, '2026-11-27')).toEqual([])
        const seasonPart = one.kind === 'season' ? part : null
        const charge = chargeFor(one, one.kind === 'discount' ? bill : null, seasonPart)
        expect(charge.paidFen + charge.subsidyFen + charge.waivedFen).toBe(charge.regularFen)
        for (const share of Object.values(charge)) expect(share).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('a discount never takes off more than its percentage, nor more than its limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.option(fen), fen, (offPercent, mostOffFen, bill) => {
        const { paidFen } = chargeFor({ kind: 'discount', offPercent, mostOffFen, subsidyShare: 50 }, bill, null)
        const off = bill - paidFen
        expect(off * 100).toBeLessThanOrEqual(bill * offPercent)
        if (mostOffFen !== null) expect(off).toBeLessThanOrEqual(mostOffFen)
      }),
    )
  })

  test('is told to the fen for each of the four kinds', () => {
    const of = (one: BenefitPrice, bill: number | null = null, part: 'opens' | 'visit' | null = null) =>
      Object.values(chargeFor(one, bill, part))
    expect(of({ kind: 'free', regularFen: 4500, subsidyFen: 4500 })).toEqual([4500, 0, 4500, 0])
    expect(of({ kind: 'fixed', regularFen: 2500, payFen: 500, subsidyFen: 1000 })).toEqual([2500, 500, 1000, 1000])
    const fuel: BenefitPrice = { kind: 'discount', offPercent: 5, mostOffFen: 2000, subsidyShare: 50 }
    expect(of(fuel, 33_333)).toEqual([33_333, 31_667, 833, 833])
    expect(of(fuel, 100_000)).toEqual([100_000, 98_000, 1000, 1000])
    const ticket: BenefitPrice = { kind: 'season', regularFen: 80_000, payFen: 30_000, subsidyFen: 20_000, visits: 10 }
    expect(of(ticket, null, 'opens')).toEqual([80_000, 30_000, 20_000, 30_000])
    expect(of(ticket, null, 'visit')).toEqual([0, 0, 0, 0])
  })
})

describe('what is wrong with a benefit', () => {
  test.each([
    ['a name of one sign', { name: '洗' }, ['name-missing']],
    ['no terms', { terms: ' ' }, ['terms-missing']],
    [
      'a price above the regular one',
      { price: { kind: 'fixed', regularFen: 500, payFen: 600, subsidyFen: 0 } },
      ['price-wrong'],
    ],
    [
      'a fixed price of nothing',
      { price: { kind: 'fixed', regularFen: 500, payFen: 0, subsidyFen: 0 } },
      ['price-wrong'],
    ],
    [
      'everything off',
      { price: { kind: 'discount', offPercent: 100, mostOffFen: null, subsidyShare: 0 } },
      ['price-wrong'],
    ],
    [
      'a ticket of no visit',
      { price: { kind: 'season', regularFen: 500, payFen: 0, subsidyFen: 0, visits: 0 } },
      ['price-wrong'],
    ],
    [
      'a subsidy above what is off',
      { price: { kind: 'fixed', regularFen: 2500, payFen: 500, subsidyFen: 2001 } },
      ['subsidy-too-much'],
    ],
    ['an end before the beginning', { fromOn: '2027-01-01' }, ['days-reversed']],
    ['an end that is past', { fromOn: '2026-01-01', untilOn: '2026-11-26' }, ['over-already']],
    ['a quota of nothing', { dayQuota: 0 }, ['quota-wrong']],
    ['nobody', { audienceIds: [] }, ['audience-missing']],
    ['a formula', { intro: '=1+1' }, ['formula']],
  ] as [string, Partial<BenefitDraft>, string[]][])('%s', (_, changes, faults) => {
    expect(faultsOfBenefit({ ...draft, ...changes }, '2026-11-27')).toEqual(faults)
  })

  test('is told all at once', () => {
    expect(faultsOfBenefit({ ...draft, name: '', terms: '', audienceIds: [] }, '2026-11-27')).toHaveLength(3)
  })
})

describe('whether it may be used', () => {
  const refused = (changes: Partial<Benefit>, more: Partial<typeof asked> = {}) =>
    decideUse({ ...benefit, ...changes }, { ...asked, ...more })

  test('inside its days, by a member of its unions', () => {
    expect(decideUse(benefit, asked)).toMatchObject({ charge: { paidFen: 500 }, seasonPart: null })
    expect(refused({ fromOn: '2026-11-28' })).toMatchObject({ refused: 'mall.benefit-not-open', state: 'coming' })
    expect(refused({ untilOn: '2026-11-26' })).toMatchObject({ state: 'over' })
    expect(refused({ publishedAt: null })).toMatchObject({ state: 'draft' })
    expect(refused({ audienceIds: ['elsewhere'] })).toEqual({ refused: 'mall.benefit-not-for-holder' })
    expect(refused({ tags: ['membership.migrant'] })).toEqual({ refused: 'mall.benefit-not-for-holder' })
    expect(refused({ tags: ['membership.migrant'] }, { holds: new Set(['membership.migrant']) })).toHaveProperty(
      'charge',
    )
  })

  test('a pause or an end counts from its instant on, also for a card that was shown before it', () => {
    const at = '2026-11-27T02:00:01.000Z'
    expect(refused({ pausedAt: at, pausedBecause: '检修' })).toHaveProperty('charge')
    expect(refused({ pausedAt: asked.shownAt, pausedBecause: '检修' })).toMatchObject({ state: 'paused' })
    expect(refused({ endedAt: at, endedBecause: '' })).toHaveProperty('charge')
    expect(refused({ endedAt: asked.shownAt, endedBecause: '' })).toMatchObject({ state: 'over' })
  })

  test('a bill belongs to a discount and to nothing else', () => {
    const discount: BenefitPrice = { kind: 'discount', offPercent: 5, mostOffFen: null, subsidyShare: 0 }
    expect(refused({ price: discount })).toEqual({ refused: 'mall.bill-missing' })
    expect(decideUse(benefit, { ...asked, billFen: 100 })).toEqual({ refused: 'mall.bill-unwanted' })
  })

  test('within what one person may use a day and in all', () => {
    expect(refused({}, { earlier: { ...unused, onDay: 1 } })).toEqual({ refused: 'mall.over-own-day-limit', most: 1 })
    expect(refused({ mostADay: 2 }, { earlier: { ...unused, onDay: 1 } })).toHaveProperty('charge')
    expect(refused({ mostEach: 3 }, { earlier: { ...unused, inAll: 3 } })).toEqual({
      refused: 'mall.over-own-limit',
      most: 3,
    })
  })

  test('a season ticket is paid once and used as often as it says', () => {
    const ticket: Partial<Benefit> = {
      price: { kind: 'season', regularFen: 80_000, payFen: 30_000, subsidyFen: 0, visits: 2 },
    }
    expect(refused(ticket)).toMatchObject({ seasonPart: 'opens', charge: { paidFen: 30_000 } })
    expect(refused(ticket, { earlier: { ...unused, seasonVisits: 1 } })).toMatchObject({
      seasonPart: 'visit',
      charge: { paidFen: 0 },
    })
    expect(refused(ticket, { earlier: { ...unused, seasonVisits: 2 } })).toMatchObject({
      refused: 'mall.season-used-up',
    })
    const endless = { price: { ...ticket.price!, visits: null } } as Partial<Benefit>
    expect(refused(endless, { earlier: { ...unused, seasonVisits: 900 } })).toMatchObject({ seasonPart: 'visit' })
  })

  test('for whoever belongs to one of its unions, however far below', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
        (path, audienceIds) => {
          const within = isFor({ audienceIds, tags: [] }, { homePath: path, holds: new Set() })
          expect(within).toBe(path.some((id) => audienceIds.includes(id)))
        },
      ),
    )
  })
})

test('a benefit stands in one state on every day', () => {
  const on = (day: string, changes: Partial<Benefit> = {}) => benefitState({ ...benefit, ...changes }, day)
  expect(['2026-10-31', '2026-11-01', '2026-12-31', '2027-01-01'].map((day) => on(day))).toEqual([
    'coming',
    'open',
    'open',
    'over',
  ])
  expect(on('2026-11-27', { pausedAt: '2026-11-02T00:00:00.000Z' })).toBe('paused')
  expect(on('2027-01-01', { pausedAt: '2026-11-02T00:00:00.000Z' })).toBe('over')
})

test('what was written down without a line is taken for so long, and not before its time', () => {
  const setting = { offlineMinutes: 60 }
  const at = '2026-11-27T03:00:00.000Z'
  expect(decideHandIn({ shownAt: '2026-11-27T02:00:00.000Z' }, at, setting)).toBeNull()
  expect(decideHandIn({ shownAt: '2026-11-27T01:59:59.999Z' }, at, setting)).toBe('mall.entry-too-old')
  expect(decideHandIn({ shownAt: '2026-11-27T03:01:00.000Z' }, at, setting)).toBeNull()
  expect(decideHandIn({ shownAt: '2026-11-27T03:01:00.001Z' }, at, setting)).toBe('mall.entry-from-the-future')
})

test('a use may be taken back for so many minutes', () => {
  const recorded = '2026-11-27T02:00:00.000Z'
  expect(mayUndo(recorded, '2026-11-27T02:15:00.000Z', { undoMinutes: 15 })).toBe(true)
  expect(mayUndo(recorded, '2026-11-27T02:15:00.001Z', { undoMinutes: 15 })).toBe(false)
})

test('the way between two places is as long there as back', () => {
  const point = fc.record({
    latitude: fc.double({ min: -89, max: 89, noNaN: true }),
    longitude: fc.double({ min: -179, max: 179, noNaN: true }),
  })
  fc.assert(
    fc.property(point, point, (one, other) => {
      expect(metresBetween(one, other)).toBe(metresBetween(other, one))
    }),
  )
  const [liaoyuan, changchun] = [
    { latitude: 42.888, longitude: 125.143 },
    { latitude: 43.817, longitude: 125.324 },
  ]
  expect(Math.round(metresBetween(liaoyuan, changchun) / 1000)).toBe(104)
})
