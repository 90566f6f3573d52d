import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween, weekdayOf } from '../../platform/dates.ts'
import type { Clock, ClockFacts, ClockKey, DatedFact } from './clocks.model.ts'
import { addYears, clocksOf, lastDayBefore, law, limitationOf, mostPressing, suspended } from './clocks.rules.ts'
import { sayClock } from './clocks.text.ts'

const asItIs = (day: Day) => day
const toMonday = (day: Day) => addDays(day, [1, 0, 0, 0, 0, 0, 2][weekdayOf(day)]!)
const plain: ClockFacts = {
  claims: 'wages',
  employment: 'ended',
  endedOn: '2026-03-01',
  knownOn: null,
  dated: [],
  agreement: null,
  paidOn: null,
  arbitration: null,
  hearing: null,
}
const arbitration = {
  appliedOn: '2026-03-02',
  acceptedOn: null,
  refusedOn: null,
  extendedDays: 0,
  awardOn: null,
  receivedOn: null,
  isFinal: 'unsaid',
  performBy: null,
  suedOn: null,
  enforcementOn: null,
} as const

function dated(kind: DatedFact['kind'], fromOn: Day, untilOn: Day | null = null): DatedFact {
  return { kind, fromOn, untilOn }
}

function read(key: ClockKey, facts: Partial<ClockFacts>, today: Day, rollOn = asItIs): Clock | undefined {
  return clocksOf({ ...plain, ...facts }, today, rollOn).find((one) => one.key === key)
}

const day = fc.integer({ min: 0, max: 2_000 }).map((at) => addDays('2022-01-01', at))
const period = fc
  .tuple(day, fc.integer({ min: 0, max: 120 }))
  .map(([from, days]) => dated('hindered', from, addDays(from, days)))

describe('the limitation of one year (第二十七条)', () => {
  test('it ends on the corresponding day of the next year', () => {
    expect(read('limitation', {}, '2026-03-02')).toMatchObject({
      dueOn: '2027-03-01',
      standing: 'running',
      daysLeft: 364,
    })
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(addYears('2023-02-28', 1)).toBe('2024-02-28')
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
  })

  test('wages are not limited while the employment lasts', () => {
    fc.assert(
      fc.property(day, day, fc.array(period), (knownOn, today, periods) => {
        const facts = { ...plain, employment: 'employed' as const, endedOn: null, knownOn, dated: periods }
        expect(limitationOf(facts, today, asItIs)).toMatchObject({ standing: 'not-limited', dueOn: null })
      }),
    )
  })

  test('other claims run from the day on which the harm was known, also during the employment', () => {
    const facts = { claims: 'other', employment: 'employed', endedOn: null, knownOn: '2026-01-10' } as const
    expect(read('limitation', facts, '2026-02-01')).toMatchObject({ fromOn: '2026-01-10', dueOn: '2027-01-10' })
  })

  test('asking for the money in time begins the year anew, asking too late does not', () => {
    const inTime = read('limitation', { dated: [dated('demanded', '2026-12-31')] }, '2027-01-01')
    expect(inTime).toMatchObject({ fromOn: '2026-12-31', dueOn: '2027-12-31' })
    const late = read('limitation', { dated: [dated('demanded', '2027-03-02')] }, '2027-04-01')
    expect(late).toMatchObject({ fromOn: '2026-03-01', standing: 'missed' })
  })

  test('a hindrance makes it stand still for its days and no longer', () => {
    const facts = { dated: [dated('hindered', '2026-05-01', '2026-05-31')] }
    expect(read('limitation', facts, '2026-06-10')).toMatchObject({ dueOn: '2027-04-01', suspendedDays: 31 })
    const lasting = { dated: [dated('hindered', '2026-05-01')] }
    expect(read('limitation', lasting, '2026-05-10')).toMatchObject({ standing: 'suspended', suspendedDays: 10 })
  })

  test('an application for arbitration in time keeps it, one after its end misses it', () => {
    const kept = { arbitration: { ...arbitration, appliedOn: '2027-03-01' } }
    expect(read('limitation', kept, '2028-01-01')).toMatchObject({ standing: 'kept', daysLeft: null })
    const missed = { arbitration: { ...arbitration, appliedOn: '2027-03-02' } }
    expect(read('limitation', missed, '2028-01-01')?.standing).toBe('missed')
  })

  test('the order in which facts are entered means nothing, and more of them never end it sooner', () => {
    const fact = fc.oneof(
      period,
      day.map((on) => dated('demanded', on)),
    )
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 8 }), fact, (facts, one) => {
        const due = (some: DatedFact[]) =>
          limitationOf({ ...plain, endedOn: '2023-01-01', dated: some }, '2030-01-01', asItIs)!.dueOn!
        expect(due(facts.toReversed())).toBe(due(facts))
        expect(due([...facts, one]) >= due(facts)).toBe(true)
      }),
    )
  })

  test('days suspended twice count once', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), (periods) => {
        const from = '2023-01-01'
        const term = suspended(from, addYears(from, 1), periods, '2030-01-01')
        expect(daysBetween(addYears(from, 1), term.dueOn)).toBe(term.suspendedDays)
        expect(suspended(from, addYears(from, 1), [...periods, ...periods], '2030-01-01')).toEqual(term)
        const days = new Set(
          periods.flatMap((one) =>
            Array.from({ length: daysBetween(one.fromOn, one.untilOn!) + 1 }, (_, at) => addDays(one.fromOn, at)),
          ),
        )
        expect(term.suspendedDays).toBeLessThanOrEqual(days.size)
      }),
    )
  })
})

