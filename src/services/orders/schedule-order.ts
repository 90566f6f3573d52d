import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { announceOccasion, cancelOccasion, planOccasion } from '../../kernel/occasions/index.ts'
import { now } from '../../platform/clock.ts'
import { displayMoment, type Instant } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import { lockOnMenu } from './lock-order.ts'
import type { Order, PlaceKind, Squad } from './model.ts'
import { occasionKindOf } from './occasion-kinds.ts'
import { caseOf } from './order-case.ts'
import { saveOrder } from './orders.store.ts'
import { reaches } from './reaches.ts'
import { bookingDuring, insertBooking, lockSquad, releaseBooking } from './squads.store.ts'
import { deedOn } from './take-order.ts'
import { familyNames, moveText, serviceText } from './text.ts'

export type ScheduleOrder = {
  readonly squadId: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly place: string
  readonly placeKind: PlaceKind
  readonly visibility: 'everyone' | 'members' | 'listed'
  readonly capacity: number | null
  readonly note: string
}

/**
 * 安排服务: a squad goes to a place at a time. It becomes an occasion of its own kind, announced at once; the squad is booked
 * and cannot be elsewhere meanwhile, also when two are scheduled at the same moment.
 */
export async function scheduleOrder(actor: Actor, id: string, plan: ScheduleOrder): Promise<{ occasionId: string }> {
  return transaction(actor, async (tx) => {
    const order = await lockOnMenu(tx, actor, 'orders.take', id)
    if (plan.startsAt <= now() || plan.endsAt <= plan.startsAt) throw refusal('orders.times-wrong')
    const squad = await bookSquad(tx, actor, order, plan)
    const occasionId = newId()
    const when = displayMoment(plan.startsAt)
    const note = fillSentence(moveText.scheduled, { when, place: plan.place, squad: squad.name, note: plan.note })
    await advanceCase(tx, actor, caseOf(order), id, 'schedule', { note, deskOrgId: order.menuOrgId })
    await planOccasion(tx, actor, {
      id: occasionId,
      kind: occasionKindOf(order.family).key,
      orgId: order.menuOrgId,
      title: fillSentence(serviceText.planned, { title: order.title, place: plan.place }),
      summary: order.wish,
      startsAt: plan.startsAt,
      endsAt: plan.endsAt,
      placeKind: plan.placeKind,
      visibility: plan.visibility,
      venues: [{ name: plan.place, place: plan.place, capacity: plan.capacity }],
      subject: { kind: 'orders.order', id },
    })
    await announceOccasion(tx, actor, occasionId)
    await insertBooking(tx, squad, newId(), { ...plan, occasionId })
    await saveOrder(tx, { ...order, state: 'scheduled', squadId: squad.id, occasionId })
    await recordAudit(tx, actor, deedOn('orders.scheduled', order, { squad: squad.name, startsAt: plan.startsAt }))
    return { occasionId }
  })
}

/** 取消安排: the occasion is called off, the squad is free again, and the order waits for another time. */
export async function callOff(actor: Actor, id: string, note: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const order = await lockOnMenu(tx, actor, 'orders.take', id)
    await advanceCase(tx, actor, caseOf(order), id, 'call-off', { note, deskOrgId: order.menuOrgId })
    await cancelOccasion(tx, actor, order.occasionId!, note)
    await releaseBooking(tx, order.occasionId!, now())
    await saveOrder(tx, { ...order, state: 'taken', squadId: null, occasionId: null })
    await recordAudit(tx, actor, deedOn('orders.called-off', order, { note }))
  })
}

/** A squad that the actor reaches, that serves the family, and that is free; locked until the end. */
async function bookSquad(tx: Tx, actor: Actor, order: Order, plan: ScheduleOrder): Promise<Squad> {
  const squad = await lockSquad(tx, plan.squadId)
  if (!squad || !reaches(actor, 'orders.take', squad.orgPath)) throw refusal('orders.squad-missing')
  if (squad.endedAt !== null) throw refusal('orders.squad-ended', { name: squad.name })
  const { family } = order
  if (family !== 'other' && !squad.families.includes(family))
    throw refusal('orders.squad-serves-other', { name: squad.name, family: familyNames[family] })
  const other = await bookingDuring(tx, squad.id, plan.startsAt, plan.endsAt)
  if (other)
    throw refusal('orders.squad-booked', {
      name: squad.name,
      from: displayMoment(other.startsAt),
      to: displayMoment(other.endsAt),
    })
  return squad
}
