import { describe, expect, it } from 'vitest'
import { csvOf } from './csv.ts'

describe('tables saved from the page', () => {
  it('starts with a byte-order mark and quotes every cell', () => {
    expect(csvOf([['a "b"', 1]])).toBe('\ufeff"a ""b""","1"\r\n')
  })

  it('a text that would be a formula is tamed, a negative number is not', () => {
    expect(csvOf([['=1+1', -5]])).toBe('\ufeff"\'=1+1","-5"\r\n')
  })
})
