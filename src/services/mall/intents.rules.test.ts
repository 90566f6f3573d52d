import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IntentState, IntentTerms } from './intents.model.ts'
import { configureProblem, faultsOfTerms, mayMove, readRecipient, windowOn } from './intents.rules.ts'
import type { Category } from './products.model.ts'

const categories: Category[] = [
  { key: 'grain', name: '粮油', position: 1, excludedBecause: null },
  { key: 'construction', name: '建设工程类', position: 2, excludedBecause: '建设类' },
]
const at = '2026-11-21T02:00:00.000Z'
const terms: IntentTerms = {
  occasion: '2027 元旦福利',
  headcount: 100,
  pointsEach: 60_000,
  issueAt: '2026-11-22T02:00:00.000Z',
  opensAt: '2026-11-23T02:00:00.000Z',
  closesAt: '2026-11-30T16:00:00.000Z',
  categories: ['grain'],
  unspent: 'return',
  keptUntil: null,
}

test('sound terms have no fault, and each thing wrong is told', () => {
  expect(faultsOfTerms(terms, categories, at)).toEqual([])
  const cases: [Partial<IntentTerms>, string][] = [
    [{ occasion: ' ' }, 'occasion-missing'],
    [{ headcount: 0 }, 'headcount-wrong'],
    [{ headcount: 1.5 }, 'headcount-wrong'],
    [{ pointsEach: -1 }, 'points-wrong'],
    [{ pointsEach: 1e15 }, 'points-wrong'],
    [{ issueAt: at }, 'issue-in-the-past'],
    [{ opensAt: '2026-11-22T01:00:00.000Z' }, 'opens-before-issue'],
    [{ closesAt: terms.opensAt }, 'closes-before-opening'],
    [{ closesAt: '2028-01-01T00:00:00.000Z' }, 'window-too-long'],
    [{ categories: ['construction'] }, 'category-unknown'],
    [{ unspent: 'keep' }, 'kept-day-missing'],
    [{ keptUntil: '2027-01-01' }, 'kept-day-missing'],
    [{ unspent: 'keep', keptUntil: '2026-11-30' }, 'kept-day-early'],
  ]
  for (const [change, fault] of cases) expect(faultsOfTerms({ ...terms, ...change }, categories, at)).toEqual([fault])
})

test('a window is open from its first instant until just before its last, by the server’s clock', () => {
  expect(windowOn(terms, '2026-11-23T01:59:59.999Z')).toBe('coming')
  expect(windowOn(terms, terms.opensAt)).toBe('open')
  expect(windowOn(terms, '2026-11-30T15:59:59.999Z')).toBe('open')
  expect(windowOn(terms, terms.closesAt)).toBe('closed')
})

test('points are set aside for one to as many people as both sides signed for, and not for a window that is over', () => {
  fc.assert(
    fc.property(fc.nat(200), (recipients) => {
      const problem = configureProblem({ ...terms, recipients }, at)
      expect(problem === null).toBe(recipients >= 1 && recipients <= terms.headcount)
    }),
  )
  expect(configureProblem({ ...terms, recipients: 1 }, terms.closesAt)).toBe('window-over')
})

test('once points go down nothing of a letter is changed or taken back', () => {
  const moves = ['revise', 'sign', 'list', 'configure', 'cancel'] as const
  const open = (state: IntentState) => moves.filter((move) => mayMove(state, move))
  expect(open('signing')).toEqual(['revise', 'sign', 'list', 'cancel'])
  expect(open('signed')).toEqual(['list', 'configure', 'cancel'])
  expect(open('configured')).toEqual(['cancel'])
  for (const state of ['issuing', 'issued', 'cancelled'] as const) expect(open(state)).toEqual([])
})

test('a row of a list is read whole or told with everything wrong', () => {
  expect(readRecipient(2, ['王敏', '130302199001020015', '13812346201'])).toMatchObject({ faults: ['id-number-wrong'] })
  expect(readRecipient(3, ['', '1', '2'])).toEqual({ faults: ['name-missing', 'id-number-wrong', 'phone-wrong'] })
})
