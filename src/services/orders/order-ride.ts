import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { type Person, personsByIds } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { blindIndex, sealText } from '../../platform/seal.ts'
import { deedOn } from './arrange-rides.ts'
import { refusal } from './exams.errors.ts'
import type { Exam, RideWay } from './exams.model.ts'
import { findExam, findRide, insertRide, lockExamSeats, markRideWithdrawn, sittingsOf } from './exams.store.ts'

export type OrderRide = {
  readonly sittingId: string
  readonly way: RideWay
  readonly ticket: string
  readonly pickUp: string
  readonly site: string
  readonly people: number
  readonly phone: string
}

/** 预约送考: a member orders for one paper and one way. One ticket rides once: a second order for it is refused. */
export function orderRide(actor: Actor, examId: string, input: OrderRide): Promise<{ id: string }> {
  return transaction(system, async (tx) => {
    const { exam, person } = await meetExam(tx, actor, examId)
    if (exam.orderUntil <= now()) throw refusal('orders.exam-orders-over', { title: exam.title })
    const sitting = (await sittingsOf(tx, [examId])).find((one) => one.id === input.sittingId)
    if (!sitting) throw refusal('orders.exam-sitting-missing')
    const { sealKeys } = config()
    const ticket = input.ticket.toUpperCase()
    const id = newId()
    const isNew = await insertRide(tx, {
      ...{ ownerId: person.id, id, examId, sittingId: sitting.id, hostPath: exam.orgPath },
      ...{ personName: person.name, phoneSealed: sealText(sealKeys, input.phone) },
      ...{ ticketSealed: sealText(sealKeys, ticket), ticketIndex: blindIndex(sealKeys, ticket) },
      ...{ way: input.way, pickUp: input.pickUp, site: input.site, people: input.people, orderedAt: now() },
      ...{ withdrawnAt: null, carId: null, seatedAt: null, outcome: null, outcomeAt: null, note: '' },
    })
    if (!isNew) throw refusal('orders.exam-ticket-used', { subject: sitting.subject })
    await recordAudit(tx, actor, deedOn('orders.exam-ride-ordered', exam))
    return { id }
  })
}

/** 取消预约: its seats are free again. */
export async function withdrawRide(actor: Actor, id: string): Promise<void> {
  await transaction(system, async (tx) => {
    const ride = await findRide(tx, id)
    if (!ride || ride.ownerId !== actor.personId || ride.withdrawnAt !== null) throw refusal('orders.exam-ride-missing')
    await lockExamSeats(tx, ride.examId)
    const still = (await findRide(tx, id))!
    if (still.outcome !== null) throw refusal('orders.exam-ride-settled')
    await markRideWithdrawn(tx, still, now())
    await recordAudit(tx, actor, deedOn('orders.exam-ride-withdrawn', (await findExam(tx, ride.examId))!))
  })
}

/** An exam as a member of the union that arranges it meets it. */
export async function meetExam(
  tx: Tx,
  actor: Actor,
  examId: string,
): Promise<{ readonly exam: Exam; readonly person: Person }> {
  const [person] = await personsByIds(tx, [actor.personId!])
  const exam = await findExam(tx, examId)
  if (!exam || !person?.homePath?.includes(exam.ownerId)) throw refusal('orders.exam-missing')
  return { exam, person }
}
