import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import {
  insertChange,
  insertOffer,
  insertOffice,
  lockOffer,
  lockOffice,
  markOfficeClosed,
  offersOf,
  saveOffer,
  sumsOf,
} from './menu.store.ts'
import type { Offer, OfferChange, OrderOffice } from './model.ts'
import { findOrder } from './orders.store.ts'
import { reaches } from './reaches.ts'
import { requireOffice } from './take-order.ts'

export type OfferWish = Pick<Offer, 'family' | 'title' | 'summary' | 'officeId' | 'placeKinds' | 'months' | 'fewest'>

/** 设置部室: a part of the union that takes orders. */
export function addOffice(actor: Actor, input: { orgId: string; name: string }): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.menu', input.orgId)
    const office: OrderOffice = { ownerId: org.id, id: newId(), orgPath: org.path, name: input.name, closedAt: null }
    if (!(await insertOffice(tx, office))) throw refusal('orders.office-known', { name: input.name })
    await recordAudit(tx, actor, deedOn('orders.office-added', 'orders.office', office))
    return { id: office.id }
  })
}

/** 停用部室: refused while an offer on the menu names it. */
export async function closeOffice(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const office = await lockOffice(tx, id)
    if (!office || !reaches(actor, 'orders.menu', office.orgPath)) throw refusal('orders.office-missing')
    if (office.closedAt !== null) throw refusal('orders.office-closed', { name: office.name })
    const offers = (await offersOf(tx, [office.ownerId], 'offered')).filter((one) => one.officeId === id)
    if (offers.length > 0)
      throw refusal('orders.office-in-use', { name: office.name, offers: offers.map((one) => one.title) })
    await markOfficeClosed(tx, office, now())
    await recordAudit(tx, actor, deedOn('orders.office-closed', 'orders.office', office))
  })
}

/** 上架: puts an offer on the menu, perhaps made from what somebody wished for. */
export function addOffer(
  actor: Actor,
  input: OfferWish & { orgId: string; wishOrderId?: string | null | undefined },
): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const { orgId, wishOrderId, ...wish } = input
    const org = await requireReachableOrg(tx, actor, 'orders.menu', orgId)
    await requireOffice(tx, org.id, wish.officeId)
    if (wishOrderId) await requireWish(tx, actor, org.id, wishOrderId)
    const offer: Offer = {
      ...wish,
      ...{ ownerId: org.id, id: newId(), orgPath: org.path, wishOrderId: wishOrderId ?? null },
      ...{ offeredBy: actor.name, offeredAt: now(), version: 1, retiredAt: null, retiredBecause: null },
    }
    await insertOffer(tx, offer)
    await keepChange(tx, actor, offer, 'offered', '')
    await recordAudit(tx, actor, deedOn('orders.offered', 'orders.offer', offer))
    return { id: offer.id }
  })
}

/** 调整: with the reason and what people had said by then, so that it can be seen why a menu is as it is. */
export async function changeOffer(actor: Actor, id: string, input: OfferWish & { reason: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const offer = await lockOffered(tx, actor, id)
    const { reason, ...wish } = input
    await requireOffice(tx, offer.ownerId, wish.officeId)
    const changed: Offer = { ...offer, ...wish, version: offer.version + 1 }
    await saveOffer(tx, changed)
    await keepChange(tx, actor, changed, 'changed', reason)
    await recordAudit(tx, actor, deedOn('orders.offer-changed', 'orders.offer', offer))
  })
}

/** 下架: nobody can order it any more; orders under way go on. */
export async function retireOffer(actor: Actor, id: string, reason: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const offer = await lockOffered(tx, actor, id)
    const retired: Offer = { ...offer, version: offer.version + 1, retiredAt: now(), retiredBecause: reason }
    await saveOffer(tx, retired)
    await keepChange(tx, actor, retired, 'retired', reason)
    await recordAudit(tx, actor, deedOn('orders.offer-retired', 'orders.offer', offer))
  })
}

async function requireWish(tx: Tx, actor: Actor, orgId: string, orderId: string): Promise<void> {
  const order = await findOrder(tx, orderId)
  if (!order || order.menuOrgId !== orgId || order.offerId !== null || !reaches(actor, 'orders.menu', order.menuPath))
    throw refusal('orders.order-missing')
}

async function lockOffered(tx: Tx, actor: Actor, id: string): Promise<Offer> {
  const offer = await lockOffer(tx, id)
  if (!offer || !reaches(actor, 'orders.menu', offer.orgPath)) throw refusal('orders.offer-missing')
  if (offer.retiredAt !== null)
    throw refusal('orders.offer-retired', { title: offer.title, because: offer.retiredBecause ?? '' })
  return offer
}

async function keepChange(
  tx: Tx,
  actor: Actor,
  offer: Offer,
  action: OfferChange['action'],
  reason: string,
): Promise<void> {
  const sums = (await sumsOf(tx, [offer.id])).get(offer.id)
  await insertChange(tx, offer, {
    ...{ version: offer.version, action, reason, madeBy: actor.name, madeAt: now() },
    ...{ orders: sums?.orders ?? 0, stars: sums?.stars ?? 0, rated: sums?.rated ?? 0 },
  })
}

function deedOn(action: string, subjectKind: string, { id, ownerId }: { id: string; ownerId: string }) {
  return { action, subjectKind, subjectId: id, orgId: ownerId }
}
