import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { chargePasswordCode, lockAccount, lockNewestPasswordCode, spendPasswordCode } from './accounts.store.ts'
import { forgive } from './attempts.store.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { endSessionsOf } from './end-sessions.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { provenAs } from './open-session.ts'
import { hashPassword } from './password.ts'
import { hashPasswordCode } from './password-codes.ts'
import { recordFailure } from './record-failure.ts'
import { findAccountNamed, writePassword } from './store.ts'
import type { Ties } from './ties.ts'

/** Longer than the work itself ever takes, so that the time does not tell whether there is such an account. */
const evenTimeMs = 250

/**
 * 用一次性口令设置密码: the first or a new one, by the person herself. An unknown account, a wrong code and a code that
 * is over are told in the same words after the same time. Every session of the account ends; she signs in anew.
 */
export async function setPassword(
  ties: Ties,
  visitor: Actor,
  input: { account: string; code: string; next: string },
): Promise<void> {
  const name = input.account.toLowerCase()
  const hashed = await hashPassword(name, input.next)
  const charged = await chargeAttempt(visitor, name)
  const work = transaction(system, async (tx) => {
    const at = now()
    const account = await findAccountNamed(tx, name)
    const newest = account && (await lockNewestPasswordCode(tx, account.ownerId, at))
    if (!newest?.usable) return null
    if (newest.codeHash !== hashPasswordCode(account!.ownerId, input.code)) {
      await chargePasswordCode(tx, newest.id)
      return null
    }
    const personId = account!.ownerId
    await spendPasswordCode(tx, newest.id, at)
    await writePassword(tx, personId, hashed, at)
    await endSessionsOf(tx, personId)
    await forgive(tx, charged)
    const { holderName } = (await lockAccount(tx, personId))!
    const herself = provenAs(visitor, 'officer', { id: personId, name: holderName })
    await ties.recordAudit(tx, herself, { action: 'access.password-set', subjectKind: 'person', subjectId: personId })
    return personId
  })
  const [done] = await Promise.all([work, sleep(evenTimeMs)])
  if (done) return
  await recordFailure(ties, visitor, {
    action: 'access.password-code-failed',
    subjectKind: 'account',
    subjectId: charged.account!,
  })
  throw refusal('access.password-code-wrong')
}
