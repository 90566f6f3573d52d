import { recordFacts } from '../../kernel/indicators/index.ts'
import { pathAsOf } from '../../kernel/orgs/index.ts'
import { dayOf, type Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { NewOrder } from './orders.model.ts'
import type { Order } from './orders.store.ts'
import { factsOfSale } from './zone-sales.rules.ts'
import { countedLines } from './zone-sales.store.ts'

/** Counts what orders take of aided regions, in the transaction that makes them; nothing where they take nothing of them. */
export async function countSales(tx: Tx, orders: readonly NewOrder[], at: Instant): Promise<void> {
  const facts = orders.flatMap(({ id, wish, letter, lines }) =>
    factsOfSale({
      orderId: id,
      ownerId: wish.ownerId,
      orgPath: letter.orgPath,
      day: dayOf(at),
      lines: lines.map((line) => ({ ...line, pieces: line.quantity, amount: line.quantity * line.price })),
    }),
  )
  await recordFacts(tx, facts)
}

/** Takes back what pieces of an order counted, on the day and under the union of the order. */
export async function countBack(
  tx: Tx,
  order: Order,
  pieces: readonly { readonly line: { readonly line: number }; readonly quantity: number }[],
): Promise<void> {
  const { placedAt, lines } = await countedLines(tx, order.ownerId, order.id)
  const back = pieces.flatMap(({ line, quantity }) => {
    const counted = lines.find((one) => one.line === line.line)
    return counted?.regionId ? [{ ...counted, pieces: -quantity, amount: -quantity * counted.price }] : []
  })
  if (back.length === 0) return
  const day = dayOf(placedAt)
  const unionId: Id = order.orgPath.at(-1)!
  const orgPath = (await pathAsOf(tx, unionId, day)) ?? order.orgPath
  await recordFacts(tx, factsOfSale({ orderId: order.id, ownerId: order.ownerId, orgPath, day, lines: back }))
}
