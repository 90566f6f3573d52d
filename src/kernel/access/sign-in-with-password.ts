import { transaction } from '../../platform/db/transaction.ts'
import { personsByIds } from '../people/index.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { refusal } from './errors.ts'
import type { Actor, SignedIn } from './model.ts'
import { openSession, provenAs } from './open-session.ts'
import { isPassword, nobodysPassword } from './password.ts'
import { recordFailure } from './record-failure.ts'
import { findAccountNamed } from './store.ts'
import type { Ties } from './ties.ts'

/**
 * 账号密码登录: signs an officer in. An unknown account and a wrong password take as long and are told in the same
 * words; after repeated failures both the account and the address wait, longer each time.
 */
export async function signInWithPassword(
  ties: Ties,
  visitor: Actor,
  input: { account: string; password: string },
): Promise<SignedIn> {
  const name = input.account.toLowerCase()
  const charged = await chargeAttempt(visitor, name)
  const account = await transaction(visitor, (tx) => findAccountNamed(tx, name))
  const right = await isPassword(input.password, account?.password ?? nobodysPassword)
  if (!account || !right) {
    const subject = account
      ? ({ subjectKind: 'person', subjectId: account.ownerId } as const)
      : ({ subjectKind: 'account', subjectId: charged.account! } as const)
    await recordFailure(ties, visitor, { action: 'access.sign-in-failed', ...subject })
    throw refusal('access.sign-in-wrong')
  }

  const herself = provenAs(visitor, 'officer', { id: account.ownerId, name: '' })
  const [person] = await transaction(herself, (tx) => personsByIds(tx, [account.ownerId]))
  return openSession(ties, visitor, 'officer', person!, charged)
}
