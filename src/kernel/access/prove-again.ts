import { transaction } from '../../platform/db/transaction.ts'
import { forgive } from './attempts.store.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { isPassword } from './password.ts'
import { proveFactor } from './prove-factor.ts'
import { recordFailure } from './record-failure.ts'
import { factorState } from './second-factor.store.ts'
import { findOwnAccount } from './store.ts'
import type { Ties } from './ties.ts'

export type Proof = { readonly password: string; readonly code?: string | undefined }

/**
 * Whoever changes how an account is entered shows again that it is hers: the password, and a code where there is a
 * second factor. A session left open is not enough. Guesses count like failed sign-ins. Tells the account's name.
 */
export async function proveAgain(ties: Ties, actor: Actor, proof: Proof): Promise<string> {
  const personId = actor.personId!
  const account = await transaction(actor, findOwnAccount)
  if (!account?.password) throw refusal('access.account-missing')
  const charged = await chargeAttempt(actor, account.name)
  const fail = (action: 'access.password-change-failed' | 'access.second-factor-failed') =>
    recordFailure(ties, actor, { action, subjectKind: 'person', subjectId: personId })
  if (!(await isPassword(proof.password, account.password))) {
    await fail('access.password-change-failed')
    throw refusal('access.password-wrong')
  }
  const proven = await transaction(actor, async (tx) => {
    const { confirmedAt } = await factorState(tx, personId)
    return confirmedAt === null || (await proveFactor(tx, personId, proof.code ?? '')) !== null
  })
  if (!proven) {
    await fail('access.second-factor-failed')
    throw refusal('access.second-factor-wrong')
  }
  await transaction(actor, (tx) => forgive(tx, charged))
  return account.name
}
