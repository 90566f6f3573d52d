/** A UUIDv7 in its canonical text form; modules brand it further. */
export type Id = string

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const pool = new Uint8Array(16 * 256)
let unread = pool.length

/**
 * Makes a UUIDv7: 48 bits of Unix milliseconds, then 74 random bits.
 * Ids made later sort later to the millisecond, so that indexes grow at their right edge.
 */
export function newId(atMs: number = Date.now()): Id {
  if (unread === pool.length) {
    crypto.getRandomValues(pool)
    unread = 0
  }
  const bytes = pool.subarray(unread, unread + 16)
  unread += 16
  const hex = Array.from(bytes, (byte) => hexOf[byte]!).join('')
  const time = Math.trunc(atMs).toString(16).padStart(12, '0')
  const variant = ((bytes[8]! & 0x3f) | 0x80).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20)}`
}
