import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { openSealed } from '../../platform/seal.ts'
import { forgive } from './attempts.store.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { makeRecoveryCodes } from './prove-factor.ts'
import { offerLastsMs } from './second-factor.rules.ts'
import { confirmOffer, lockFactor } from './second-factor.store.ts'
import { endOtherSessions, writeFactorShown } from './sessions.store.ts'
import { factorText } from './text.ts'
import type { Ties } from './ties.ts'
import { findStep } from './totp.ts'

/**
 * 绑定身份验证器, second half: a code shows that the authenticator has the secret. This session has shown the factor,
 * every other ends, and ten recovery codes are told, once. Refuses `access.second-factor-not-offered`.
 */
export async function confirmSecondFactor(ties: Ties, actor: Actor, code: string): Promise<string[]> {
  const personId = actor.personId!
  const charged = await chargeAttempt(actor, null)
  return transaction(actor, async (tx) => {
    const at = now()
    const factor = await lockFactor(tx, personId)
    if (!factor?.offeredSealed || Date.parse(at) - Date.parse(factor.offeredAt!) > offerLastsMs)
      throw refusal('access.second-factor-not-offered')
    const step = findStep(openSealed(config().sealKeys, factor.offeredSealed), code, at, null)
    if (step === null) throw refusal('access.second-factor-wrong')

    await forgive(tx, charged)
    await confirmOffer(tx, personId, step, at)
    const codes = await makeRecoveryCodes(tx, personId)
    await writeFactorShown(tx, actor.sessionId!, at)
    await endOtherSessions(tx, personId, actor.sessionId!, at)
    await ties.sendNotices(tx, [{ personId, ...factorText.bound, link: null }])
    await ties.recordAudit(tx, actor, {
      action: 'access.second-factor-bound',
      subjectKind: 'person',
      subjectId: personId,
      detail: { replaced: factor.secretSealed !== null },
    })
    return codes
  })
}
