import { randomInt } from 'node:crypto'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { blindIndex } from '../../platform/seal.ts'
import { maskPhone, openParticulars, type PersonId } from '../people/index.ts'
import { insertPasswordCode } from './accounts.store.ts'
import { plainRecoveryCode, recoverySigns, recoveryTerms, shownRecoveryCode } from './second-factor.rules.ts'
import { passwordCodeTerms } from './sign-in.rules.ts'
import { smsText } from './text.ts'
import type { Ties } from './ties.ts'

/**
 * How a code reached its person: by SMS, and then whoever made it does not see it, since she could enter in the
 * other's name; or on her screen, to be handed over, where no phone is known.
 */
export type PasswordCode = { readonly sentTo: string | null; readonly code: string | null; readonly validHours: number }

/** A new one-time code for an account, in a transaction of the system; older ones no longer hold. */
export async function makePasswordCode(
  tx: Tx,
  ties: Ties,
  account: { personId: PersonId; name: string },
  madeBy: PersonId | null,
): Promise<PasswordCode> {
  const at = now()
  const { lastsMs, tries } = passwordCodeTerms
  const plain = Array.from({ length: recoveryTerms.signs }, () => recoverySigns[randomInt(recoverySigns.length)]).join(
    '',
  )
  await insertPasswordCode(tx, {
    personId: account.personId,
    codeHash: hashPasswordCode(account.personId, plain),
    tries,
    madeAt: at,
    madeBy,
    expiresAt: new Date(Date.parse(at) + lastsMs).toISOString(),
  })
  const code = shownRecoveryCode(plain)
  const validHours = lastsMs / 3_600_000
  const { phone } = await openParticulars(tx, account.personId)
  if (!phone) return { sentTo: null, code, validHours }
  const text = fillSentence(smsText.passwordCode, { account: account.name, code, hours: validHours })
  await ties.deliverSms(tx, { personId: account.personId, phone, text })
  return { sentTo: maskPhone(phone), code: config().production ? null : code, validHours }
}

export function hashPasswordCode(personId: PersonId, typed: string): string {
  return blindIndex(config().sealKeys, `password-code:${personId}:${plainRecoveryCode(typed)}`)
}
