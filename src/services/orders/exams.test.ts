import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, noon, type OrderCast, openOrderCast, refusedAs } from '../../../test/world/orders.ts'
import { stopClock } from '../../platform/clock.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { DriverList, ExamCard, ExamPage, MyExamCard } from './exams.contract.ts'
import type { FigureCard } from './figures.contract.ts'
import { verifyOrders } from './verify-orders.ts'

const maths = { subject: '数学', startsAt: '2026-12-05T07:00:00.000Z', endsAt: '2026-12-05T09:00:00.000Z' }
const chinese = { subject: '语文', startsAt: '2026-12-05T01:00:00.000Z', endsAt: '2026-12-05T03:30:00.000Z' }
const orderUntil = '2026-12-01T16:00:00.000Z'

let cast: OrderCast
/** Workers below the county; 2 and 3 are of the other one. */
const [mother, father, aunt, driver, second] = [0, 1, 4, 5, 8] as const
beforeAll(async () => {
  cast = await openOrderCast(noon, 12)
})
afterAll(() => cast.stop())

async function opened(changes: object = {}): Promise<string> {
  await cast.travel(noon)
  const body = { orgId: cast.union.orgIds.north, title: '高考', orderUntil, sittings: [chinese, maths], ...changes }
  return done(await cast.officers.north.post<{ id: string }>('/orders/exams', body)).id
}
const examFor = async (exam: string, at: number) => {
  const { exams } = done(await cast.workers[at]!.get<{ exams: MyExamCard[] }>('/me/exams'))
  return exams.find((one) => one.id === exam)
}
async function order(exam: string, at: number, changes: object = {}) {
  const sittingId = (await examFor(exam, mother))!.sittings[0]!.id
  return cast.workers[at]!.post<{ id: string }>(`/me/exams/${exam}/rides`, {
    ...{ sittingId, way: 'there', ticket: `26110${at}`, pickUp: '铸造厂东门', site: '市一中', people: 2 },
    ...{ phone: '13900001234', ...changes },
  })
}
const register = (exam: string, at: number, changes: object = {}) =>
  cast.workers[at]!.post(`/me/exams/${exam}/car`, {
    ...{ plate: `冀C1234${at}`, seats: 3, phone: '13900004321', ...changes },
  })
const seat = async (exam: string) =>
  done(await cast.officers.north.post<{ seated: number; left: number }>(`/orders/exams/${exam}/seating`))
const listOf = (exam: string, at: number) => cast.workers[at]!.get<DriverList>(`/me/exams/${exam}/driver-list`)

test('an exam is entered with its calendar, and members of the union order by it', async () => {
  const wrong = { orgId: cast.union.orgIds.north, title: '高考', orderUntil, sittings: [chinese, chinese] }
  const twice = await cast.officers.north.post('/orders/exams', wrong)
  expect(refusedAs(twice)).toEqual([422, 'orders.exam-times-wrong'])
  const exam = await opened()
  expect((await examFor(exam, mother))?.sittings.map((one) => one.subject)).toEqual(['语文', '数学'])
  expect(await examFor(exam, 2)).toBeUndefined()
  expect(refusedAs(await order(exam, 2))).toEqual([404, 'orders.exam-missing'])
  expect(refusedAs(await order(exam, mother, { sittingId: exam }))).toEqual([404, 'orders.exam-sitting-missing'])
  const { id } = done(await order(exam, mother))
  expect(refusedAs(await order(exam, father, { ticket: `26110${mother}` }))).toEqual([409, 'orders.exam-ticket-used'])
  done(await order(exam, mother, { way: 'back' }))
  expect(refusedAs(await cast.workers[father]!.post(`/me/exam-rides/${id}/withdrawal`))).toEqual([
    404,
    'orders.exam-ride-missing',
  ])
  done(await cast.workers[mother]!.post(`/me/exam-rides/${id}/withdrawal`))
  done(await order(exam, mother))
  stopClock(orderUntil)
  expect(refusedAs(await order(exam, aunt))).toEqual([409, 'orders.exam-orders-over'])
})

