import { randomInt } from 'node:crypto'

/** No letter that is taken for a digit or another letter when read aloud or copied by hand. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const length = 12

/** A random code of 12 signs, about 59 bits: nobody finds one by trying. */
export function newCheckCode(): string {
  return Array.from({ length }, () => signs[randomInt(signs.length)]).join('')
}

/** As people type it: spaces and dashes between, lower case. */
export function readCheckCode(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase()
}
