import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCharacterOf, readIdNumber, upgradeIdNumber } from './id-number.rules.ts'

/** Samples printed in GB 11643-1999. */
const standardSamples = ['11010519491231002X', '440524188001010014']

describe('an id number', () => {
  test.each(standardSamples)('%s of the standard is right', (sample) => {
    expect(readIdNumber(sample)).toEqual({ fault: null, idNumber: sample })
  })

  test('with a small x at its end is the same number', () => {
    expect(readIdNumber('11010519491231002x')).toEqual({ fault: null, idNumber: '11010519491231002X' })
  })

  test('of a foreign permanent resident or an area long dissolved is right', () => {
    for (const area of ['911', '511', '132']) {
      const seventeen = `${area}10519491231002`
      expect(readIdNumber(seventeen + checkCharacterOf(seventeen)).fault).toBeNull()
    }
  })

  test.each([
    ['', { fault: 'missing' }],
    ['1101051949123100', { fault: 'length', length: 16 }],
    ['110105491231002', { fault: 'length', length: 15 }],
    ['11010519491231002XX', { fault: 'length', length: 19 }],
    ['1101051949123100二X', { fault: 'character', position: 17 }],
    ['1101051949X231002X', { fault: 'character', position: 11 }],
    ['１10105194912310021', { fault: 'character', position: 1 }],
    ['11010519491231002Y', { fault: 'character', position: 18 }],
    ['110105197902290026', { fault: 'birth-date', birthDate: '19790229' }],
    ['110105190002290026', { fault: 'birth-date', birthDate: '19000229' }],
    ['110105194913310028', { fault: 'birth-date', birthDate: '19491331' }],
    ['110105194900310028', { fault: 'birth-date', birthDate: '19490031' }],
    ['110105194904310028', { fault: 'birth-date', birthDate: '19490431' }],
    ['110105194912000028', { fault: 'birth-date', birthDate: '19491200' }],
    ['110105194912310021', { fault: 'check-digit', expected: 'X', actual: '1' }],
    ['44052418800101001x', { fault: 'check-digit', expected: '4', actual: 'X' }],
  ])('%s is wrong', (text, reading) => {
    expect(readIdNumber(text)).toEqual(reading)
  })

  test('born on a leap day of a leap year is right', () => {
    for (const day of ['20000229', '19960229']) {
      const seventeen = `110105${day}002`
      expect(readIdNumber(seventeen + checkCharacterOf(seventeen)).fault).toBeNull()
    }
  })

  test('with any one character changed, or two neighbours swapped, is found wrong', () => {
    const digits = fc
      .integer({ min: 0, max: 999 })
      .map((sequence) => `11010519490131${String(sequence).padStart(3, '0')}`)
    fc.assert(
      fc.property(digits, fc.nat(17), fc.nat(8), (seventeen, at, step) => {
        const right = seventeen + checkCharacterOf(seventeen)
        const other = right[at] === 'X' ? String(step) : String((Number(right[at]) + step + 1) % 10)
        expect(readIdNumber(right.slice(0, at) + other + right.slice(at + 1)).fault).not.toBeNull()
        if (at < 16 && right[at] !== right[at + 1]) {
          expect(
            readIdNumber(right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2)).fault,
          ).not.toBeNull()
        }
      }),
    )
  })
})

describe('an old id number of 15 digits', () => {
  test('becomes the number of 18 that the same person bears today', () => {
    expect(upgradeIdNumber('110105491231002')).toBe('11010519491231002X')
    expect(readIdNumber(upgradeIdNumber('440524800101001')!).fault).toBeNull()
  })

  test.each(['110105491331002', '11010549123100', '11010549123100X', '11010519491231002X', ''])(
    '%s is none',
    (text) => {
      expect(upgradeIdNumber(text)).toBeNull()
    },
  )
})
