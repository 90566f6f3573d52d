import type { Actor } from '../../kernel/access/index.ts'
import { lockWalletsOf, postTransfer, refundTransfer } from '../../kernel/ledger/index.ts'
import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { takeStock, takeTogether } from './lanes.store.ts'
import { orderRefusal } from './orders.errors.ts'
import { type Order, type OrderLine, writeRefund } from './orders.store.ts'
import { orderWords } from './orders.text.ts'
import { bookOf, walletKind } from './points-books.ts'
import { countBack } from './zone-sales.ts'

export type Piece = { readonly line: OrderLine; readonly quantity: number }

export type GivingBack = {
  readonly pieces: readonly Piece[]
  readonly because: string
  /** Whether the goods may be sold again. */
  readonly goods: 'restocked' | 'lost'
  /** The after-sales case that gives back, where there is one. */
  readonly afterSaleId?: Id
}

/**
 * Gives back pieces of a locked order: their points to the very lots, the goods to stock. What was received is first taken
 * out of what the supplier is due for, so that the next settlement is less. Refuses `mall.refund-too-much`.
 */
export async function giveBack(
  tx: Tx,
  actor: Actor,
  order: Order,
  { pieces, because, goods, afterSaleId }: GivingBack,
): Promise<Id[]> {
  const at = now()
  const due = await bookOf(tx, 'due', order.supplierId)
  const wallet = (await lockWalletsOf(tx, walletKind, [order.ownerId])).get(order.ownerId)!.accountId
  const ids: Id[] = []
  for (const { line, quantity } of pieces) {
    const left = line.quantity - line.refunded
    if (quantity > left) throw orderRefusal('mall.refund-too-much', { left })
    const id = newId()
    const amount = quantity * line.price
    if (order.state === 'received') await takeFromPayable(tx, order, due, amount)
    await refundTransfer(tx, {
      id,
      transferId: order.id,
      occurredOn: dayOf(at),
      memo: orderWords.refund,
      lines: [
        { accountId: due, amountFen: -amount },
        { accountId: wallet, amountFen: amount },
      ],
    })
    const refund = {
      id,
      line: line.line,
      quantity,
      amount,
      because,
      restocked: goods === 'restocked',
      by: actor.name,
      at,
      afterSaleId: afterSaleId ?? null,
    }
    await writeRefund(tx, order, refund)
    ids.push(id)
  }
  await countBack(tx, order, pieces)
  await takeTogether(
    tx,
    pieces.map(({ line, quantity }) => ({ intentId: order.intentId, skuId: line.skuId, quantity: -quantity })),
  )
  if (goods === 'restocked') await restock(tx, pieces)
  return ids
}

async function takeFromPayable(tx: Tx, order: Order, due: Id, amount: Fen): Promise<void> {
  const payable = await bookOf(tx, 'payable', order.supplierId)
  await postTransfer(tx, {
    id: newId(),
    kind: 'mall.returned',
    subjectId: order.id,
    occurredOn: dayOf(now()),
    memo: orderWords.unreceived,
    lines: [
      { accountId: payable, amountFen: -amount },
      { accountId: due, amountFen: amount },
    ],
  })
}

async function restock(tx: Tx, pieces: readonly Piece[]): Promise<void> {
  const back = new Map<Id, number>()
  for (const { line, quantity } of pieces) back.set(line.skuId, (back.get(line.skuId) ?? 0) - quantity)
  await takeStock(tx, back)
}
