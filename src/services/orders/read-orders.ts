import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import {
  actionCards,
  caseById,
  caseCards,
  casesByIds,
  countsUnder,
  eventCards,
  eventsFor,
} from '../../kernel/cases/index.ts'
import { attendedAt, findOccasion, occasionCards, occasionsByIds } from '../../kernel/occasions/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { maskName, maskPhone, personsByIds } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { openSealed } from '../../platform/seal.ts'
import { refusal } from './errors.ts'
import { officesByIds } from './menu.store.ts'
import type { Order } from './model.ts'
import { caseOf, orderCase, unionOrderCase } from './order-case.ts'
import type { OrderCard, OrderPage } from './orders.contract.ts'
import { findOrder, type OrderListWish, ordersOfOwner, ordersUnder } from './orders.store.ts'
import { reaches } from './reaches.ts'
import { squadsByIds } from './squads.store.ts'
import { serviceText } from './text.ts'

const page = 30
const mostOfMine = 100

/** What the caller ordered, newest first. */
export function readMine(actor: Actor): Promise<OrderCard[]> {
  return reading(actor, async (tx) => cardsOf(tx, await ordersOfOwner(tx, actor.personId!, mostOfMine)))
}

/** One order of the caller. */
export function readMyOrder(actor: Actor, id: string) {
  return reading(actor, async (tx) => {
    const order = await findOrder(tx, id)
    if (!order || order.ownerId !== actor.personId) throw refusal('orders.order-missing')
    return pageOf(tx, actor, order)
  })
}

export type ListOrders = Omit<OrderListWish, 'below' | 'most'> & { readonly orgId?: string | undefined }

/** Orders from menus below the reader's organisations, newest first, with how many wait to be taken. */
export function readOrders(actor: Actor, { orgId, ...wish }: ListOrders) {
  return reading(actor, async (tx) => {
    const places = await placesOf(tx, actor, orgId)
    const runs = places.map((below) => ordersUnder(tx, { ...wish, below, most: page + 1 }))
    const found = (await Promise.all(runs)).flat().toSorted((one, other) => (one.id < other.id ? 1 : -1))
    const some = found.slice(0, page)
    return {
      orders: await cardsOf(tx, some),
      next: found.length > page ? some.at(-1)!.id : null,
      waiting: await countWaiting(tx, actor, orgId),
    }
  })
}

async function countWaiting(tx: Tx, actor: Actor, orgId: string | undefined) {
  const sums = { all: 0, late: 0 }
  for (const { key } of [orderCase, unionOrderCase])
    for (const one of await countsUnder(tx, actor, { orgId, type: key }))
      if (one.state === 'waiting') {
        sums.all += one.count
        sums.late += one.late
      }
  return sums
}

/** The organisation the reader names, or the tops of those where she reads orders. */
async function placesOf(tx: Tx, actor: Actor, orgId: string | undefined): Promise<Org[]> {
  if (orgId !== undefined) {
    const [org] = await orgsByIds(tx, [orgId])
    if (!org || !reaches(actor, 'orders.read', org.path)) throw refusal('orders.order-missing')
    return [org]
  }
  const mine = await orgsByIds(tx, [...new Set(grantsWith(actor, 'orders.read').map((grant) => grant.orgId))])
  return mine.filter((org) => !mine.some((other) => other.id !== org.id && org.path.includes(other.id)))
}

/** One order as the union that takes it reads it. */
export function readOrder(actor: Actor, id: string): Promise<OrderPage> {
  return reading(actor, async (tx) => {
    const order = await findOrder(tx, id)
    const reads = order && [order.menuPath, order.orgPath].some((path) => reaches(actor, 'orders.read', path))
    if (!reads) throw refusal('orders.order-missing')
    const takes = reaches(actor, 'orders.take', order.menuPath)
    return {
      ...(await pageOf(tx, actor, order)),
      caller: callerOf(order, takes ? 'whole' : 'masked'),
      ...{ officeId: order.officeId, squadId: order.squadId, offerId: order.offerId, takes },
    }
  })
}

