import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { forgive } from './attempts.store.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { hashPassword, isPassword } from './password.ts'
import { recordFailure } from './record-failure.ts'
import { endOtherSessions } from './sessions.store.ts'
import { findOwnAccount, writePassword } from './store.ts'
import type { Ties } from './ties.ts'

/** 修改密码: ends every other session of the account. Guesses of the current password count like failed sign-ins. */
export async function changePassword(
  ties: Ties,
  actor: Actor,
  input: { current: string; next: string },
): Promise<void> {
  const personId = actor.personId!
  const account = await transaction(actor, findOwnAccount)
  if (!account?.password) throw refusal('access.account-missing')
  const charged = await chargeAttempt(actor, account.name)
  if (!(await isPassword(input.current, account.password))) {
    await recordFailure(ties, actor, {
      action: 'access.password-change-failed',
      subjectKind: 'person',
      subjectId: personId,
    })
    throw refusal('access.password-wrong')
  }
  const password = await hashPassword(account.name, input.next)

  await transaction(actor, async (tx) => {
    const at = now()
    await forgive(tx, charged)
    await writePassword(tx, personId, password, at)
    await endOtherSessions(tx, personId, actor.sessionId!, at)
    await ties.recordAudit(tx, actor, { action: 'access.password-changed', subjectKind: 'person', subjectId: personId })
  })
}
