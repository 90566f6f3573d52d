import type { Actor } from '../../kernel/access/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Order } from './model.ts'
import { lockOrder } from './orders.store.ts'
import { reaches } from './reaches.ts'

/** Locks an order from a menu that the permission reaches; beyond it, it is as if it were not there. */
export async function lockOnMenu(tx: Tx, actor: Actor, permission: string, id: string): Promise<Order> {
  const order = await lockOrder(tx, id)
  if (!order || !reaches(actor, permission, order.menuPath)) throw refusal('orders.order-missing')
  return order
}

/** Locks one's own order; another's is as if it were not there, even to an officer. */
export async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<Order> {
  const order = await lockOrder(tx, id)
  if (!order || order.ownerId !== actor.personId) throw refusal('orders.order-missing')
  return order
}
