import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { writeGroupLimit } from './lanes.store.ts'
import { orderRefusal } from './orders.errors.ts'
import { letterOf } from './points.store.ts'

export type LimitGroup = { readonly intentId: Id; readonly skuId: Id; readonly most: number }

/**
 * 单位限购: how many of a specification all people of a letter may take together; the last word counts, and what was taken
 * before it counts in. Refuses `mall.intent-not-found`, `mall.over-group-limit` when more is taken already.
 */
export async function limitGroup(actor: Actor, limit: LimitGroup): Promise<void> {
  await transaction(actor, async (tx) => {
    const letter = await letterOf(tx, limit.intentId)
    if (!letter) throw orderRefusal('mall.intent-not-found')
    requirePermission(actor, 'mall.intent', letter.orgPath)
    const taken = await writeGroupLimit(tx, letter.unionId, limit)
    if (taken > limit.most) throw orderRefusal('mall.limit-below-taken', { taken })
    await recordAudit(tx, actor, {
      action: 'mall.group-limited',
      subjectKind: 'mall.intent',
      subjectId: limit.intentId,
      orgId: letter.unionId,
      detail: { skuId: limit.skuId, most: limit.most },
    })
  })
}
