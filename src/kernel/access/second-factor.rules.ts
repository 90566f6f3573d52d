import type { Instant } from '../../platform/dates.ts'

const second = 1000

/** What authenticators agree on without being told: RFC 6238 with SHA-1, six digits, a new code every 30 seconds. */
export const totpTerms = { stepMs: 30 * second, digits: 6, secretBytes: 20, drift: 1 }

/** A secret that is shown but not yet confirmed holds so long. */
export const offerLastsMs = 600 * second

export const recoveryTerms = { codes: 10, signs: 10 }

/** Which 30 seconds an instant lies in, counted from 1970. */
export function stepAt(at: Instant): number {
  return Math.floor(Date.parse(at) / totpTerms.stepMs)
}

/**
 * Steps whose code may be taken now: the present one and one to each side, for clocks that differ, and never one that
 * was taken before or an older one.
 */
export function stepsTaken(at: Instant, lastStep: number | null): number[] {
  const now = stepAt(at)
  const near = Array.from({ length: 2 * totpTerms.drift + 1 }, (_, index) => now - totpTerms.drift + index)
  return near.filter((step) => lastStep === null || step > lastStep)
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 without padding, as authenticators read it. */
export function toBase32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

export function fromBase32(text: string): Uint8Array {
  const bits = [...text].map((sign) => base32.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** What the square code holds: an authenticator shows it as «issuer: account». */
export function otpauthAddress(issuer: string, account: string, secret: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}

/** Letters and digits that are not taken for one another when read aloud or copied by hand. */
export const recoverySigns = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A code as it is hashed: lower case, without the dash and spaces that people type. */
export function plainRecoveryCode(typed: string): string {
  return typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

export function shownRecoveryCode(plain: string): string {
  return `${plain.slice(0, recoveryTerms.signs / 2)}-${plain.slice(recoveryTerms.signs / 2)}`
}

/** What was typed into the one field for both: six digits of an authenticator, or a recovery code; null is neither. */
export function readProof(typed: string): { kind: 'totp' | 'recovery'; code: string } | null {
  const digits = typed.replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(digits)) return { kind: 'totp', code: digits }
  const plain = plainRecoveryCode(typed)
  return plain.length === recoveryTerms.signs ? { kind: 'recovery', code: plain } : null
}
