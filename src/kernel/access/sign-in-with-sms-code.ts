import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { blindIndex } from '../../platform/seal.ts'
import { personsWithPhone } from '../people/index.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { refusal } from './errors.ts'
import type { Actor, SignedIn } from './model.ts'
import { openSession } from './open-session.ts'
import { recordFailure } from './record-failure.ts'
import type { Ties } from './ties.ts'
import { tryCode } from './try-code.ts'

/**
 * 手机验证码登录: signs a worker in, for her own affairs only. The newest code holds five minutes, five guesses and one
 * sign-in; every failure is told in the same words. Refuses a phone that several living persons have.
 */
export async function signInWithSmsCode(
  ties: Ties,
  visitor: Actor,
  input: { phone: string; code: string },
): Promise<SignedIn> {
  const charged = await chargeAttempt(visitor, null)
  const right = await transaction(visitor, (tx) => tryCode(tx, input))
  const people = right ? await transaction(visitor, (tx) => personsWithPhone(tx, input.phone)) : []
  const [person, another] = people
  if (!person) {
    const subjectId = blindIndex(config().sealKeys, input.phone)
    await recordFailure(ties, visitor, { action: 'access.sign-in-failed', subjectKind: 'phone', subjectId })
    throw refusal('access.code-wrong')
  }
  if (another) throw refusal('access.phone-of-several')
  return openSession(ties, visitor, 'worker', person, charged)
}
