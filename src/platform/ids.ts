/** A UUIDv7 in its canonical text form; modules brand it further. */
export type Id = string

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const pool = new Uint8Array(16 * 256)
let unread = pool.length

let lastMs = 0
let counter = 0

/**
 * Makes a UUIDv7: 48 bits of Unix milliseconds, a 12-bit counter inside the millisecond, 62 random bits (RFC 9562, 6.2).
 * Ids of one process sort in the order in which they were made, so that indexes grow at their right edge and a list
 * in order of ids is a list in order of entry.
 */
export function newId(): Id {
  if (unread === pool.length) {
    crypto.getRandomValues(pool)
    unread = 0
  }
  const bytes = pool.subarray(unread, unread + 16)
  unread += 16
  advance(bytes[6]!)
  const hex = Array.from(bytes, (byte) => hexOf[byte]!).join('')
  const time = lastMs.toString(16).padStart(12, '0')
  const place = counter.toString(16).padStart(3, '0')
  const variant = ((bytes[8]! & 0x3f) | 0x80).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-${variant}${hex.slice(18, 20)}-${hex.slice(20)}`
}

/** The counter starts low at random in each millisecond; one that is full borrows the next. */
function advance(start: number): void {
  const now = Date.now()
  if (now > lastMs) {
    lastMs = now
    counter = start
  } else if (counter < 0xfff) counter += 1
  else {
    lastMs += 1
    counter = 0
  }
}
