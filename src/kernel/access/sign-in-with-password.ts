import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { personsByIds } from '../people/index.ts'
import { type Charged, refund } from './attempts.store.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { refusal } from './errors.ts'
import type { Actor, SignedIn } from './model.ts'
import { openSession, provenAs, type ShownFactor } from './open-session.ts'
import { isPassword, nobodysPassword } from './password.ts'
import { demoCodeOf, proveFactor } from './prove-factor.ts'
import { recordFailure } from './record-failure.ts'
import { factorState } from './second-factor.store.ts'
import { findAccountNamed } from './store.ts'
import type { Ties } from './ties.ts'

/**
 * 账号密码登录: signs an officer in. An unknown account and a wrong password take as long and are told in the same
 * words; after repeated failures both the account and the address wait, longer each time. Where an authenticator is
 * bound, a right password alone is answered `access.second-factor-needed`, and a code comes with the next attempt.
 */
export async function signInWithPassword(
  ties: Ties,
  visitor: Actor,
  input: { account: string; password: string; code?: string | undefined },
): Promise<SignedIn> {
  const name = input.account.toLowerCase()
  const charged = await chargeAttempt(visitor, name)
  const account = await transaction(visitor, (tx) => findAccountNamed(tx, name))
  const right = await isPassword(input.password, account?.password ?? nobodysPassword)
  if (!account || !right) {
    const subject = account
      ? ({ subjectKind: 'person', subjectId: account.ownerId, orgId: account.orgId } as const)
      : ({ subjectKind: 'account', subjectId: charged.account! } as const)
    await recordFailure(ties, visitor, { action: 'access.sign-in-failed', ...subject })
    throw refusal('access.sign-in-wrong')
  }

  const herself = provenAs(visitor, 'officer', { id: account.ownerId, name: '' })
  // Told to nobody who has not shown the password: others learn nothing of the account.
  if (account.locked) throw refusal('access.account-locked')
  const factor = await showFactor(ties, herself, input.code, charged, account.orgId)
  const [person] = await transaction(herself, (tx) => personsByIds(tx, [account.ownerId]))
  return openSession(ties, visitor, 'officer', { ...person!, orgId: account.orgId }, charged, { factor, phone: null })
}

/** What she showed besides the password; null while no authenticator is bound. */
async function showFactor(
  ties: Ties,
  herself: Actor,
  code: string | undefined,
  charged: Charged,
  orgId: string | null,
): Promise<ShownFactor> {
  const personId = herself.personId!
  const { confirmedAt } = await transaction(herself, (tx) => factorState(tx, personId))
  if (confirmedAt === null) return null
  if (code === undefined) {
    const demoCode = await transaction(herself, async (tx) => {
      // Taken back singly: who forgives all failures here lets guesses of the code go on for ever.
      await refund(tx, charged)
      return config().production ? null : demoCodeOf(tx, personId)
    })
    throw refusal('access.second-factor-needed', demoCode === null ? {} : { demoCode })
  }
  const shown = await transaction(herself, (tx) => proveFactor(tx, personId, code))
  if (shown) return shown
  await recordFailure(ties, herself, {
    action: 'access.second-factor-failed',
    subjectKind: 'person',
    subjectId: personId,
    orgId,
  })
  throw refusal('access.second-factor-wrong')
}