describe('mediation and what was agreed', () => {
  test('mediation has fifteen days from the receipt of the application (第十四条)', () => {
    const received = [dated('mediation-received', '2026-03-02')]
    expect(read('mediation', { dated: received }, '2026-03-03')).toMatchObject({ dueOn: '2026-03-17', daysLeft: 14 })
    expect(read('mediation', { dated: received }, '2026-03-18')?.standing).toBe('missed')
    const agreement = { signedOn: '2026-03-17', payBy: '2026-03-20' }
    expect(read('mediation', { dated: received, agreement }, '2026-04-01')?.standing).toBe('kept')
    expect(read('mediation', {}, '2026-03-03')).toBeUndefined()
  })

  test('the day that the parties agreed on does not roll on over a weekend', () => {
    const agreement = { signedOn: '2026-03-17', payBy: '2026-03-21' }
    expect(read('performance', { agreement }, '2026-03-18', toMonday)?.dueOn).toBe('2026-03-21')
    expect(read('performance', { agreement, paidOn: '2026-03-17' }, '2026-03-18')?.standing).toBe('kept')
  })
})

describe('arbitration', () => {
  test('the commission decides on the application within five days (第二十九条)', () => {
    expect(read('acceptance', { arbitration }, '2026-03-03')?.dueOn).toBe('2026-03-07')
    expect(read('acceptance', { arbitration }, '2026-03-03', toMonday)?.dueOn).toBe('2026-03-09')
    const refusedOn = '2026-03-06'
    expect(read('acceptance', { arbitration: { ...arbitration, refusedOn } }, '2026-05-01')?.standing).toBe('kept')
  })

  test('an award comes within forty-five days, extended by fifteen at most (第四十三条)', () => {
    const accepted = { ...arbitration, acceptedOn: '2026-03-05' }
    expect(read('award', { arbitration: accepted }, '2026-03-06')?.dueOn).toBe('2026-04-19')
    const due = (extendedDays: number) =>
      read('award', { arbitration: { ...accepted, extendedDays } }, '2026-03-06')!.dueOn
    expect(due(15)).toBe('2026-05-04')
    expect(due(40)).toBe(due(law.extensionDays))
    const dueWith = (untilOn: Day) =>
      read(
        'award',
        { arbitration: accepted, dated: [dated('arbitration-suspended', '2026-03-10', untilOn)] },
        '2026-06-01',
      )
    expect(dueWith('2026-03-19')).toMatchObject({ dueOn: '2026-04-29', suspendedDays: 10 })
  })

  test('five whole days lie between the notice and the hearing, three before a request to postpone it (第三十五条)', () => {
    expect(lastDayBefore('2026-03-20', law.noticeDays)).toBe('2026-03-14')
    const hearing = { on: '2026-03-20', notifiedOn: '2026-03-14' }
    expect(read('notice', { hearing }, '2026-03-18')).toMatchObject({ standing: 'kept', dueOn: '2026-03-14' })
    expect(read('notice', { hearing: { ...hearing, notifiedOn: '2026-03-15' } }, '2026-03-18')?.standing).toBe('missed')
    expect(read('postponement', { hearing }, '2026-03-10')?.dueOn).toBe('2026-03-16')
  })

  test('a defence comes within ten days of the copy (第三十条)', () => {
    expect(read('defence', { dated: [dated('copy-served', '2026-03-09')] }, '2026-03-10')?.dueOn).toBe('2026-03-19')
  })

  test('a suit follows within fifteen days of the receipt of the award, whoever wants a final one annulled has thirty', () => {
    const received = { ...arbitration, acceptedOn: '2026-03-05', awardOn: '2026-04-10', receivedOn: '2026-04-13' }
    expect(read('suit', { arbitration: received }, '2026-04-14')).toMatchObject({ dueOn: '2026-04-28', daysLeft: 14 })
    expect(read('suit', { arbitration: { ...received, suedOn: '2026-04-29' } }, '2026-05-01')?.standing).toBe('missed')
    expect(read('annulment', { arbitration: received }, '2026-04-14')).toBeUndefined()
    expect(read('annulment', { arbitration: { ...received, isFinal: 'yes' } }, '2026-04-14')?.dueOn).toBe('2026-05-13')
  })

  test('enforcement may be asked for during two years from the last day of performance', () => {
    const due = { ...arbitration, performBy: '2026-05-10' }
    expect(read('enforcement', { arbitration: due }, '2026-06-01')?.dueOn).toBe('2028-05-10')
    expect(read('enforcement', { arbitration: due, paidOn: '2026-05-09' }, '2026-06-01')?.standing).toBe('kept')
  })
})

test('a last day that is a rest day rolls on and never back', () => {
  fc.assert(
    fc.property(day, day, (endedOn, today) => {
      const rolled = limitationOf({ ...plain, endedOn }, today, toMonday)!.dueOn!
      expect(weekdayOf(rolled) % 6).not.toBe(0)
      expect(daysBetween(addYears(endedOn, 1), rolled)).toBeGreaterThanOrEqual(0)
      expect(daysBetween(addYears(endedOn, 1), rolled)).toBeLessThanOrEqual(2)
    }),
  )
})

test('what presses most is the running term that ends first, and every term has words', () => {
  const facts = { ...plain, dated: [dated('mediation-received', '2026-03-02')], arbitration }
  const clocks = clocksOf(facts, '2026-03-03', asItIs)
  expect(mostPressing(clocks)?.key).toBe('acceptance')
  expect(mostPressing([])).toBeNull()
  for (const clock of clocks) expect(sayClock(clock, asItIs)).not.toMatch(/^\S*\{/)
  expect(
    sayClock(limitationOf({ ...plain, employment: 'employed', endedOn: null }, '2026-03-03', asItIs)!, asItIs),
  ).toContain('不受一年时效限制')
})
