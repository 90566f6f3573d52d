import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator in somebody's hand shows (RFC 6238), written apart from the platform's own. */
export function shownByAuthenticator(secret: string, atMs: number = Date.now()): string {
  let value = 0n
  for (const sign of secret) value = value * 32n + BigInt(alphabet.indexOf(sign))
  const key = Buffer.from(value.toString(16).padStart((secret.length * 5) / 4, '0'), 'hex')
  const counter = Buffer.alloc(8)
  counter.writeUInt32BE(Math.floor(atMs / 30_000), 4)
  const digest = createHmac('sha1', key).update(counter).digest()
  const at = digest[19]! % 16
  return String((digest.readUInt32BE(at) % 0x80000000) % 1_000_000).padStart(6, '0')
}
