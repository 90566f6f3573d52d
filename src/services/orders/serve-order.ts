import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { closeOccasion, countHeads } from '../../kernel/occasions/index.ts'
import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { lockOnMenu } from './lock-order.ts'
import { occasionKindOf } from './occasion-kinds.ts'
import { caseOf } from './order-case.ts'
import { saveOrder } from './orders.store.ts'
import { deedOn } from './take-order.ts'
import { moveText } from './text.ts'

export type LogService = { readonly heads: number; readonly handouts: number; readonly note: string }

/**
 * 登记服务: how many were there besides those who checked in, and what was handed out. The occasion counts as held, and
 * whoever ordered is asked whether it was served and how. Refused before it begins.
 */
export async function logService(actor: Actor, id: string, log: LogService): Promise<void> {
  await transaction(actor, async (tx) => {
    const order = await lockOnMenu(tx, actor, 'orders.take', id)
    const note = fillSentence(moveText.served, { heads: log.heads, note: log.note })
    const deskOrgId = caseOf(order).owner === 'org' ? { deskOrgId: order.orgPath.at(-1)! } : {}
    await advanceCase(tx, actor, caseOf(order), id, 'serve', { note, ...deskOrgId })
    const occasionId = order.occasionId!
    const tallies = occasionKindOf(order.family).tallies ?? {}
    if (log.heads > 0) await countHeads(tx, actor, occasionId, { id: newId(), quantity: log.heads, note: log.note })
    if (log.handouts > 0 && tallies.handouts)
      await countHeads(tx, actor, occasionId, { id: newId(), tally: 'handouts', quantity: log.handouts, note: '' })
    await closeOccasion(tx, actor, occasionId, log.note)
    await saveOrder(tx, { ...order, state: 'to-rate', servedAt: now() })
    await recordAudit(tx, actor, deedOn('orders.served', order, { heads: log.heads, handouts: log.handouts }))
  })
}
