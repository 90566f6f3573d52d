import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { rideStates, rideWays } from './exams.model.ts'

const words = z.string().trim()
const instant = z.iso.datetime()
const phone = words.regex(/^1\d{10}$/)
const examId = z.object({ id: idOf('orders.exam') })
const rideId = z.object({ id: idOf('orders.exam-ride') })

const sittingCard = z.object({ id: z.uuid(), subject: z.string(), startsAt: instant, endsAt: instant })
export type SittingCard = z.infer<typeof sittingCard>

const rideCard = z.object({
  id: z.uuid(),
  sittingId: z.uuid(),
  way: z.enum(rideWays),
  pickUp: z.string(),
  site: z.string(),
  people: z.int(),
  state: z.enum(rideStates),
})

const myExamCard = z.object({
  id: z.uuid(),
  orgName: z.string(),
  title: z.string(),
  orderUntil: instant,
  orders: z.enum(['open', 'closed']),
  sittings: z.array(sittingCard),
  rides: z.array(
    rideCard.extend({
      /** The car that comes, with its driver. */
      car: z.object({ plate: z.string(), driverName: z.string(), phone: z.string() }).nullable(),
    }),
  ),
  /** The car she drives herself. */
  car: z.object({ plate: z.string(), seats: z.int() }).nullable(),
})
export type MyExamCard = z.infer<typeof myExamCard>

export const listMyExams = endpoint({
  method: 'GET',
  path: '/me/exams',
  summary: 'Exams of the caller’s unions that are still to come, with her own rides and her own car.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ exams: z.array(myExamCard) }),
})

export const orderRide = endpoint({
  method: 'POST',
  path: '/me/exams/:id/rides',
  summary: 'Orders a ride to or from one paper, with the number of the exam ticket.',
  door: 'signed-in',
  reach: 'self',
  params: examId,
  body: z.object({
    sittingId: idOf('orders.exam-sitting'),
    way: z.enum(rideWays),
    ticket: words.regex(/^[0-9A-Za-z]{6,20}$/),
    pickUp: words.min(2).max(120),
    site: words.min(2).max(60),
    people: z.int().min(1).max(4),
    phone,
  }),
  answer: z.object({ id: z.uuid() }),
})

export const withdrawRide = endpoint({
  method: 'POST',
  path: '/me/exam-rides/:id/withdrawal',
  summary: 'Takes a ride back; its seats are free again.',
  door: 'signed-in',
  reach: 'self',
  params: rideId,
})

export const registerCar = endpoint({
  method: 'POST',
  path: '/me/exams/:id/car',
  summary: 'The caller drives at an exam, with her own car.',
  door: 'signed-in',
  reach: 'self',
  params: examId,
  body: z.object({ plate: words.min(7).max(12), seats: z.int().min(1).max(50), phone }),
  answer: z.object({ id: z.uuid() }),
})

export const withdrawCar = endpoint({
  method: 'POST',
  path: '/me/exams/:id/car/withdrawal',
  summary: 'The caller does not drive after all; whoever had a seat waits for another car and is told.',
  door: 'signed-in',
  reach: 'self',
  params: examId,
})

export const readDriverList = endpoint({
  method: 'GET',
  path: '/me/exams/:id/driver-list',
  summary: 'Whom the caller drives, paper by paper.',
  door: 'signed-in',
  reach: 'self',
  params: examId,
  answer: z.object({
    title: z.string(),
    plate: z.string(),
    turns: z.array(
      sittingCard.extend({
        way: z.enum(rideWays),
        site: z.string(),
        riders: z.array(
          rideCard.extend({
            name: z.string(),
            phone: z.string(),
            /** The last four of the exam ticket. */
            ticketTail: z.string(),
            due: z.enum(['now', 'later']),
          }),
        ),
      }),
    ),
  }),
})
export type DriverList = z.infer<typeof readDriverList.answer>

export const settleRide = endpoint({
  method: 'POST',
  path: '/me/exam-rides/:id/outcome',
  summary: 'The driver says whether they were driven; counted once.',
  door: 'signed-in',
  reach: 'self',
  params: rideId,
  body: z.object({ outcome: z.enum(['driven', 'not-driven']), note: words.max(200).default('') }),
})

export const examCard = z.object({
  id: z.uuid(),
  orgName: z.string(),
  title: z.string(),
  orderUntil: instant,
  sittings: z.array(sittingCard),
  cars: z.int(),
  seats: z.int(),
  waiting: z.int(),
  seated: z.int(),
  driven: z.int(),
  notDriven: z.int(),
  arranges: z.boolean(),
})
export type ExamCard = z.infer<typeof examCard>

export const listExams = endpoint({
  method: 'GET',
  path: '/orders/exams',
  summary: 'Exams of a union and of those below it, with how many cars there are and how many rides.',
  door: { permission: 'orders.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org') }),
  answer: z.object({ exams: z.array(examCard), edits: z.boolean() }),
})

export const openExam = endpoint({
  method: 'POST',
  path: '/orders/exams',
  summary: 'Enters an exam with the times of its papers; members order rides at once.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    title: words.min(2).max(60),
    orderUntil: instant,
    sittings: z
      .array(z.object({ subject: words.min(1).max(30), startsAt: instant, endsAt: instant }))
      .min(1)
      .max(20),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const getExam = endpoint({
  method: 'GET',
  path: '/orders/exams/:id',
  summary: 'The cars of an exam and the rides ordered; phones and exam tickets stay with those in the car.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: examId,
  answer: z.object({
    exam: examCard,
    cars: z.array(z.object({ id: z.uuid(), plate: z.string(), driverName: z.string(), seats: z.int() })),
    rides: z.array(rideCard.extend({ name: z.string(), plate: z.string().nullable(), note: z.string() })),
  }),
})
export type ExamPage = z.infer<typeof getExam.answer>

export const seatRides = endpoint({
  method: 'POST',
  path: '/orders/exams/:id/seating',
  summary: 'Finds a car for every ride that waits, first come first served; both sides are told.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: examId,
  answer: z.object({ seated: z.int(), left: z.int() }),
})
