import { type Actor, grantsWith, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { findMarket, insertMarket } from './markets.store.ts'
import { openingCategories } from './products.text.ts'

/** 开通商城: opens the mall of the operator's own federation with the usual kinds of goods, once. */
export async function openMarket(actor: Actor, name: string): Promise<void> {
  requirePermission(actor, 'mall.operate')
  await transaction(actor, async (tx) => {
    const org = await getOrg(tx, grantsWith(actor, 'mall.operate')[0]!.orgId)
    if (await findMarket(tx, org.id)) throw refusal('mall.market-exists', { org: org.name })
    await insertMarket(tx, { orgId: org.id, name, openedAt: now() }, openingCategories)
    await recordAudit(tx, actor, {
      action: 'mall.market-opened',
      subjectKind: 'mall.market',
      subjectId: org.id,
      orgId: org.id,
    })
  })
}
