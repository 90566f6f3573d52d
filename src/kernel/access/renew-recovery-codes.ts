import { transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { type Proof, proveAgain } from './prove-again.ts'
import { makeRecoveryCodes } from './prove-factor.ts'
import { factorState } from './second-factor.store.ts'
import type { Ties } from './ties.ts'

/** 重新生成恢复码: those from before are worth nothing. */
export async function renewRecoveryCodes(ties: Ties, actor: Actor, proof: Proof): Promise<string[]> {
  const personId = actor.personId!
  await proveAgain(ties, actor, proof)
  return transaction(actor, async (tx) => {
    const { confirmedAt } = await factorState(tx, personId)
    if (confirmedAt === null) throw refusal('access.second-factor-missing')
    const codes = await makeRecoveryCodes(tx, personId)
    await ties.recordAudit(tx, actor, {
      action: 'access.recovery-codes-renewed',
      subjectKind: 'person',
      subjectId: personId,
    })
    return codes
  })
}
