import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'

let planted = 0

/** A free hour of a counsellor, and a case with an appointment under an alias and a note. */
export const plants: Plants = {
  order: 48,
  values: {
    'POST /me/counsel/talks named': 'alias',
    'POST /me/counsel/talks alias': '小树',
    'POST /me/counsel/talks emergencyPhone': '13900006666',
    'POST /orders/counsel/cases/:id/risk because': 'herself',
    'POST /me/counsel/cases/:id/hand-over answer': 'stay',
    'POST /orders/counsel/talks/:id/outcome outcome': 'held',
    'POST /orders/counsel/hours startsAt': '2031-07-01T01:00:00.000Z',
    'POST /orders/counsel/hours endsAt': '2031-07-01T02:00:00.000Z',
  },
  plant: plantCounsel,
  open: { 'orders.counsellor': 'her name stands beside her hours, which all members of the union read' },
}

async function plantCounsel(world: World, place: Place): Promise<Planted[]> {
  const counsellor = await world.as(`counsellor over ${place.key}`)
  const offer = async (spot: string) => {
    planted += 1
    const startsAt = new Date(Date.parse('2031-06-20T00:00:00.000Z') + planted * 7_200_000).toISOString()
    const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString()
    const answer = await counsellor.post<{ id: string }>('/orders/counsel/hours', {
      ...{ orgId: place.orgId, place: spot, startsAt, endsAt },
    })
    return well(answer).id
  }
  const free = await offer(`${place.key}咨询室`)
  const taken = await offer(`${place.key}谈话室`)
  const worker = place.workers[0]!
  const hers = await world.as(worker)
  const contact = { emergencyName: `${place.key}亲人`, emergencyPhone: '13900006666' }
  const topic = `${place.key}想谈的事`
  const booking = { hourId: taken, named: 'alias', alias: `${place.key}小树`, topic, ...contact }
  const talk = well(await hers.post<{ id: string }>('/me/counsel/talks', booking)).id
  const caseId = well(await hers.get<{ cases: { id: string }[] }>('/me/counsel')).cases[0]!.id
  const note = `${place.key}咨询记录`
  well(await counsellor.post(`/orders/counsel/cases/${caseId}/notes`, { text: note }))
  const owned = { owner: worker.personId, orgPath: place.path }
  return [
    { kind: 'orders.counsel-hour', id: free, owner: null, orgPath: place.path, sight: 'everybody', marks: [] },
    { kind: 'orders.counsel-case', id: caseId, ...owned, marks: [topic, note, contact.emergencyName] },
    { kind: 'orders.counsel-talk', id: talk, ...owned, marks: [] },
  ]
}

function well<Body>({ status, body }: { status: number; body: Body }): Body {
  if (status >= 300) throw new Error(`planting counsel: ${status} ${JSON.stringify(body)}`)
  return body
}