test('two who order with one ticket at the same moment do not both ride', async () => {
  const exam = await opened()
  const asked = await Promise.all([order(exam, mother), order(exam, mother), order(exam, father, { ticket: '261100' })])
  expect(asked.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

test('seats are found first come first served, and both sides are told whom to expect', async () => {
  const exam = await opened()
  expect(refusedAs(await register(exam, driver, { plate: '1234567' }))).toEqual([422, 'orders.exam-plate-wrong'])
  done(await register(exam, driver))
  expect(refusedAs(await register(exam, driver, { plate: '冀C99999' }))).toEqual([409, 'orders.exam-car-known'])
  expect(refusedAs(await listOf(exam, second))).toEqual([404, 'orders.exam-car-missing'])
  done(await order(exam, mother))
  done(await order(exam, father))
  done(await order(exam, aunt, { people: 1 }))
  expect(await seat(exam)).toEqual({ seated: 2, left: 1 })
  expect(await seat(exam)).toEqual({ seated: 0, left: 1 })
  expect((await examFor(exam, mother))!.rides[0]).toMatchObject({
    ...{ state: 'seated', car: { plate: `冀C1234${driver}`, phone: '13900004321' } },
  })
  expect((await examFor(exam, father))!.rides[0]).toMatchObject({ state: 'waiting', car: null })
  const { turns } = done(await listOf(exam, driver))
  expect(turns).toHaveLength(1)
  expect(turns[0]!.riders.map(({ phone, ticketTail }) => [phone, ticketTail])).toEqual([
    ['13900001234', '1100'],
    ['13900001234', '1104'],
  ])
  const page = done(await cast.officers.north.get<ExamPage>(`/orders/exams/${exam}`))
  expect(page.exam).toMatchObject({ cars: 1, seats: 3, waiting: 1, seated: 2 })
  expect(JSON.stringify(page)).not.toContain('13900001234')
  expect(refusedAs(await cast.officers.south.get(`/orders/exams/${exam}`))).toEqual([404, 'orders.exam-missing'])
  expect(refusedAs(await cast.officers.south.post(`/orders/exams/${exam}/seating`))).toEqual([
    404,
    'orders.exam-missing',
  ])
  done(await register(exam, second))
  expect(await seat(exam)).toEqual({ seated: 1, left: 0 })
  expect(await transaction(system, verifyOrders)).toEqual([])
})

test('whoever does not drive after all leaves nobody behind unseen', async () => {
  const exam = await opened()
  done(await register(exam, driver))
  done(await order(exam, mother))
  await seat(exam)
  done(await cast.workers[driver]!.post(`/me/exams/${exam}/car/withdrawal`))
  expect((await examFor(exam, mother))!.rides[0]).toMatchObject({ state: 'waiting', car: null })
  const again = await cast.workers[driver]!.post(`/me/exams/${exam}/car/withdrawal`)
  expect(refusedAs(again)).toEqual([404, 'orders.exam-car-missing'])
  const { notices } = done(await cast.workers[mother]!.get<{ notices: { text: string }[] }>('/me/notices'))
  expect(notices.map((one) => one.text).join()).toContain('不能出车')
})

test('the driver says on the day who was driven, once, and 人次 are counted', async () => {
  const exam = await opened()
  done(await register(exam, driver, { seats: 7 }))
  done(await order(exam, mother))
  done(await order(exam, father))
  await seat(exam)
  const [one, other] = done(await listOf(exam, driver)).turns[0]!.riders
  const settle = (id: string, outcome: string, at: number = driver) =>
    cast.workers[at]!.post(`/me/exam-rides/${id}/outcome`, { outcome, note: '没有等到人' })
  expect(refusedAs(await settle(one!.id, 'driven'))).toEqual([409, 'orders.exam-ride-to-come'])
  stopClock('2026-12-05T00:30:00.000Z')
  expect(refusedAs(await settle(one!.id, 'driven', second))).toEqual([404, 'orders.exam-ride-missing'])
  done(await settle(one!.id, 'driven'))
  done(await settle(other!.id, 'not-driven'))
  expect(refusedAs(await settle(one!.id, 'driven'))).toEqual([409, 'orders.exam-ride-settled'])
  stopClock('2026-12-06T00:30:00.000Z')
  expect(refusedAs(await register(exam, second))).toEqual([409, 'orders.exam-over'])
  await cast.travel('2026-12-06T01:00:00.000Z')
  const query = `orgId=${cast.union.orgIds.north}`
  const { exams } = done(await cast.officers.north.get<{ exams: ExamCard[] }>(`/orders/exams?${query}`))
  expect(exams.find((each) => each.id === exam)).toMatchObject({ driven: 1, notDriven: 1, waiting: 0 })
  const { figures } = done(
    await cast.officers.north.get<{ figures: FigureCard[] }>(`/orders/figures?${query}&from=2026-12-01&to=2026-12-31`),
  )
  expect(figures.find((each) => each.key === 'rides')).toMatchObject({ counted: 2 })
})

test('a rider is seen by herself, the desk and her driver alone', async () => {
  const exam = await opened()
  done(await register(exam, driver))
  done(await order(exam, mother))
  await seat(exam)
  const { workers, orgIds } = cast.union
  const count = async (personId: string, orgs: string[] = []) => {
    const scope = { role: 'app', orgs, personId } as const
    const found = await transaction({ scope }, (tx) =>
      rows(tx, sql`select id from orders.exam_rides where exam_id = ${exam}`),
    )
    return found.length
  }
  expect(await count(workers[mother]!.personId)).toBe(1)
  expect(await count(workers[driver]!.personId)).toBe(1)
  expect(await count(workers[father]!.personId)).toBe(0)
  expect(await count(workers[father]!.personId, [orgIds.north])).toBe(1)
  expect(await count(workers[father]!.personId, [orgIds.south])).toBe(0)
})
