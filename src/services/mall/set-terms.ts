import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { ratingRefusal } from './ratings.errors.ts'
import type { ServiceTerms } from './ratings.model.ts'
import { insertTerms, listTerms, type SetTerms, termsAt } from './terms.store.ts'
import { operatedMarket } from './whose-desk.ts'

const names = ['rateDays', 'askDays', 'answerDays', 'keepDays'] as const

/** The terms of the operator's mall as they are now, and every change of them. */
export function readTerms(actor: Actor): Promise<ServiceTerms & { changes: SetTerms[] }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    return { ...(await termsAt(tx, market.orgId, now())), changes: await listTerms(tx, market.orgId) }
  })
}

/** 服务时限: sets them from now on; what was received before keeps what held then. Refuses `mall.terms-unchanged`. */
export async function setTerms(actor: Actor, terms: ServiceTerms): Promise<void> {
  await transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const before = await termsAt(tx, market.orgId, now())
    if (names.every((name) => before[name] === terms[name])) throw ratingRefusal('mall.terms-unchanged')
    await insertTerms(tx, market.orgId, { ...terms, since: now(), setBy: actor.name })
    await recordAudit(tx, actor, {
      action: 'mall.terms-set',
      subjectKind: 'mall.market',
      subjectId: market.orgId,
      orgId: market.orgId,
      detail: { before, after: terms },
    })
  })
}
