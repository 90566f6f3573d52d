import { createHmac } from 'node:crypto'
import { config } from '../../platform/config.ts'
import { refusal } from './errors.ts'
import { identitySimulator } from './identity-simulator.ts'
import type { IdentityAnswer, IdentityChecker } from './model.ts'

const timeLimitMs = 8_000

/**
 * Asks the outside whether name, id number and phone are one person's; tells who confirmed it. Refuses
 * `membership.identity-differs`, and `membership.check-unreachable` while nobody can be asked: without an answer nobody
 * is let in, for the answer is the only proof that an id number is hers.
 */
export async function requireSameIdentity(claimed: Parameters<IdentityChecker['check']>[0]): Promise<string> {
  const checker = identityChecker()
  if (!checker) throw refusal('membership.check-unreachable')
  const answer = await checker.check(claimed).catch(() => 'silent' as const)
  if (answer === 'silent') throw refusal('membership.check-unreachable')
  if (answer === 'differs') throw refusal('membership.identity-differs')
  return checker.name
}

function identityChecker(): IdentityChecker | null {
  const { identityCheck, production } = config()
  if (identityCheck) return identityOffice(identityCheck)
  return production ? null : identitySimulator
}

/**
 * An office over HTTP: `POST {name, idNumber, phone}` as JSON, signed in `X-Signature` with HMAC-SHA-256 over
 * `<X-Timestamp>.<body>`; it answers `{"same": true}` or `{"same": false}`.
 */
function identityOffice(office: { readonly url: string; readonly secret: string }): IdentityChecker {
  return {
    name: new URL(office.url).host,
    async check(claimed): Promise<IdentityAnswer> {
      const body = JSON.stringify(claimed)
      const timestamp = String(Date.now())
      const answer = await fetch(office.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Timestamp': timestamp,
          'X-Signature': createHmac('sha256', office.secret).update(`${timestamp}.${body}`).digest('hex'),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeLimitMs),
      })
      const said: unknown = answer.ok ? await answer.json() : null
      if (typeof said !== 'object' || said === null || !('same' in said) || typeof said.same !== 'boolean')
        throw new Error(`the identity check answered ${answer.status}`)
      return said.same ? 'same' : 'differs'
    },
  }
}
