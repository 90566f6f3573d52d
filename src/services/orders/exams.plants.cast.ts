import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'

const startsAt = '2031-06-07T01:00:00.000Z'

/** An exam of the place with a paper, a car that a worker drives and a ride that another ordered. */
export const plants: Plants = {
  order: 47,
  values: {
    'POST /me/exams/:id/rides ticket': '31060701',
    'POST /me/exams/:id/rides way': 'there',
    'POST /me/exams/:id/car plate': '冀C54321',
    'POST /me/exam-rides/:id/outcome outcome': 'driven',
    'POST /orders/exams orderUntil': '2031-06-01T00:00:00.000Z',
    'POST /orders/exams startsAt': startsAt,
    'POST /orders/exams endsAt': '2031-06-07T03:00:00.000Z',
  },
  plant: plantExam,
}

async function plantExam(world: World, place: Place): Promise<Planted[]> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  const title = `${place.key}高考`
  const opened = await officer.post<{ id: string }>('/orders/exams', {
    ...{ orgId: place.orgId, title, orderUntil: '2031-06-01T00:00:00.000Z' },
    sittings: [{ subject: `${place.key}语文`, startsAt, endsAt: '2031-06-07T03:00:00.000Z' }],
  })
  const exam = well(opened).id
  const rider = place.workers[0]
  const hers = await world.as(rider!)
  type Exams = { exams: { id: string; sittings: { id: string }[] }[] }
  const { exams } = well(await hers.get<Exams>('/me/exams'))
  const sitting = exams.find((one) => one.id === exam)!.sittings[0]!.id
  const said = { pickUp: `${place.key}上车点`, site: `${place.key}考点` }
  const ride = well(
    await hers.post<{ id: string }>(`/me/exams/${exam}/rides`, {
      ...{ sittingId: sitting, way: 'there', ticket: `3106${place.code}`.slice(0, 20), people: 1 },
      ...{ ...said, phone: '13900007777' },
    }),
  ).id
  const plate = `冀C${String(place.code).slice(-5).padStart(5, '0')}`
  well(await hers.post(`/me/exams/${exam}/car`, { plate, seats: 3, phone: '13900008888' }))
  return [
    { kind: 'orders.exam', id: exam, owner: null, orgPath: place.path, sight: 'everybody', marks: [] },
    { kind: 'orders.exam-sitting', id: sitting, owner: null, orgPath: place.path, sight: 'everybody', marks: [] },
    {
      ...{ kind: 'orders.exam-ride', id: ride, owner: rider!.personId, orgPath: place.path },
      marks: [said.pickUp, said.site],
    },
  ]
}

function well<Body>({ status, body }: { status: number; body: Body }): Body {
  if (status >= 300) throw new Error(`planting exams: ${status} ${JSON.stringify(body)}`)
  return body
}
