import { transaction } from '../../platform/db/transaction.ts'
import { forgive } from './attempts.store.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { isPassword } from './password.ts'
import { recordFailure } from './record-failure.ts'
import { findOwnAccount } from './store.ts'
import type { Ties } from './ties.ts'

/**
 * Makes sure that whoever sits there is the holder of the account, before a deed that binds others. Guesses count like
 * failed sign-ins. Refuses `access.password-wrong`.
 */
export async function confirmPassword(ties: Pick<Ties, 'recordAudit'>, actor: Actor, password: string): Promise<void> {
  const personId = actor.personId!
  const account = await transaction(actor, findOwnAccount)
  if (!account?.password) throw refusal('access.account-missing')
  const charged = await chargeAttempt(actor, account.name)
  if (!(await isPassword(password, account.password))) {
    await recordFailure(ties, actor, {
      action: 'access.confirmation-failed',
      subjectKind: 'person',
      subjectId: personId,
    })
    throw refusal('access.password-wrong')
  }
  await transaction(actor, (tx) => forgive(tx, charged))
}
