import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, assignCase } from '../../kernel/cases/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import { lockOnMenu } from './lock-order.ts'
import { findOffice } from './menu.store.ts'
import type { Order, OrderOffice } from './model.ts'
import { caseOf } from './order-case.ts'
import { saveOrder } from './orders.store.ts'
import { moveText } from './text.ts'

/** 部室接单: an office of the union takes it; whoever ordered is told which. */
export async function takeOrder(actor: Actor, id: string, input: { officeId: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const order = await lockOnMenu(tx, actor, 'orders.take', id)
    const office = await requireOffice(tx, order.menuOrgId, input.officeId)
    const note = fillSentence(moveText.takenBy, { office: office.name, note: input.note })
    await advanceCase(tx, actor, caseOf(order), id, 'take', { note, deskOrgId: order.menuOrgId })
    await saveOrder(tx, { ...order, state: 'taken', officeId: office.id, takenBy: actor.name, takenAt: now() })
    await recordAudit(tx, actor, deedOn('orders.taken', order, { office: office.name }))
  })
}

/** 不能提供: with the reason, which whoever ordered reads. */
export async function declineOrder(actor: Actor, id: string, note: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const order = await lockOnMenu(tx, actor, 'orders.take', id)
    await advanceCase(tx, actor, caseOf(order), id, 'decline', { note })
    await saveOrder(tx, { ...order, state: 'declined' })
    await recordAudit(tx, actor, deedOn('orders.declined', order, { note }))
  })
}

/** 转办: another union on the way up from whoever ordered serves it; it waits there to be taken. */
export async function handOnOrder(actor: Actor, id: string, input: { orgId: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const order = await lockOnMenu(tx, actor, 'orders.take', id)
    const [org] = await orgsByIds(tx, [input.orgId])
    if (!org || org.closedOn !== null || !order.orgPath.includes(org.id)) throw refusal('orders.menu-not-yours')
    await assignCase(tx, actor, caseOf(order), id, { deskOrgId: org.id, note: input.note })
    await saveOrder(tx, { ...order, menuOrgId: org.id, menuPath: org.path, offerId: null })
    await recordAudit(tx, actor, deedOn('orders.handed-on', order, { to: org.id, note: input.note }))
  })
}

/** An office of the union that takes orders. */
export async function requireOffice(tx: Tx, orgId: string, officeId: string): Promise<OrderOffice> {
  const office = await findOffice(tx, officeId)
  if (!office || office.ownerId !== orgId) throw refusal('orders.office-missing')
  if (office.closedAt !== null) throw refusal('orders.office-closed', { name: office.name })
  return office
}

export function deedOn(action: string, { id, menuOrgId }: Order, detail: Record<string, unknown> = {}) {
  return { action, subjectKind: 'orders.order', subjectId: id, orgId: menuOrgId, detail }
}
