import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacterOf, upgradeIdNumber } from './id-number.rules.ts'
import { decideMerge, type MergeFacts, sexOf } from './merging.rules.ts'

const facts = (idNumber: string, changes: Partial<MergeFacts> = {}): MergeFacts => ({
  name: '周敏',
  idNumber,
  deadOn: null,
  merged: 'stands',
  ...changes,
})
const old = '130302900102001'
const long = upgradeIdNumber(old)!
const numbered = (seventeen: string) => seventeen + checkCharacterOf(seventeen)

test('the two forms of one number are one person, whichever is named first', () => {
  expect(decideMerge(facts(old), facts(long))).toBeNull()
  expect(decideMerge(facts(long), facts(old))).toBeNull()
  expect(sexOf(old)).toBe(sexOf(long))
})

test('two people are told by what differs', () => {
  expect(decideMerge(facts(old), facts(old))).toBe('people.merge-itself')
  expect(decideMerge(facts(old), facts(numbered('13030219900103001')))).toBe('people.merge-born-differs')
  expect(decideMerge(facts(old), facts(numbered('13030219900102002')))).toBe('people.merge-sex-differs')
  expect(decideMerge(facts(old), facts(numbered('13030219900102003')))).toBe('people.merge-id-differs')
  expect(decideMerge(facts(old), facts(long, { name: '周小敏' }))).toBe('people.merge-name-differs')
  expect(decideMerge(facts(old), facts(long, { merged: 'merged-already' }))).toBe('people.merge-merged')
  const died = (deadOn: string) => ({ deadOn })
  expect(decideMerge(facts(old, died('2026-01-01')), facts(long, died('2026-01-02')))).toBe(
    'people.merge-death-differs',
  )
  expect(decideMerge(facts(old, died('2026-01-01')), facts(long))).toBeNull()
})

test('two different right numbers of 18 signs are never one person', () => {
  const seventeen = fc
    .tuple(
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 999 }),
    )
    .map(([area, day, sequence]) => `${area}199003${String(day).padStart(2, '0')}${String(sequence).padStart(3, '0')}`)
  fc.assert(
    fc.property(seventeen, seventeen, (one, other) => {
      fc.pre(one !== other)
      expect(decideMerge(facts(numbered(one)), facts(numbered(other)))).not.toBeNull()
    }),
  )
})
