import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { dayOf } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sealText } from '../../platform/seal.ts'
import { deedOn } from './arrange-rides.ts'
import { refusal } from './exams.errors.ts'
import { isPlate, writePlate } from './exams.rules.ts'
import {
  findCarOf,
  findExam,
  findRide,
  insertCar,
  lockExamSeats,
  saveOutcome,
  sittingsOf,
  withdrawCarOf,
} from './exams.store.ts'
import { examNotices } from './exams.text.ts'
import { meetExam } from './order-ride.ts'

export const rideGiven = 'orders.ride-given'

export type RegisterCar = { readonly plate: string; readonly seats: number; readonly phone: string }

/** 报名送考: a member drives at an exam of her union with her own car. */
export function registerCar(actor: Actor, examId: string, input: RegisterCar): Promise<{ id: string }> {
  return transaction(system, async (tx) => {
    const { exam, person } = await meetExam(tx, actor, examId)
    const plate = writePlate(input.plate)
    if (!isPlate(plate)) throw refusal('orders.exam-plate-wrong', { plate })
    const sittings = await sittingsOf(tx, [examId])
    if (sittings.every((one) => one.endsAt <= now())) throw refusal('orders.exam-over', { title: exam.title })
    const id = newId()
    const isNew = await insertCar(tx, {
      ...{ ownerId: person.id, id, examId, hostPath: exam.orgPath, driverName: person.name },
      ...{ phoneSealed: sealText(config().sealKeys, input.phone), plate, seats: input.seats },
      ...{ registeredAt: now(), withdrawnAt: null },
    })
    if (!isNew) throw refusal('orders.exam-car-known', { plate })
    await recordAudit(tx, actor, deedOn('orders.exam-car-registered', exam, { seats: input.seats }))
    return { id }
  })
}

/** 退出送考: whoever had a seat waits for another car and is told at once. */
export async function withdrawCar(actor: Actor, examId: string): Promise<void> {
  await transaction(system, async (tx) => {
    const exam = await findExam(tx, examId)
    const car = exam && (await findCarOf(tx, examId, actor.personId!))
    if (!exam || !car) throw refusal('orders.exam-car-missing')
    await lockExamSeats(tx, examId)
    const left = await withdrawCarOf(tx, car, now())
    await sendNotices(
      tx,
      [...new Set(left.map((one) => one.ownerId))].map((personId) => ({
        ...{ personId, title: examNotices.unseated.title, link: '/m/orders/exams' },
        text: fillSentence(examNotices.unseated.text, { plate: car.plate }),
      })),
    )
    await recordAudit(tx, actor, deedOn('orders.exam-car-withdrawn', exam, { unseated: left.length }))
  })
}

export type SettleRide = { readonly outcome: 'driven' | 'not-driven'; readonly note: string }

/** 登记送到: on the day of the paper, once; 人次 count whoever was driven. */
export async function settleRide(actor: Actor, rideId: string, { outcome, note }: SettleRide): Promise<void> {
  await transaction(system, async (tx) => {
    const first = await findRide(tx, rideId)
    if (!first) throw refusal('orders.exam-ride-missing')
    await lockExamSeats(tx, first.examId)
    const ride = (await findRide(tx, rideId))!
    const car = await findCarOf(tx, ride.examId, actor.personId!)
    if (!car || ride.withdrawnAt !== null || ride.carId !== car.id) throw refusal('orders.exam-ride-missing')
    if (ride.outcome !== null) throw refusal('orders.exam-ride-settled')
    const sitting = (await sittingsOf(tx, [ride.examId])).find((one) => one.id === ride.sittingId)!
    const day = dayOf(sitting.startsAt)
    if (today() < day) throw refusal('orders.exam-ride-to-come', { subject: sitting.subject })
    await saveOutcome(tx, ride, { outcome, note, at: now() })
    const exam = (await findExam(tx, ride.examId))!
    if (outcome === 'driven')
      await recordFacts(tx, [
        {
          ...{ kind: rideGiven, orgId: exam.ownerId, orgPath: exam.orgPath, personId: null, day },
          ...{ quantity: ride.people, amountFen: 0, subjectId: ride.id },
        },
      ])
    await recordAudit(tx, actor, deedOn('orders.exam-ride-settled', exam, { outcome }))
  })
}
