import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { dayOf, startOfDay } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import { openSealed } from '../../platform/seal.ts'
import type { DriverList, ExamCard, ExamPage, MyExamCard } from './exams.contract.ts'
import { refusal } from './exams.errors.ts'
import type { Exam, ExamCar, ExamRide, ExamSitting, RideState } from './exams.model.ts'
import { carsOf, examsFor, examsUnder, findCarOf, findExam, ridesOf, sittingsOf } from './exams.store.ts'
import { reaches } from './reaches.ts'

/** Exams of her unions, her own rides with the car that comes, and her own car. */
export function readMyExams(actor: Actor): Promise<{ exams: MyExamCard[] }> {
  return reading(actor, async (tx) => {
    const personId = actor.personId!
    const [person] = await personsByIds(tx, [personId])
    const exams = await examsFor(tx, person?.homePath ?? [], startOfDay(today()))
    const { names, sittings, cars, rides } = await partsOf(tx, exams)
    return {
      exams: exams.map((exam) => ({
        ...{ id: exam.id, orgName: names.get(exam.ownerId) ?? '', title: exam.title, orderUntil: exam.orderUntil },
        orders: now() < exam.orderUntil ? ('open' as const) : ('closed' as const),
        sittings: sittings.filter((one) => one.examId === exam.id).map(sittingOf),
        rides: rides
          .filter((one) => one.examId === exam.id && one.ownerId === personId)
          .map((ride) => ({ ...rideOf(ride), car: comingCar(cars.find((one) => one.id === ride.carId)) })),
        car: ownCar(cars.find((one) => one.examId === exam.id && one.ownerId === personId)),
      })),
    }
  })
}

/** 出车单: whom the caller drives, in the order of the papers. */
export function readDriverList(actor: Actor, examId: string): Promise<DriverList> {
  return reading(actor, async (tx) => {
    const exam = await findExam(tx, examId)
    const car = exam && (await findCarOf(tx, examId, actor.personId!))
    if (!exam || !car) throw refusal('orders.exam-car-missing')
    const rides = (await ridesOf(tx, [examId])).filter((one) => one.carId === car.id)
    const sittings = await sittingsOf(tx, [examId])
    const turns = sittings.flatMap((sitting) =>
      (['there', 'back'] as const).flatMap((way) => {
        const inside = rides.filter((one) => one.sittingId === sitting.id && one.way === way)
        if (inside.length === 0) return []
        return [
          { ...sittingOf(sitting), way, site: inside[0]!.site, riders: inside.map((one) => riderOf(one, sitting)) },
        ]
      }),
    )
    return { title: exam.title, plate: car.plate, turns }
  })
}

/** Exams of a union and of those below it. */
export function readExams(actor: Actor, orgId: string): Promise<{ exams: ExamCard[]; edits: boolean }> {
  return reading(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.read', orgId)
    const exams = await examsUnder(tx, org.id)
    const parts = await partsOf(tx, exams)
    return {
      exams: exams.map((exam) => examCardOf(actor, exam, parts)),
      edits: reaches(actor, 'orders.take', org.path),
    }
  })
}

/** One exam with its cars and rides. */
export function readExam(actor: Actor, id: string): Promise<ExamPage> {
  return reading(actor, async (tx) => {
    const exam = await findExam(tx, id)
    if (!exam || !reaches(actor, 'orders.take', exam.orgPath)) throw refusal('orders.exam-missing')
    const parts = await partsOf(tx, [exam])
    const plates = new Map(parts.cars.map((one) => [one.id, one.plate]))
    return {
      exam: examCardOf(actor, exam, parts),
      cars: parts.cars.map(({ id: carId, plate, driverName, seats }) => ({ id: carId, plate, driverName, seats })),
      rides: parts.rides.map((ride) => ({
        ...rideOf(ride),
        ...{ name: ride.personName, plate: plates.get(ride.carId ?? '') ?? null, note: ride.note },
      })),
    }
  })
}

type Parts = {
  readonly names: ReadonlyMap<string, string>
  readonly sittings: readonly ExamSitting[]
  readonly cars: readonly ExamCar[]
  readonly rides: readonly ExamRide[]
}

async function partsOf(tx: Tx, exams: readonly Exam[]): Promise<Parts> {
  const ids = exams.map((one) => one.id)
  const orgs = await orgsByIds(tx, [...new Set(exams.map((one) => one.ownerId))])
  return {
    names: new Map(orgs.map((one) => [one.id, one.name])),
    sittings: await sittingsOf(tx, ids),
    cars: await carsOf(tx, ids),
    rides: await ridesOf(tx, ids),
  }
}

function examCardOf(actor: Actor, exam: Exam, { names, sittings, cars, rides }: Parts): ExamCard {
  const own = cars.filter((one) => one.examId === exam.id)
  const states = rides.filter((one) => one.examId === exam.id).map(stateOf)
  const among = (state: ReturnType<typeof stateOf>) => states.filter((one) => one === state).length
  return {
    ...{ id: exam.id, orgName: names.get(exam.ownerId) ?? '', title: exam.title, orderUntil: exam.orderUntil },
    sittings: sittings.filter((one) => one.examId === exam.id).map(sittingOf),
    ...{ cars: own.length, seats: own.reduce((sum, one) => sum + one.seats, 0) },
    ...{ waiting: among('waiting'), seated: among('seated'), driven: among('driven') },
    ...{ notDriven: among('not-driven'), arranges: reaches(actor, 'orders.take', exam.orgPath) },
  }
}

function stateOf({ outcome, carId }: ExamRide): RideState {
  return outcome ?? (carId === null ? 'waiting' : 'seated')
}

function rideOf(ride: ExamRide) {
  const { id, sittingId, way, pickUp, site, people } = ride
  return { id, sittingId, way, pickUp, site, people, state: stateOf(ride) }
}

function riderOf(ride: ExamRide, { startsAt }: ExamSitting): DriverList['turns'][number]['riders'][number] {
  return {
    ...rideOf(ride),
    ...{ name: ride.personName, phone: opened(ride.phoneSealed), ticketTail: opened(ride.ticketSealed).slice(-4) },
    due: today() < dayOf(startsAt) ? 'later' : 'now',
  }
}

function sittingOf({ id, subject, startsAt, endsAt }: ExamSitting) {
  return { id, subject, startsAt, endsAt }
}

function comingCar(car: ExamCar | undefined) {
  return car ? { plate: car.plate, driverName: car.driverName, phone: opened(car.phoneSealed) } : null
}

function ownCar(car: ExamCar | undefined) {
  return car ? { plate: car.plate, seats: car.seats } : null
}

function opened(sealed: Uint8Array): string {
  return openSealed(config().sealKeys, sealed)
}
