import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { caseById, openCases } from '../../kernel/cases/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { type Person, personsByIds, personsWithPhone } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sealText } from '../../platform/seal.ts'
import { refusal } from './errors.ts'
import { findOffer } from './menu.store.ts'
import type { Offer, Order, OrderChannel, OrderWish } from './model.ts'
import { caseOf } from './order-case.ts'
import { faultOf, shorten } from './orders.rules.ts'
import { insertOrder, openOrderOf } from './orders.store.ts'
import { placeKindNames, serviceText } from './text.ts'

export type PlaceOrder = OrderWish & { readonly menuOrgId: string }
export type PlacedOrder = { readonly id: string; readonly number: string }

/** 职工点单: a member orders from the menu of her union or of one above it, or wishes for something that is on none. */
export function placeOrder(actor: Actor, input: PlaceOrder, idempotencyKey: string): Promise<PlacedOrder> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { order: input } }, async () => {
      const [person] = await personsByIds(tx, [actor.personId!])
      if (!person?.homePath) throw refusal('orders.no-union')
      return openOrder(tx, actor, { ...input, ...ownedBy(person), channel: 'self' })
    }),
  )
}

/** 单位点单: a union orders for its members, from its own menu or one above. */
export function enterUnionOrder(
  actor: Actor,
  input: PlaceOrder & { readonly orgId: string },
  idempotencyKey: string,
): Promise<PlacedOrder> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { unionOrder: input } }, async () => {
      const union = await requireReachableOrg(tx, actor, 'orders.enter', input.orgId)
      const { orgId: _, ...wish } = input
      return openOrder(tx, actor, { ...wish, ...ownedByUnion(union), channel: 'officer' })
    }),
  )
}

export type EnterCall = PlaceOrder & { readonly name: string; readonly phone: string }

/**
 * 热线点单: an officer writes a call down. A member below her with this name and phone owns the order and is told of it;
 * anybody else stays a caller, whose name and phone are kept under seal until the order is old.
 */
export function enterHotlineOrder(
  actor: Actor,
  input: EnterCall,
  idempotencyKey: string,
): Promise<PlacedOrder & { readonly known: boolean }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { call: input } }, async () => {
      const union = await requireReachableOrg(tx, actor, 'orders.enter', input.menuOrgId)
      const { name, phone, ...wish } = input
      const person = await memberBehind(tx, union, name, phone)
      const owner = person
        ? ownedBy(person)
        : { ...ownedByUnion(union), callerSealed: sealText(config().sealKeys, JSON.stringify({ name, phone })) }
      return { ...(await openOrder(tx, actor, { ...wish, ...owner, channel: 'hotline' })), known: person !== undefined }
    }),
  )
}

/** More than ever share a phone with somebody of the same name. */
const mostWithPhone = 20

/** A living member of the union or below it, by name and phone. */
async function memberBehind(tx: Tx, union: Org, name: string, phone: string): Promise<Person | undefined> {
  const known = (await personsWithPhone(tx, phone, mostWithPhone)).filter((one) => one.name === name)
  const people = await personsByIds(
    tx,
    known.map((one) => one.id),
  )
  return people.find((one) => one.homePath?.includes(union.id))
}

type Owner = Pick<Order, 'ownerId' | 'orgPath' | 'callerSealed'> & { readonly ownerName: string }

function ownedBy({ id, name, homePath }: Person): Owner {
  return { ownerId: id, ownerName: name, orgPath: homePath!, callerSealed: null }
}

function ownedByUnion({ id, name, path }: Org): Owner {
  return { ownerId: id, ownerName: name, orgPath: path, callerSealed: null }
}

type NewOrder = PlaceOrder & Owner & { readonly channel: OrderChannel }

async function openOrder(tx: Tx, actor: Actor, wish: NewOrder): Promise<PlacedOrder> {
  const [menu] = await orgsByIds(tx, [wish.menuOrgId])
  if (!menu || menu.closedOn !== null || !wish.orgPath.includes(menu.id)) throw refusal('orders.menu-not-yours')
  const offer = wish.offerId ? await requireOffer(tx, wish, menu) : null
  requireSound(wish, offer)
  if (offer) await requireNoOther(tx, wish.ownerId, offer)
  const order = orderOf(actor, wish, menu, offer)
  await insertOrder(tx, order)
  const [opened] = await openCases(tx, actor, caseOf(order), [
    {
      id: order.id,
      ownerId: order.ownerId,
      orgPath: order.orgPath,
      title: order.title,
      subtitle: [placeKindNames[order.placeKind], order.place].join(' · '),
      personName: order.callerSealed ? serviceText.caller : wish.ownerName,
      amountFen: null,
      channel: order.channel,
      deskOrgId: menu.id,
    },
  ])
  await recordAudit(tx, actor, {
    action: 'orders.placed',
    subjectKind: 'orders.order',
    subjectId: order.id,
    orgId: menu.id,
    detail: { channel: order.channel, offerId: order.offerId },
  })
  return { id: order.id, number: opened!.number }
}

async function requireOffer(tx: Tx, { offerId }: NewOrder, menu: Org): Promise<Offer> {
  const offer = await findOffer(tx, offerId!)
  if (!offer || offer.ownerId !== menu.id) throw refusal('orders.offer-missing')
  return offer
}

function requireSound(wish: NewOrder, offer: Offer | null): void {
  const fault = faultOf(wish, offer, today())
  if (fault === null) return
  throw refusal(fault, {
    title: offer?.title ?? '',
    because: offer?.retiredBecause ?? '',
    months: (offer?.months ?? []).map((month) => `${month}月`),
    places: (offer?.placeKinds ?? []).map((kind) => placeKindNames[kind]),
    fewest: offer?.fewest ?? 0,
  })
}

async function requireNoOther(tx: Tx, ownerId: string, offer: Offer): Promise<void> {
  const open = await openOrderOf(tx, ownerId, offer.id)
  if (!open) return
  const { number } = await caseById(tx, open.id)
  throw refusal('orders.ordered-already', { title: offer.title, number })
}

function orderOf(actor: Actor, wish: NewOrder, menu: Org, offer: Offer | null): Order {
  const { ownerName: _, ...given } = wish
  return {
    ...given,
    id: newId(),
    menuPath: menu.path,
    offerId: offer?.id ?? null,
    family: offer?.family ?? 'other',
    title: offer?.title ?? fillSentence(serviceText.wishTitle, { wish: shorten(wish.wish) }),
    enteredBy: wish.channel === 'self' ? null : actor.name,
    orderedAt: now(),
    state: 'waiting',
    ...{ officeId: null, takenBy: null, takenAt: null, squadId: null, occasionId: null, servedAt: null },
    ...{ stars: null, said: null, ratedAt: null },
  }
}