async function pageOf(tx: Tx, actor: Actor, order: Order) {
  const type = caseOf(order)
  const row = await caseById(tx, order.id)
  const [card] = await cardsOf(tx, [order])
  const occasion = order.occasionId
    ? await transaction(system, (all) => findOccasion(all, order.occasionId!))
    : undefined
  const attended = occasion ? await transaction(system, (all) => attendedAt(all, occasion)) : null
  return {
    ...card!,
    events: await eventCards(tx, type, await eventsFor(tx, actor, row)),
    actions: actionCards(type, row, actor),
    said: order.said,
    occasionId: order.occasionId,
    attended: order.servedAt === null ? null : (attended?.all ?? null),
  }
}

/** Orders in the order of the rows, with what their cases, occasions, offices and squads say. */
async function cardsOf(tx: Tx, found: readonly Order[]): Promise<OrderCard[]> {
  const cases = new Map((await caseCards(tx, await casesByIds(tx, idsOf(found)))).map((one) => [one.id, one]))
  const offices = await officesByIds(
    tx,
    found.flatMap((one) => one.officeId ?? []),
  )
  const names = await namesOf(tx, found)
  const { squads, serving } = await transaction(system, async (all) => {
    const occasions = await occasionsByIds(
      all,
      found.flatMap((one) => one.occasionId ?? []),
    )
    return {
      squads: await squadsByIds(
        all,
        found.flatMap((one) => one.squadId ?? []),
      ),
      serving: new Map((await occasionCards(all, occasions)).map((one) => [one.id, one])),
    }
  })
  return found.map((order) => {
    const card = cases.get(order.id)!
    const occasion = order.occasionId ? serving.get(order.occasionId) : undefined
    return {
      ...{ id: order.id, number: card.number, title: order.title, family: order.family, state: order.state },
      ...{ personStatus: card.personStatus, due: card.due, wish: order.wish, placeKind: order.placeKind },
      ...{ place: order.place, wantedFrom: order.wantedFrom, wantedTo: order.wantedTo, people: order.people },
      ...{ channel: order.channel, orderedAt: order.orderedAt, stars: order.stars, menuOrgId: order.menuOrgId },
      orderedBy: callerOf(order, 'masked')?.name ?? names.get(order.ownerId) ?? serviceText.caller,
      menuOrgName: names.get(order.menuOrgId) ?? '',
      officeName: offices.find((one) => one.id === order.officeId)?.name ?? null,
      squadName: squads.find((one) => one.id === order.squadId)?.name ?? null,
      serving: occasion
        ? { startsAt: occasion.startsAt, endsAt: occasion.endsAt, place: occasion.venues[0]?.place ?? '' }
        : null,
    }
  })
}

function idsOf(found: readonly Order[]): string[] {
  return found.map((one) => one.id)
}

/** Masked names of persons, and names of unions. */
async function namesOf(tx: Tx, found: readonly Order[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(found.flatMap((one) => [one.ownerId, one.menuOrgId]))]
  const people = await personsByIds(tx, ids)
  const orgs = await orgsByIds(tx, ids)
  return new Map([
    ...people.map((one) => [one.id, maskName(one.name)] as const),
    ...orgs.map((one) => [one.id, one.name] as const),
  ])
}

/** Who called, whole for whoever serves the order and masked elsewhere; null for anybody on file. */
function callerOf({ callerSealed }: Order, how: 'whole' | 'masked'): { name: string; phone: string } | null {
  if (callerSealed === null) return null
  const caller = JSON.parse(openSealed(config().sealKeys, callerSealed)) as { name: string; phone: string }
  return how === 'whole' ? caller : { name: maskName(caller.name), phone: maskPhone(caller.phone) }
}
