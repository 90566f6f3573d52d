import type { Actor } from '../../kernel/access/index.ts'
import { readCardCode, spendCardCode } from '../../kernel/credentials/index.ts'
import { maskName } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { giveBackWhole } from './cancel-order.ts'
import { receive } from './deliver-order.ts'
import { namesOf } from './lanes.ts'
import { momentText } from './orders.rules.ts'
import { linesOf, type Order } from './orders.store.ts'
import { dressParcels } from './read-parcels.ts'
import type { ParcelCard } from './stations.contract.ts'
import { stationRefusal } from './stations.errors.ts'
import type { Parcel, ShownBy, Station } from './stations.model.ts'
import { decideHandOver, mayHandBack, shownMinutes } from './stations.rules.ts'
import { lockParcel, markHandedBack, markPickedUp, markShown } from './stations.store.ts'
import { parcelWords } from './stations.text.ts'
import { factsOf, lockOrderAt, noteParcel, tellOfParcel } from './take-in-parcel.ts'
import { stationOf } from './whose-desk.ts'

/**
 * 出示: somebody at the counter shows her member card, which opens all that waits for her there, or the code of one parcel. What was
 * shown may be handed out for some minutes. Refuses `mall.pick-up-code-wrong`, `mall.nothing-waiting`, and whatever is wrong
 * with the code of a card.
 */
export async function showParcels(
  actor: Actor,
  shown: { readonly by: ShownBy; readonly code: string },
): Promise<{ parcels: ParcelCard[] }> {
  const station = await reading(actor, (tx) => stationOf(tx, actor))
  const code = shown.code.replace(/\s/g, '')
  const orderIds = shown.by === 'card' ? await byCard(actor, station, code) : await byCode(actor, station, code)
  return { parcels: await reading(actor, (tx) => dressParcels(tx, station.orgId, orderIds)) }
}

async function byCard(actor: Actor, station: Station, code: string): Promise<Id[]> {
  const holder = await readCardCode(actor, code)
  return transaction(system, async (tx) => {
    await spendCardCode(tx, actor, holder, 'mall.pick-up')
    const orderIds = await markShown(tx, station.orgId, { ownerId: holder.personId }, 'card', now())
    if (orderIds.length === 0) throw stationRefusal('mall.nothing-waiting', { name: maskName(holder.name) })
    return orderIds
  })
}

async function byCode(actor: Actor, station: Station, code: string): Promise<Id[]> {
  return transaction(actor, async (tx) => {
    const orderIds = await markShown(tx, station.orgId, { code }, 'code', now())
    if (orderIds.length === 0) throw stationRefusal('mall.pick-up-code-wrong')
    return orderIds
  })
}

/**
 * 交付: hands a parcel out that was shown to be hers; the order is received from now on, and due to its supplier. Refuses
 * `mall.parcel-picked-up`, `mall.parcel-handed-back`, `mall.parcel-not-shown`, `mall.parcel-missing`.
 */
export async function handOutParcel(actor: Actor, orderId: Id, idempotencyKey: string): Promise<void> {
  await act(actor, orderId, { key: idempotencyKey, request: { handOut: orderId } }, async (tx, found) => {
    const { order, parcel, station } = found
    requireHandOver(parcel)
    await markPickedUp(tx, parcel, actor.name, now())
    await receive(tx, actor, order)
    const names = namesOf(await linesOf(tx, order.ownerId, [order.id]))
    await tellOfParcel(tx, order, 'pickedUp', { ...factsOf(station), names })
    await noteParcel(tx, actor, order, 'mall.parcel-picked-up', { by: 'hand-over' })
  })
}

function requireHandOver(parcel: Parcel): void {
  const stand = decideHandOver(parcel, now())
  if (stand === 'picked-up') throw stationRefusal('mall.parcel-picked-up', { when: momentText(parcel.pickedUpAt!) })
  if (stand === 'handed-back')
    throw stationRefusal('mall.parcel-handed-back', { when: momentText(parcel.handedBackAt!) })
  if (stand === 'not-shown') throw stationRefusal('mall.parcel-not-shown', { minutes: shownMinutes })
}

/**
 * 退回: hands an unclaimed parcel back after its last day. The order is cancelled and every point returns to its lot; the goods are
 * the supplier's to count anew. Refuses `mall.parcel-still-kept` and what is gone already.
 */
export async function handBackParcel(actor: Actor, orderId: Id, idempotencyKey: string): Promise<void> {
  await act(actor, orderId, { key: idempotencyKey, request: { handBack: orderId } }, async (tx, found) => {
    const { order, parcel, station } = found
    if (parcel.pickedUpAt !== null || parcel.handedBackAt !== null) requireHandOver(parcel)
    if (!mayHandBack(parcel, today())) throw stationRefusal('mall.parcel-still-kept', { until: parcel.keepUntil })
    await markHandedBack(tx, parcel, actor.name, now())
    const because = fillSentence(parcelWords.unclaimed, { until: parcel.keepUntil })
    await giveBackWhole(tx, actor, order, because, 'lost')
    const names = namesOf(await linesOf(tx, order.ownerId, [order.id]))
    await tellOfParcel(tx, order, 'back', { ...factsOf(station), names, until: parcel.keepUntil })
    await noteParcel(tx, actor, order, 'mall.parcel-handed-back', { keepUntil: parcel.keepUntil })
  })
}

type Found = { readonly order: Order; readonly parcel: Parcel; readonly station: Station }

/** The keeper sees orders and parcels of her station; what they book touches others, so the platform books it. */
async function act(
  actor: Actor,
  orderId: Id,
  ask: { key: string; request: unknown },
  deed: (tx: Tx, found: Found) => Promise<void>,
): Promise<void> {
  const station = await reading(actor, (tx) => stationOf(tx, actor))
  await transaction(system, (tx) =>
    once(tx, actor, ask, async () => {
      const order = await lockOrderAt(tx, station.orgId, orderId)
      const parcel = await lockParcel(tx, station.orgId, orderId)
      if (!parcel) throw stationRefusal('mall.parcel-missing')
      await deed(tx, { order, parcel, station })
      return null
    }),
  )
}
