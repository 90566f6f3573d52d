import { randomInt } from 'node:crypto'
import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now, today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { lockOrder } from './cancel-order.ts'
import { namesOf } from './lanes.ts'
import { linesOf, type Order } from './orders.store.ts'
import { orderStateText } from './orders.text.ts'
import { stationRefusal } from './stations.errors.ts'
import type { Parcel, Station } from './stations.model.ts'
import { codeOf } from './stations.rules.ts'
import { findStation, insertParcel, parcelOfOrder, remindNext } from './stations.store.ts'
import { parcelWords } from './stations.text.ts'
import { termsAt } from './terms.store.ts'
import { stationOf } from './whose-desk.ts'

/**
 * 登记到站: a keeper takes in what was shipped to her station; the buyer is told the code and until when it is kept. Refuses
 * `mall.parcel-missing`, `mall.parcel-arrived`, `mall.parcel-not-shipped`.
 */
export async function takeInParcel(actor: Actor, orderId: Id, shelf: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const station = await stationOf(tx, actor)
    const order = await lockOrderAt(tx, station.orgId, orderId)
    if (await parcelOfOrder(tx, order.ownerId, order.id)) throw stationRefusal('mall.parcel-arrived')
    if (order.state !== 'shipped')
      throw stationRefusal('mall.parcel-not-shipped', { state: orderStateText[order.state] })
    const { keepDays } = await termsAt(tx, order.marketId, now())
    const parcel = { stationId: station.orgId, shelf, keepUntil: addDays(today(), keepDays) }
    const code = await lay(tx, actor, order, parcel)
    const names = namesOf(await linesOf(tx, order.ownerId, [order.id]))
    await tellOfParcel(tx, order, 'arrived', { ...factsOf(station), names, code, until: parcel.keepUntil })
    await noteParcel(tx, actor, order, 'mall.parcel-arrived', { shelf })
  })
}

/** An order of this station; one that goes elsewhere is not there. */
export async function lockOrderAt(tx: Tx, stationId: Id, orderId: Id): Promise<Order> {
  const order = await lockOrder(tx, orderId).catch(() => null)
  if (order?.stationId !== stationId) throw stationRefusal('mall.parcel-missing')
  return order
}

type NewParcel = Pick<Parcel, 'stationId' | 'shelf' | 'keepUntil'>

async function lay(tx: Tx, actor: Actor, order: Order, parcel: NewParcel): Promise<string> {
  for (;;) {
    const code = codeOf(randomInt(1_000_000))
    const { ownerId, id: orderId, marketId } = order
    if (await insertParcel(tx, { ...parcel, ownerId, orderId, marketId, code }, actor.name, now())) return code
  }
}

export function factsOf({ name, address, hours, phone }: Station): Record<string, string> {
  return { station: name, address, hours, phone }
}

type Told = 'arrived' | 'remind' | 'pickedUp' | 'back'

export function tellOfParcel(
  tx: Tx,
  order: { readonly ownerId: Id; readonly id: Id },
  which: Told,
  facts: Record<string, string>,
): Promise<void> {
  return sendNotices(tx, [
    {
      personId: order.ownerId,
      title: parcelWords[`${which}Title`],
      text: fillSentence(parcelWords[which], facts),
      link: `/mall/orders/${order.id}`,
    },
  ])
}

export function noteParcel(
  tx: Tx,
  actor: Actor,
  order: Order,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.order',
    subjectId: order.id,
    orgId: order.stationId,
    detail,
  })
}

const remindDays = 2
const atOnce = 500

/** Reminds buyers two days before a station gives their parcels back; tells how many. */
export async function remindBuyers(actor: Actor): Promise<number> {
  return transaction(actor, async (tx) => {
    const due = await remindNext(tx, addDays(today(), remindDays), now(), atOnce)
    for (const { ownerId, orderId, stationId, code, keepUntil } of due) {
      const station = (await findStation(tx, stationId))!
      const names = namesOf(await linesOf(tx, ownerId, [orderId]))
      await tellOfParcel(tx, { ownerId, id: orderId }, 'remind', { ...factsOf(station), names, code, until: keepUntil })
    }
    return due.length
  })
}
