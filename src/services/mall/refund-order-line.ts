import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { once } from '../../platform/db/once.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { lockOrder } from './cancel-order.ts'
import { giveBack } from './give-back.ts'
import { orderRefusal } from './orders.errors.ts'
import { pointsText } from './orders.rules.ts'
import { linesOf } from './orders.store.ts'
import { orderWords } from './orders.text.ts'

export type RefundOrderLine = {
  readonly orderId: Id
  readonly line: number
  readonly quantity: number
  readonly because: string
  readonly restock: boolean
}

/**
 * 退货退款: gives back pieces of a line at any time after the order; points return to the very lots they came from.
 * Refuses `mall.order-not-found`, `mall.order-not-refundable`, `mall.refund-too-much`.
 */
export function refundOrderLine(
  actor: Actor,
  input: RefundOrderLine,
  idempotencyKey: string,
): Promise<{ refundId: Id; amount: Fen }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { refund: input } }, async () => {
      const order = await lockOrder(tx, input.orderId)
      requirePermission(actor, 'mall.supply', [order.supplierId])
      if (order.state === 'cancelled') throw orderRefusal('mall.order-not-refundable')
      const line = (await linesOf(tx, order.ownerId, [order.id])).find((one) => one.line === input.line)
      if (!line) throw orderRefusal('mall.refund-too-much', { left: 0 })
      const { because, quantity } = input
      const goods = input.restock ? 'restocked' : 'lost'
      const [refundId] = await giveBack(tx, actor, order, { pieces: [{ line, quantity }], because, goods })
      const amount = quantity * line.price
      await sendNotices(tx, [
        {
          personId: order.ownerId,
          title: orderWords.refundedTitle,
          text: fillSentence(orderWords.refunded, { name: line.name, quantity, points: pointsText(amount), because }),
          link: `/mall/orders/${order.id}`,
        },
      ])
      await recordAudit(tx, actor, {
        action: 'mall.order-refunded',
        subjectKind: 'mall.order',
        subjectId: order.id,
        orgId: order.orgPath.at(-1) ?? null,
        detail: { refundId, line: line.line, quantity, amount, because },
      })
      return { refundId: refundId!, amount }
    }),
  )
}
