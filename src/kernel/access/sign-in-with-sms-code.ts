import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { blindIndex } from '../../platform/seal.ts'
import { refund } from './attempts.store.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { chooseHolder, type TypedCode } from './choose-person.ts'
import { refusal } from './errors.ts'
import type { Actor, SignedIn } from './model.ts'
import { openSession } from './open-session.ts'
import { recordFailure } from './record-failure.ts'
import type { Ties } from './ties.ts'

/**
 * 手机验证码登录: signs a worker in, for her own affairs only. The newest code holds five minutes, five guesses and one
 * sign-in; every failure is told in the same words. Where several share the phone, a right code is answered
 * `access.person-to-choose` with their masked names, and the choice comes with the same code.
 */
export async function signInWithSmsCode(ties: Ties, visitor: Actor, typed: TypedCode): Promise<SignedIn> {
  const charged = await chargeAttempt(visitor, null)
  const holder = await transaction(visitor, async (tx) => {
    const found = await chooseHolder(tx, typed)
    if (found.is === 'to-choose') await refund(tx, charged)
    return found
  })
  if (holder.is === 'person')
    return openSession(ties, visitor, 'worker', holder.person, charged, { factor: null, phone: typed.phone })
  if (holder.is === 'to-choose')
    throw refusal('access.person-to-choose', { choices: holder.choices, names: holder.names })
  if (holder.is === 'too-many') throw refusal('access.phone-of-several')

  const subjectId = blindIndex(config().sealKeys, typed.phone)
  await recordFailure(ties, visitor, { action: 'access.sign-in-failed', subjectKind: 'phone', subjectId })
  throw refusal('access.code-wrong')
}
