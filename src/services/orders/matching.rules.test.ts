import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MatchCandidate } from './matching.model.ts'
import { ageOn, stageOf, timesRight, whyNotEnter } from './matching.rules.ts'

const event = {
  ...{ enrolUntil: '2026-12-01T00:00:00.000Z', startsAt: '2026-12-05T06:00:00.000Z' },
  ...{ endsAt: '2026-12-05T09:00:00.000Z', chooseUntil: '2026-12-06T12:00:00.000Z' },
  ...{ calledOffAt: null, pairedAt: null, ageFrom: 22, ageTo: 40, seatsEach: 20 },
}
const early = '2026-11-23T04:00:00.000Z'
const candidate: MatchCandidate = { bornOn: '1998-05-01', single: 'declared', taken: 0 }

test('only a single member of the right age with a seat for her signs up, and in time', () => {
  const cases: [Partial<MatchCandidate>, string, string | null][] = [
    [{}, early, null],
    [{ single: 'not-declared' }, early, 'orders.match-not-single'],
    [{ bornOn: '2004-12-06' }, early, 'orders.match-age'],
    [{ bornOn: '2004-12-05' }, early, null],
    [{ bornOn: '1985-12-05' }, early, 'orders.match-age'],
    [{ taken: 20 }, early, 'orders.match-full'],
    [{}, event.enrolUntil, 'orders.match-entry-over'],
  ]
  for (const [change, at, fault] of cases) expect(whyNotEnter(event, { ...candidate, ...change }, at)).toBe(fault)
  expect(whyNotEnter({ ...event, calledOffAt: early }, candidate, early)).toBe('orders.match-called-off')
})

test('an event goes through its stages in order and never back', () => {
  const order = ['enrolling', 'full-list', 'choosing', 'pairing']
  const instants = fc.integer({ min: Date.parse(early), max: Date.parse('2026-12-31T00:00:00.000Z') })
  fc.assert(
    fc.property(instants, instants, (one, other) => {
      const [first, later] = [Math.min(one, other), Math.max(one, other)].map((at) =>
        order.indexOf(stageOf(event, new Date(at).toISOString())),
      )
      expect(first).toBeLessThanOrEqual(later!)
    }),
  )
  expect(stageOf({ ...event, pairedAt: early }, early)).toBe('over')
})

test('nobody is younger the day after, and a year older on her birthday', () => {
  expect(ageOn('1998-05-02', '2026-05-01')).toBe(27)
  expect(ageOn('1998-05-01', '2026-05-01')).toBe(28)
  expect(ageOn('2000-02-29', '2026-02-28')).toBe(25)
})

test('times that run backwards or are past are not right', () => {
  expect(timesRight(event, early)).toBe(true)
  expect(timesRight(event, event.startsAt)).toBe(false)
  expect(timesRight({ ...event, chooseUntil: event.startsAt }, early)).toBe(false)
  expect(timesRight({ ...event, enrolUntil: event.endsAt }, early)).toBe(false)
})
