import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import { displayMoment, type Instant } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { refusal } from './exams.errors.ts'
import type { Exam, ExamCar, ExamRide, ExamSitting } from './exams.model.ts'
import { planSeats } from './exams.rules.ts'
import { carsOf, findExam, insertExam, lockExamSeats, ridesOf, saveSeats, sittingsOf } from './exams.store.ts'
import { examNotices, wayNames } from './exams.text.ts'
import { reaches } from './reaches.ts'

export type OpenExam = {
  readonly orgId: string
  readonly title: string
  readonly orderUntil: Instant
  readonly sittings: readonly Pick<ExamSitting, 'subject' | 'startsAt' | 'endsAt'>[]
}

/** 登记考试: the calendar of its papers, by which cars drive. */
export function openExam(actor: Actor, input: OpenExam): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.take', input.orgId)
    const starts = input.sittings.map((one) => one.startsAt).sort()
    const isWrong =
      input.orderUntil <= now() ||
      input.orderUntil > starts[0]! ||
      new Set(starts).size < starts.length ||
      input.sittings.some((one) => one.endsAt <= one.startsAt)
    if (isWrong) throw refusal('orders.exam-times-wrong')
    const exam: Exam = {
      ...{ ownerId: org.id, id: newId(), orgPath: org.path, title: input.title, orderUntil: input.orderUntil },
      ...{ openedBy: actor.name, openedAt: now() },
    }
    await insertExam(
      tx,
      exam,
      input.sittings.map((one) => ({ ...one, id: newId(), examId: exam.id })),
    )
    await recordAudit(tx, actor, deedOn('orders.exam-opened', exam, { sittings: input.sittings.length }))
    return { id: exam.id }
  })
}

/** 配座: every ride that waits gets a car while there is one; both sides are told. Rides that have a car keep it. */
export function seatRides(actor: Actor, examId: string): Promise<{ seated: number; left: number }> {
  return transaction(system, async (tx) => {
    const exam = await findExam(tx, examId)
    if (!exam || !reaches(actor, 'orders.take', exam.orgPath)) throw refusal('orders.exam-missing')
    await lockExamSeats(tx, examId)
    const rides = await ridesOf(tx, [examId])
    const cars = await carsOf(tx, [examId])
    const plan = planSeats(rides, cars)
    await saveSeats(tx, plan, now())
    const sittings = new Map((await sittingsOf(tx, [examId])).map((one) => [one.id, one]))
    await tellSeated(tx, exam, rides, new Map(cars.map((one) => [one.id, one])), sittings, plan)
    const left = rides.filter((one) => one.carId === null).length - plan.size
    await recordAudit(tx, actor, deedOn('orders.exam-seated', exam, { seated: plan.size, left }))
    return { seated: plan.size, left }
  })
}

async function tellSeated(
  tx: Tx,
  exam: Exam,
  rides: readonly ExamRide[],
  cars: ReadonlyMap<string, ExamCar>,
  sittings: ReadonlyMap<string, ExamSitting>,
  plan: ReadonlyMap<string, string>,
): Promise<void> {
  const riders = rides.flatMap((ride) => {
    const car = cars.get(plan.get(ride.id) ?? '')
    if (!car) return []
    const sitting = sittings.get(ride.sittingId)!
    const facts = { subject: sitting.subject, way: wayNames[ride.way], plate: car.plate, driver: car.driverName }
    return [{ personId: ride.ownerId, text: fillSentence(examNotices.seated.text, facts) }]
  })
  const drivers = [...new Set(plan.values())].map((carId) => ({
    personId: cars.get(carId)!.ownerId,
    text: fillSentence(examNotices.driver.text, { exam: exam.title, when: displayMoment(firstOf(sittings)) }),
  }))
  await sendNotices(tx, [
    ...riders.map((one) => ({ ...one, title: examNotices.seated.title, link: '/m/orders/exams' })),
    ...drivers.map((one) => ({ ...one, title: examNotices.driver.title, link: `/m/orders/exams/${exam.id}/driver` })),
  ])
}

function firstOf(sittings: ReadonlyMap<string, ExamSitting>): Instant {
  return [...sittings.values()].map((one) => one.startsAt).sort()[0]!
}

export function deedOn(action: string, { id, ownerId }: Exam, detail: Record<string, unknown> = {}) {
  return { action, subjectKind: 'orders.exam', subjectId: id, orgId: ownerId, detail }
}
