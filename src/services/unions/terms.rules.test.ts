import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../platform/dates.ts'
import type { ElectionWish } from './terms.model.ts'
import { addYears, decideElection, type ElectionFacts, reminderDue, termStateOf } from './terms.rules.ts'

const wish: ElectionWish = {
  orgId: 'o',
  kind: 'general',
  heldOn: '2026-05-01',
  method: 'members',
  eligibleCount: 90,
  attendedCount: 60,
  elected: [
    { personId: 'p', post: 'chair', votes: 46 },
    { personId: 'q', post: 'member', votes: 60 },
  ],
  fileIds: [],
  note: '',
}
const facts: ElectionFacts = {
  wish,
  today: '2026-11-27',
  foundedOn: '2013-01-01',
  lastHeldOn: '2021-05-01',
  hasTerm: 'yes',
  held: [],
}
const judge = (changes: Partial<ElectionWish>, others: Partial<ElectionFacts> = {}) =>
  decideElection({ ...facts, ...others, wish: { ...wish, ...changes } })?.code ?? null

test('two thirds must have come, and more than half of all must have voted for whoever is elected', () => {
  expect(judge({})).toBeNull()
  expect(judge({ attendedCount: 59 })).toBe('unions.quorum-missed')
  expect(judge({ attendedCount: 91 })).toBe('unions.attendance-over')
  expect(judge({ elected: [{ personId: 'p', post: 'chair', votes: 45 }] })).toBe('unions.votes-short')
  expect(judge({ elected: [{ personId: 'p', post: 'chair', votes: 61 }] })).toBe('unions.votes-over')
})

test('an election has a day that has come, after the one before', () => {
  expect(judge({ heldOn: '2026-11-28' })).toBe('unions.election-not-held')
  expect(judge({ heldOn: '2021-05-01' })).toBe('unions.election-before-last')
  expect(judge({ heldOn: '2012-12-31' }, { lastHeldOn: null })).toBe('unions.election-before-last')
})

test('one post of one holder has one holder', () => {
  const chair = (personId: string) => ({ personId, post: 'chair' as const, votes: 60 })
  expect(judge({ elected: [chair('p'), chair('q')] })).toBe('unions.post-twice')
  expect(judge({ elected: [chair('p'), chair('p')] })).toBe('unions.elected-twice')
  expect(judge({ elected: [{ personId: 'p', post: 'member', votes: 60 }] })).toBe('unions.chair-missing')
  const held = [{ post: 'chair' as const, name: '王主席', personId: 'w' }]
  expect(judge({ kind: 'by-election', elected: [chair('p')] }, { held })).toBe('unions.post-held')
  expect(judge({ kind: 'by-election', elected: [chair('p')] })).toBeNull()
  expect(judge({ kind: 'by-election', elected: [chair('p')] }, { hasTerm: 'no' })).toBe('unions.no-term')
})

test('a term ends on the same day some years later', () => {
  expect(addYears('2021-05-01', 5)).toBe('2026-05-01')
  expect(addYears('2024-02-29', 3)).toBe('2027-02-28')
})

test('reminders come in order and never before their time', () => {
  expect(reminderDue('2027-03-01', '2026-11-27', 90)).toBeNull()
  expect(reminderDue('2027-02-25', '2026-11-27', 90)).toBe('soon')
  expect(reminderDue('2026-12-27', '2026-11-27', 90)).toBe('due')
  expect(reminderDue('2026-11-27', '2026-11-27', 90)).toBe('due')
  expect(reminderDue('2026-11-26', '2026-11-27', 90)).toBe('overdue')
})

test('whatever the day, a term is in one state, and turns from later to soon to overdue', () => {
  const order = ['later', 'soon', 'overdue']
  fc.assert(
    fc.property(fc.integer({ min: -800, max: 800 }), fc.integer({ min: 15, max: 365 }), (left, days) => {
      const dueOn = addDays('2026-11-27', left)
      const now = order.indexOf(termStateOf(dueOn, '2026-11-27', days))
      expect(order.indexOf(termStateOf(dueOn, '2026-11-28', days))).toBeGreaterThanOrEqual(now)
    }),
  )
})
