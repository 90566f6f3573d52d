import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, rateCase } from '../../kernel/cases/index.ts'
import { now } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { lockOwn } from './lock-order.ts'
import type { Order } from './model.ts'
import { caseOf, orderCase } from './order-case.ts'
import { lockOrder, ordersToLapse, saveOrder } from './orders.store.ts'
import { reaches } from './reaches.ts'
import { deedOn } from './take-order.ts'

export type RateOrder = {
  readonly served: 'served' | 'not-served'
  readonly stars: 1 | 2 | 3 | 4 | 5
  readonly text: string
}

const daysToRate = 10
const dayMs = 86_400_000
const atOnce = 500

/**
 * 评价: whoever ordered says whether it was served, and how. That closes it and goes into the offer's stars; «not served»
 * sends it back to the office that took it, which has to schedule it anew.
 */
export async function rateOrder(actor: Actor, id: string, rating: RateOrder): Promise<void> {
  await transaction(actor, async (tx) => close(tx, actor, await lockOwn(tx, actor, id), rating))
}

/** The same by an officer of the union that ordered, or that wrote a caller's order down and asked him. */
export async function rateUnionOrder(actor: Actor, id: string, rating: RateOrder): Promise<void> {
  await transaction(actor, async (tx) => {
    const order = await lockOrder(tx, id)
    if (!order || caseOf(order) === orderCase || !reaches(actor, 'orders.enter', order.orgPath))
      throw refusal('orders.order-missing')
    await close(tx, actor, order, rating)
  })
}

async function close(tx: Tx, actor: Actor, order: Order, { served, stars, text }: RateOrder): Promise<void> {
  const type = caseOf(order)
  if (served === 'not-served') {
    if (text.trim() === '') throw refusal('orders.nothing-to-say')
    await advanceCase(tx, actor, type, order.id, 'not-served', { note: text, deskOrgId: order.menuOrgId })
    await saveOrder(tx, { ...order, state: 'taken', squadId: null, occasionId: null, servedAt: null })
    await recordAudit(tx, actor, deedOn('orders.not-served', order))
    return
  }
  if (type === orderCase) await rateCase(tx, actor, type, order.id, { stars, text })
  await advanceCase(tx, actor, type, order.id, 'confirm', { note: text })
  await saveOrder(tx, { ...order, state: 'closed', stars, said: text, ratedAt: now() })
  await recordAudit(tx, actor, deedOn('orders.rated', order, { stars }))
}

/** 撤回: before it is scheduled. */
export async function withdrawOrder(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const order = await lockOwn(tx, actor, id)
    await advanceCase(tx, actor, caseOf(order), id, 'withdraw', {})
    await saveOrder(tx, { ...order, state: 'withdrawn' })
    await recordAudit(tx, actor, deedOn('orders.withdrawn', order))
  })
}

/** 到期未评价: what was served and nobody rated for ten days is closed without a rating; tells how many. */
export async function lapseOrders(): Promise<number> {
  const before = new Date(Date.parse(now()) - daysToRate * dayMs).toISOString()
  const platform = systemActor('orders.lapse')
  return transaction(system, async (tx) => {
    const ids = await ordersToLapse(tx, before, atOnce)
    for (const id of ids) {
      const order = (await lockOrder(tx, id))!
      await advanceCase(tx, platform, caseOf(order), id, 'lapse', {})
      await saveOrder(tx, { ...order, state: 'unrated' })
    }
    return ids.length
  })
}
