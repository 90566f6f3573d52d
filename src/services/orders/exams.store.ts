import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Exam, ExamCar, ExamRide, ExamSitting } from './exams.model.ts'

const examColumns = sql`owner_id, id, org_path, title, order_until, opened_by, opened_at`
const carColumns = sql`owner_id, id, exam_id, host_path, driver_name, phone_sealed, plate, seats, registered_at, withdrawn_at`
const rideColumns = sql`owner_id, id, exam_id, sitting_id, host_path, person_name, phone_sealed, ticket_sealed, ticket_index, way, pick_up,
  site, people, ordered_at, withdrawn_at, car_id, seated_at, outcome, outcome_at, note`

export async function insertExam(tx: Tx, one: Exam, sittings: readonly ExamSitting[]): Promise<void> {
  await run(
    tx,
    sql`insert into orders.exams (${examColumns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.title}, ${one.orderUntil}, ${one.openedBy}, ${one.openedAt})`,
  )
  await run(
    tx,
    sql`insert into orders.exam_sittings (owner_id, id, exam_id, subject, starts_at, ends_at)
      select ${one.ownerId}, sitting_id, ${one.id}, subject, starts_at, ends_at
      from unnest(${sittings.map((each) => each.id)}::uuid[], ${sittings.map((each) => each.subject)}::text[],
        ${sittings.map((each) => each.startsAt)}::timestamptz[], ${sittings.map((each) => each.endsAt)}::timestamptz[])
        as given (sitting_id, subject, starts_at, ends_at)`,
  )
}

export function findExam(tx: Tx, id: Id): Promise<Exam | undefined> {
  return find(tx, sql`select ${examColumns} from orders.exams where id = ${id}`)
}

/** Seats of one exam are given and taken back by one transaction at a time. */
export async function lockExamSeats(tx: Tx, id: Id): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`orders.exam ${id}`}, 0))`)
}

/** Exams of a union and below it, the latest first. */
export function examsUnder(tx: Tx, orgId: Id): Promise<Exam[]> {
  return rows(
    tx,
    sql`select ${examColumns} from orders.exams where org_path @> array[${orgId}::uuid] order by order_until desc, id desc limit 50`,
  )
}

/** Exams of some unions with a paper that ends after an instant. */
export function examsFor(tx: Tx, unionIds: readonly Id[], since: Instant): Promise<Exam[]> {
  return rows(
    tx,
    sql`select ${examColumns} from orders.exams x where x.owner_id = any(${unionIds}::uuid[])
      and exists (select from orders.exam_sittings s where s.exam_id = x.id and s.ends_at > ${since}::timestamptz)
      order by x.order_until, x.id limit 20`,
  )
}

export function sittingsOf(tx: Tx, examIds: readonly Id[]): Promise<ExamSitting[]> {
  return rows(
    tx,
    sql`select id, exam_id, subject, starts_at, ends_at from orders.exam_sittings
      where exam_id = any(${examIds}::uuid[]) order by starts_at, id`,
  )
}

/** False when she drives already, or another drives with this plate. */
export async function insertCar(tx: Tx, one: ExamCar): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into orders.exam_cars (${carColumns}) values (${one.ownerId}, ${one.id}, ${one.examId}, ${one.hostPath}::uuid[],
      ${one.driverName}, ${one.phoneSealed}, ${one.plate}, ${one.seats}, ${one.registeredAt}, null) on conflict do nothing`,
  )
  return inserted === 1
}

/** Cars that drive, those registered first before the others. */
export function carsOf(tx: Tx, examIds: readonly Id[]): Promise<ExamCar[]> {
  return rows(
    tx,
    sql`select ${carColumns} from orders.exam_cars
      where exam_id = any(${examIds}::uuid[]) and withdrawn_at is null order by registered_at, id`,
  )
}

export function findCarOf(tx: Tx, examId: Id, personId: Id): Promise<ExamCar | undefined> {
  return find(
    tx,
    sql`select ${carColumns} from orders.exam_cars where exam_id = ${examId} and owner_id = ${personId} and withdrawn_at is null`,
  )
}

/** Takes a car back; whoever had a seat in it and is not driven yet waits again, and is told of. */
export async function withdrawCarOf(tx: Tx, car: ExamCar, at: Instant): Promise<{ readonly ownerId: Id }[]> {
  await run(
    tx,
    sql`update orders.exam_cars set withdrawn_at = ${at} where owner_id = ${car.ownerId} and id = ${car.id}`,
  )
  return rows(
    tx,
    sql`update orders.exam_rides set car_id = null, seated_at = null
      where car_id = ${car.id} and outcome is null and withdrawn_at is null returning owner_id`,
  )
}

/** False when a ride with this ticket to this paper and this way is ordered already. */
export async function insertRide(tx: Tx, one: ExamRide): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into orders.exam_rides (${rideColumns}) values (${one.ownerId}, ${one.id}, ${one.examId}, ${one.sittingId},
      ${one.hostPath}::uuid[], ${one.personName}, ${one.phoneSealed}, ${one.ticketSealed}, ${one.ticketIndex}, ${one.way}, ${one.pickUp},
      ${one.site}, ${one.people}, ${one.orderedAt}, null, null, null, null, null, '') on conflict do nothing`,
  )
  return inserted === 1
}

export function findRide(tx: Tx, id: Id): Promise<ExamRide | undefined> {
  return find(tx, sql`select ${rideColumns} from orders.exam_rides where id = ${id}`)
}

/** Rides that were not taken back, in the order in which they were ordered. */
export function ridesOf(tx: Tx, examIds: readonly Id[]): Promise<ExamRide[]> {
  return rows(
    tx,
    sql`select ${rideColumns} from orders.exam_rides
      where exam_id = any(${examIds}::uuid[]) and withdrawn_at is null order by ordered_at, id`,
  )
}

export async function markRideWithdrawn(tx: Tx, { ownerId, id }: ExamRide, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update orders.exam_rides set withdrawn_at = ${at}, car_id = null, seated_at = null where owner_id = ${ownerId} and id = ${id}`,
  )
}

export async function saveSeats(tx: Tx, plan: ReadonlyMap<Id, Id>, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update orders.exam_rides r set car_id = given.car_id, seated_at = ${at}
      from unnest(${[...plan.keys()]}::uuid[], ${[...plan.values()]}::uuid[]) as given (ride_id, car_id) where r.id = given.ride_id`,
  )
}

export async function saveOutcome(
  tx: Tx,
  { ownerId, id }: ExamRide,
  given: { readonly outcome: 'driven' | 'not-driven'; readonly note: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`update orders.exam_rides set outcome = ${given.outcome}, outcome_at = ${given.at}, note = ${given.note}
      where owner_id = ${ownerId} and id = ${id}`,
  )
}

/** Turns of cars with more people than seats. */
export function overfullCars(
  tx: Tx,
): Promise<{ readonly plate: string; readonly people: number; readonly seats: number }[]> {
  return rows(
    tx,
    sql`select c.plate, sum(r.people)::integer as people, c.seats from orders.exam_rides r join orders.exam_cars c on c.id = r.car_id
      where r.withdrawn_at is null group by c.id, c.plate, c.seats, r.sitting_id, r.way having sum(r.people) > c.seats limit 100`,
  )
}
