import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { refusal } from './errors.ts'
import { isStrongPassword } from './sign-in.rules.ts'

const derive = promisify(argon2)

/** OWASP's choice for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const keyBytes = 32
const saltBytes = 16

/** Verified in place of an account that does not exist, so that the answer takes as long. */
export const nobodysPassword = phcString(Buffer.alloc(saltBytes, 1), Buffer.alloc(keyBytes, 1))

/** Hashes a password for storing; refuses a weak one (`access.password-weak`). */
export async function hashPassword(account: string, password: string): Promise<string> {
  if (!isStrongPassword(password, account)) throw refusal('access.password-weak')
  const salt = randomBytes(saltBytes)
  return phcString(salt, await keyOf(password, salt))
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [salt, key] = stored
    .split('$')
    .slice(-2)
    .map((part) => Buffer.from(part, 'base64'))
  return timingSafeEqual(await keyOf(password, salt!), key!)
}

function keyOf(password: string, salt: Buffer): Promise<Buffer> {
  return derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce: salt, tagLength: keyBytes })
}

function phcString(salt: Buffer, key: Buffer): string {
  const [written, checked] = [salt, key].map((bytes) => bytes.toString('base64').replaceAll('=', ''))
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${written}$${checked}`
}
