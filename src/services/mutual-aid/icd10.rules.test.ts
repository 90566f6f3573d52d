import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalIcd10, endOf, icd10RangesOverlap, inIcd10Range, parseIcd10Range } from './icd10.rules.ts'

describe('a diagnosis code is brought into one form', () => {
  test.each([
    ['N18.5', 'N18.5'],
    ['N185', 'N18.5'],
    ['n18.5', 'N18.5'],
    [' n185 ', 'N18.5'],
    ['Ｎ１８．５', 'N18.5'],
    ['N18', 'N18'],
    ['N18.', 'N18'],
    ['C34.900x001', 'C34.900X001'],
    ['I10.x00', 'I10.X00'],
    ['E11.2+', 'E11.2'],
    ['N08.3*', 'N08.3'],
    ['A17.0†', 'A17.0'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalIcd10(text)).toBe(canonical)
  })

  test.each(['', '肺炎', 'N1', 'N1A', '18.5', 'NN8', 'N18.5/2', 'N18-5', 'C50,C51', 'N18.50000000000'])(
    '%s is no code',
    (text) => {
      expect(canonicalIcd10(text)).toBeNull()
    },
  )
})

describe('a range holds its two ends and everything below them', () => {
  test.each([
    ['C00-C97', 'C97.9', true],
    ['C00-C97', 'C00', true],
    ['C00-C97', 'C50.900', true],
    ['C00-C97', 'D00', false],
    ['C00-C97', 'B99', false],
    ['c00-c97', 'C73.X00', true],
    ['N18.0', 'N18.0', true],
    ['N18.0', 'N18.001', true],
    ['N18.0', 'N18', false],
    ['N18.0', 'N18.1', false],
    ['N18.0-N18.5', 'N18.51', true],
    ['N18.0-N18.5', 'N18.9', false],
    ['N18', 'N18.9', true],
    ['Z41', 'Z41.1', true],
    ['Z41', 'Z42', false],
    ['S00-T14', 'S72.000X001', true],
    ['S00-T14', 'T14.9', true],
  ])('%s, asked for %s: %s', (range, code, inside) => {
    expect(inIcd10Range(code, parseIcd10Range(range)!)).toBe(inside)
  })

  test.each(['', 'C00-', '-C97', 'C97-C00', 'C00-C10-C20', 'C00–C97', 'C00,C97', '恶性肿瘤', 'N18.5-N18.0'])(
    '%s is no range',
    (text) => {
      expect(parseIcd10Range(text)).toBeNull()
    },
  )
})

const code = fc
  .tuple(fc.constantFrom('A', 'C', 'N', 'Z'), fc.nat(99), fc.constantFrom('', '0', '1', '10', '9', '900X001'))
  .map(([letter, number, rest]) => canonicalIcd10(`${letter}${String(number).padStart(2, '0')}${rest}`)!)

const range = fc
  .tuple(code, code)
  .map(([one, other]) => parseIcd10Range(one <= other ? `${one}-${other}` : `${other}-${one}`)!)

describe('for any codes and ranges', () => {
  test('a canonical code stays as it is, with or without its dot', () => {
    fc.assert(
      fc.property(code, (one) => {
        expect(canonicalIcd10(one)).toBe(one)
        expect(canonicalIcd10(one.replace('.', '').toLowerCase())).toBe(one)
      }),
    )
  })

  test('two ranges overlap exactly when the first code of one lies in the other', () => {
    fc.assert(
      fc.property(range, range, (one, other) => {
        expect(icd10RangesOverlap(one, other)).toBe(inIcd10Range(one.from, other) || inIcd10Range(other.from, one))
        expect(icd10RangesOverlap(one, other)).toBe(icd10RangesOverlap(other, one))
      }),
    )
  })

  test('order of plain text is order of letter, category and subdivision', () => {
    fc.assert(
      fc.property(code, code, range, (one, other, span) => {
        const keys = (text: string) => [text[0]!, text.slice(1, 3), text.slice(4)]
        const [left, right] = [keys(one), keys(other)]
        const at = left.findIndex((part, place) => part !== right[place])
        if (at >= 0) expect(one < other).toBe(left[at]! < right[at]!)
        expect(inIcd10Range(one, span)).toBe(one >= span.from && one < endOf(span))
      }),
    )
  })
})
