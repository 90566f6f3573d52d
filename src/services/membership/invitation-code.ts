import { randomInt } from 'node:crypto'

/** No letter that is taken for a digit when read from a poster. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const length = 8

/** About 40 bits: with the limit by address nobody finds one by trying while it is good. */
export function newInvitationCode(): string {
  return Array.from({ length }, () => signs[randomInt(signs.length)]).join('')
}
