import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../platform/dates.ts'
import { commitmentStates } from './model.ts'
import {
  audienceOf,
  changesOf,
  faultOfAcceptance,
  figuresOf,
  isLateReport,
  mayAccept,
  mayBulletin,
  remindersOn,
} from './rules.ts'

const days = fc.integer({ min: 0, max: 3_652 }).map((n) => addDays('2024-01-01', n))

describe('the dates of a year', () => {
  test.each([
    ['2026-03-31', false],
    ['2026-04-01', true],
  ])('a report on %s is late: %s', (on, late) => expect(isLateReport(2026, on)).toBe(late))

  test.each([
    ['2026-06-30', false],
    ['2026-07-01', true],
    ['2026-07-20', true],
    ['2026-07-21', false],
    ['2027-07-10', false],
  ])('a bulletin on %s is in time: %s', (on, may) => expect(mayBulletin(2026, on)).toBe(may))

  test('an acceptance is possible from the first of December on, whatever the day', () => {
    fc.assert(fc.property(days, (on) => mayAccept(2026, on) === on >= '2026-12-01'))
  })

  test('a year has twenty days for its bulletin', () => {
    const year = Array.from({ length: 365 }, (_, at) => addDays('2026-01-01', at))
    expect(year.filter((on) => mayBulletin(2026, on))).toHaveLength(20)
  })

  test('every reminder has its days, and a promise may be reminded of on any', () => {
    const of = (on: string) => remindersOn(on).filter((node) => node !== 'promise')
    expect(of('2026-03-16')).toEqual([])
    expect(of('2026-03-20')).toEqual(['march'])
    expect(of('2026-04-01')).toEqual(['march-late'])
    expect(of('2026-07-18')).toEqual(['july', 'july-last'])
    expect(of('2026-07-21')).toEqual([])
    expect(of('2026-12-25')).toEqual(['december', 'december-last'])
    fc.assert(fc.property(days, (on) => remindersOn(on).includes('promise')))
  })
})

describe('the acceptance', () => {
  const wish = { verdict: 'done', quantity: 10, evidence: 1, reason: '', rectification: '', promisedOn: null } as const

  test('done needs the target and evidence; undone needs reason, rectification and a day to come', () => {
    const fault = (changes: object) => faultOfAcceptance({ ...wish, ...changes }, 10, '2026-12-10')
    expect(fault({})).toBeNull()
    expect(fault({ evidence: 0 })).toBe('commitments.evidence-missing')
    expect(fault({ quantity: 9 })).toBe('commitments.target-missed')
    const undone = { verdict: 'undone', reason: '管道没到货', rectification: '改从邻县调货', promisedOn: '2027-03-01' }
    expect(fault(undone)).toBeNull()
    for (const gap of [{ reason: ' ' }, { rectification: '' }, { promisedOn: null }])
      expect(fault({ ...undone, ...gap })).toBe('commitments.undone-incomplete')
    expect(fault({ ...undone, promisedOn: '2026-12-10' })).toBe('commitments.promise-too-early')
  })

  test('nothing passes as done below its target, and nothing undone passes without its three duties', () => {
    const wishes = fc.record({
      verdict: fc.constantFrom('done' as const, 'undone' as const),
      quantity: fc.nat(100),
      evidence: fc.nat(2),
      reason: fc.constantFrom('', '原因'),
      rectification: fc.constantFrom('', '措施'),
      promisedOn: fc.option(days),
    })
    fc.assert(
      fc.property(wishes, fc.integer({ min: 1, max: 100 }), days, (one, target, on) => {
        if (faultOfAcceptance(one, target, on) !== null) return true
        if (one.verdict === 'done') return one.quantity >= target && one.evidence > 0
        return one.reason !== '' && one.rectification !== '' && one.promisedOn !== null && one.promisedOn > on
      }),
    )
  })
})

describe('who sees a list', () => {
  const path = [
    { id: 'p', kind: 'province' },
    { id: 'c', kind: 'city' },
    { id: 'n', kind: 'county' },
    { id: 'u', kind: 'grassroots' },
  ]
  test('its union, its county, its city, or everybody', () => {
    expect((['unit', 'county', 'city', 'public'] as const).map((scope) => audienceOf(scope, path))).toEqual([
      'u',
      'n',
      'c',
      null,
    ])
  })
  test('a scope that stands nowhere above the union cannot be chosen', () => {
    expect(audienceOf('county', path.slice(0, 2))).toBe('none')
    expect(audienceOf('city', path.slice(0, 2))).toBe('c')
    expect(audienceOf('city', path.slice(0, 1))).toBe('none')
  })
})

describe('what is told', () => {
  const wording = {
    ...{ title: '通气', what: '接通天然气', beneficiaries: '全村职工', officerId: 'a', officerName: '张三' },
    ...{ measure: '户', target: 10, dueOn: '2026-11-30' },
  }
  test('an amendment tells each field that changed, before and after, and no other', () => {
    expect(changesOf(wording, wording)).toEqual([])
    expect(changesOf(wording, { ...wording, target: 8, dueOn: '2026-12-20' })).toEqual([
      { field: 'target', before: '10', after: '8' },
      { field: 'dueOn', before: '2026-11-30', after: '2026-12-20' },
    ])
  })

  test('registered = waiting + published, and published = under way + done + done late + open', () => {
    const counts = fc.array(fc.record({ state: fc.constantFrom(...commitmentStates), n: fc.nat(1_000) }))
    fc.assert(
      fc.property(counts, (some) => {
        const figures = figuresOf(some)
        const counted = some.filter((one) => one.state !== 'withdrawn').reduce((sum, one) => sum + one.n, 0)
        return (
          figures.registered === counted &&
          figures.registered === figures.waiting + figures.published &&
          figures.published === figures.underWay + figures.done + figures.doneLate + figures.open
        )
      }),
    )
  })
})
