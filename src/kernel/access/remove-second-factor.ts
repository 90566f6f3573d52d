import { today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { type Proof, proveAgain } from './prove-again.ts'
import { rolesThatDemand } from './queries.ts'
import { deleteFactor, factorState } from './second-factor.store.ts'
import { factorText } from './text.ts'
import type { Ties } from './ties.ts'

/** 停用身份验证器. Refuses `access.second-factor-demanded` while a role she holds demands one. */
export async function removeSecondFactor(ties: Ties, actor: Actor, proof: Proof): Promise<void> {
  const personId = actor.personId!
  await proveAgain(ties, actor, proof)
  await transaction(actor, async (tx) => {
    const { confirmedAt } = await factorState(tx, personId)
    if (confirmedAt === null) throw refusal('access.second-factor-missing')
    const demanding = config().production ? await rolesThatDemand(tx, personId, today()) : []
    if (demanding.length > 0) throw refusal('access.second-factor-demanded', { roles: demanding })
    await deleteFactor(tx, personId)
    await ties.sendNotices(tx, [{ personId, ...factorText.removed, link: null }])
    await ties.recordAudit(tx, actor, {
      action: 'access.second-factor-removed',
      subjectKind: 'person',
      subjectId: personId,
    })
  })
}
