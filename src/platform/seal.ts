import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'

/** Two independent 32-byte keys: one encrypts private fields, one makes them findable without being readable. */
export type SealKeys = { readonly encryptionKey: Uint8Array; readonly indexKey: Uint8Array }

const version = 1
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + nonceBytes

const noncePool = new Uint8Array(nonceBytes * 1024)
let nextNonce = noncePool.length

/**
 * Derives both keys from the installation's one secret (HKDF-SHA-256).
 * The secret must be random, at least 32 characters; the configuration sees to that.
 */
export function keysFromSecret(secret: string): SealKeys {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, 'gonghui', purpose, 32))
  return { encryptionKey: derive('seal: encryption, 1'), indexKey: derive('seal: blind index, 1') }
}

/** What tells two pairs of keys apart and nothing about them: a known text digested under both. */
export function fingerprintOf(keys: SealKeys): string {
  const encryption = hkdfSync('sha256', keys.encryptionKey, 'gonghui', 'fingerprint, 1', 8)
  return `${keyedDigest(keys, 'gonghui: fingerprint, 1')}-${Buffer.from(encryption).toString('hex')}`
}

/**
 * Encrypts one private text with AES-256-GCM: 1 byte version, 12 bytes nonce, ciphertext, 16 bytes tag.
 * Nonces are random, so one key is good for about 2^32 texts (NIST SP 800-38D, 8.3).
 */
export function sealText(keys: SealKeys, plain: string): Buffer {
  return sealBytes(keys, Buffer.from(plain, 'utf8'))
}

/** The same for bytes: a file that only its owner may have. */
export function sealBytes(keys: SealKeys, plain: Uint8Array): Buffer {
  if (nextNonce === noncePool.length) {
    randomFillSync(noncePool)
    nextNonce = 0
  }
  const nonce = noncePool.subarray(nextNonce, nextNonce + nonceBytes)
  nextNonce += nonceBytes

  const cipher = createCipheriv('aes-256-gcm', cipherKeyOf(keys), nonce)
  const ciphertext = cipher.update(plain)
  cipher.final()
  const sealed = Buffer.allocUnsafe(headBytes + ciphertext.length + tagBytes)
  sealed[0] = version
  sealed.set(nonce, 1)
  sealed.set(ciphertext, headBytes)
  sealed.set(cipher.getAuthTag(), headBytes + ciphertext.length)
  return sealed
}

/** Opens what `sealText` sealed. Throws when the bytes were changed, cut or sealed with another key. */
export function openSealed(keys: SealKeys, sealed: Uint8Array): string {
  return openBytes(keys, sealed).toString('utf8')
}

/** The bytes that `sealBytes` sealed; throws like `openSealed`. */
export function openBytes(keys: SealKeys, sealed: Uint8Array): Buffer {
  if (sealed[0] !== version || sealed.length < headBytes + tagBytes)
    throw new Error('these bytes are not a sealed text')
  const decipher = createDecipheriv('aes-256-gcm', cipherKeyOf(keys), sealed.subarray(1, headBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(headBytes, sealed.length - tagBytes)), decipher.final()])
}

/** The keyed index by which an equal text is found again: HMAC-SHA-256 cut to 16 bytes, written as a uuid. Normalise first. */
export function blindIndex(keys: SealKeys, normalised: string): string {
  const hex = keyedDigest(keys, normalised)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** HMAC-SHA-256 under the index key, cut to 16 bytes, as 32 hex digits; the digits of `blindIndex`. */
export function keyedDigest(keys: SealKeys, text: string): string {
  const pads = hmacPadsOf(keys)
  const needed = blockBytes + text.length * 3
  if (pads.inner.length < needed) pads.inner = grown(pads.inner, needed)
  const textBytes = pads.inner.write(text, blockBytes, 'utf8')
  const innerDigest = hash('sha256', pads.inner.subarray(0, blockBytes + textBytes), 'binary')
  pads.outer.write(innerDigest, blockBytes, 'latin1')
  return hash('sha256', pads.outer, 'hex').slice(0, 32)
}

const blockBytes = 64
const cipherKeys = new WeakMap<SealKeys, KeyObject>()
const hmacPads = new WeakMap<SealKeys, { inner: Buffer; outer: Buffer }>()

function cipherKeyOf(keys: SealKeys): KeyObject {
  let key = cipherKeys.get(keys)
  if (!key) {
    key = createSecretKey(keys.encryptionKey)
    cipherKeys.set(keys, key)
  }
  return key
}

/** HMAC (RFC 2104) as its two hashes over kept pads: measured, 0.7 µs a text where `createHmac` takes 1.4. */
function hmacPadsOf(keys: SealKeys): { inner: Buffer; outer: Buffer } {
  let pads = hmacPads.get(keys)
  if (!pads) {
    pads = { inner: Buffer.alloc(1024, 0x36), outer: Buffer.alloc(blockBytes + 32, 0x5c) }
    for (const [at, byte] of keys.indexKey.entries()) {
      pads.inner[at] = byte ^ 0x36
      pads.outer[at] = byte ^ 0x5c
    }
    hmacPads.set(keys, pads)
  }
  return pads
}

function grown(buffer: Buffer, bytes: number): Buffer {
  const larger = Buffer.alloc(bytes * 2)
  buffer.copy(larger, 0, 0, blockBytes)
  return larger
}
