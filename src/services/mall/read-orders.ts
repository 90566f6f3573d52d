import type { z } from 'zod'
import type { Actor } from '../../kernel/access/index.ts'
import { traceTransfer } from '../../kernel/ledger/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { openSealed } from '../../platform/seal.ts'
import { type AfterSaleRow, afterSales } from './after-sales.store.ts'
import type { OrderCard, order as orderAnswer } from './orders.contract.ts'
import { orderRefusal } from './orders.errors.ts'
import { ordersOf, wholeOrder } from './orders.queries.ts'
import { linesOf } from './orders.store.ts'
import { type OwnRatingRow, ratingsOfOrder } from './ratings.queries.ts'
import { termEnd } from './ratings.rules.ts'
import { findStation, parcelOfOrder } from './stations.store.ts'
import { termsAt } from './terms.store.ts'

/** 我的订单, newest first, 20 a page. */
export function listMyOrders(actor: Actor, after: Id | null): Promise<{ orders: OrderCard[]; next: Id | null }> {
  return reading(actor, async (tx) => {
    const page = await ordersOf(tx, actor.personId!, after)
    const lines = await linesOf(
      tx,
      actor.personId!,
      page.orders.map((order) => order.id),
    )
    const orders = page.orders.map((order) => ({ ...order, lines: lines.filter((line) => line.orderId === order.id) }))
    return { orders, next: page.next }
  })
}

const mostAfterSales = 200

type Receiver = { name: string; phone: string; address: string | null }

/** One order of the caller's own, and where its points came from. Refuses `mall.order-not-found`. */
export function readMyOrder(actor: Actor, id: Id): Promise<z.input<typeof orderAnswer>> {
  return reading(actor, async (tx) => {
    const order = await wholeOrder(tx, actor.personId!, id)
    if (!order) throw orderRefusal('mall.order-not-found')
    const lines = await linesOf(tx, order.ownerId, [id])
    const origins = await traceTransfer(tx, id)
    const pickUp = order.stationId === null ? null : await readPickUp(tx, order.ownerId, id, order.stationId)
    const ratings = await ratingsOfOrder(tx, order.ownerId, id)
    const asked = await afterSales(tx, { ownerId: order.ownerId, orderId: id }, mostAfterSales)
    const { rateDays, askDays } = await termsAt(tx, order.marketId, order.receivedAt ?? now())
    const { name, phone, address } = JSON.parse(
      openSealed(config().sealKeys, order.receiverSealed),
    ) as Partial<Receiver>
    return {
      ...order,
      lines: lines.map((line) => ({
        ...line,
        rating: ratingOn(ratings, line.line),
        afterSale: afterSaleOn(asked, line.line),
      })),
      pickUp,
      rateUntil: order.receivedAt && termEnd(order.receivedAt, rateDays),
      askUntil: order.receivedAt && termEnd(order.receivedAt, askDays),
      receiver: name && phone ? { name, phone, address: address ?? null } : null,
      origins: origins.map(({ grantId, memo, expiresOn, amountFen }) => ({
        grantId,
        memo,
        expiresOn,
        amount: -amountFen,
      })),
    }
  })
}

async function readPickUp(tx: Tx, ownerId: Id, orderId: Id, stationId: Id) {
  const { orgId, ...station } = (await findStation(tx, stationId))!
  return { station: { id: orgId, ...station }, parcel: (await parcelOfOrder(tx, ownerId, orderId)) ?? null }
}

function ratingOn(ratings: readonly OwnRatingRow[], line: number) {
  const rating = ratings.find((one) => one.line === line)
  return rating ? { ...rating, photoIds: rating.photos.map((photo) => photo.id) } : null
}

/** The newest of a line comes first. */
function afterSaleOn(asked: readonly AfterSaleRow[], line: number) {
  const last = asked.find((one) => one.line === line)
  return last ? { id: last.id, state: last.state } : null
}
