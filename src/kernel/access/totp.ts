import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../platform/dates.ts'
import { fromBase32, stepsTaken, toBase32, totpTerms } from './second-factor.rules.ts'

/** A new secret, as people and authenticators read it. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(totpTerms.secretBytes))
}

/** The code of one step (RFC 4226, section 5.3): HMAC-SHA-1 of the counter, cut where its last four bits say. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = digest.at(-1)! & 0x0f
  const number = digest.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** totpTerms.digits).padStart(totpTerms.digits, '0')
}

/** The step whose code this is, among those that may be taken now; null when it is none of them. */
export function findStep(secret: string, code: string, at: Instant, lastStep: number | null): number | null {
  const typed = Buffer.from(code)
  const matching = stepsTaken(at, lastStep).filter((step) => {
    const expected = Buffer.from(totpCode(secret, step))
    return typed.length === expected.length && timingSafeEqual(typed, expected)
  })
  return matching[0] ?? null
}
