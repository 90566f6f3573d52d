import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { newId } from '../../platform/ids.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])

/** What a union keeps of what its members raised: open, closed, told on the board, and a forum. */
export const plants: Plants = {
  order: 45,
  values: {
    decision: 'agree',
    topic: 'safety',
    channel: 'officer',
    'GET /voices/outcomes kind': 'aed',
    'GET /voices/report from': '2025-01-01',
    'GET /voices/report to': '2025-12-31',
    'GET /voices/report/rows from': '2025-01-01',
    'GET /voices/report/rows to': '2025-12-31',
    'GET /voices/report/rows part': 'registered',
    'GET /voices/report/file from': '2025-01-01',
    'GET /voices/report/file to': '2025-12-31',
    qualifier: 'many',
    clock: 'daily',
    startsAt: '2025-12-01T11:30:00.000Z',
  },
  async plant(world, place) {
    const officer = await world.as(`grassroots-officer over ${place.key}`)
    return [
      await asked(world, place, officer),
      ...(await closed(world, place, officer)),
      await forum(place, officer),
      await acquaintance(place, officer),
      ...(await visit(place, officer)),
    ]
  },
}

async function raise(world: World, place: Place, words: string): Promise<string> {
  const visitor = await world.as(place.workers[1]!)
  const photo = await visitor.upload(`${place.key}现场.png`, png, 'photo')
  const wish = { kind: 'suggestion', topic: 'safety', words, place: `${place.key}车间`, photoIds: [photo] }
  return (await done<{ id: string }>(visitor.post('/me/voices', wish))).id
}

/** Waits for both. */
async function asked(world: World, place: Place, officer: Visitor): Promise<Planted> {
  const words = `${place.key}车间的照明灯坏了`
  const id = await raise(world, place, words)
  await done(officer.post(`/voices/${id}/resolution`, { note: `${place.key}已更换` }))
  return {
    kind: 'voices.voice',
    id,
    owner: place.workers[1]!.personId,
    orgPath: place.path,
    marks: [words, `${place.key}车间`],
  }
}

/** Closed, with what it created and a draft for the board. */
async function closed(world: World, place: Place, officer: Visitor): Promise<Planted[]> {
  const words = `${place.key}没有急救设备`
  const id = await raise(world, place, words)
  await done(officer.post(`/voices/${id}/settlement`, { note: `${place.key}当场答复` }))
  const outcome = { kind: 'aed', name: 'AED', places: [`${place.key}中控室`], sinceOn: '2025-08-01' }
  await done(officer.post(`/voices/${id}/outcomes`, outcome))
  const told = { question: `${place.key}哪里有急救设备？`, answer: '中控室已经配备。' }
  const entry = await done<{ id: string }>(officer.post(`/voices/${id}/board-entries`, told))
  return [
    {
      kind: 'voices.voice',
      id,
      owner: place.workers[1]!.personId,
      orgPath: place.path,
      marks: [words, outcome.places[0]!],
    },
    { kind: 'voices.entry', id: entry.id, owner: null, orgPath: place.path, marks: [told.question] },
  ]
}

async function forum(place: Place, officer: Visitor): Promise<Planted> {
  const id = newId()
  const title = `${place.key}民主管理座谈会`
  const venues = [{ name: '主会场', place: '职工之家', capacity: null }]
  const [startsAt, endsAt] = ['2025-12-01T06:30:00.000Z', '2025-12-01T08:30:00.000Z']
  const plan = { id, kind: 'voices.forum', orgId: place.orgId, title, startsAt, endsAt, venues, visibility: 'listed' }
  await done(officer.post('/occasions', plan))
  return { kind: 'occasions.occasion', id, owner: null, orgPath: place.path, marks: [title] }
}

async function acquaintance(place: Place, officer: Visitor): Promise<Planted> {
  const [ability, network, resources, appeal] = ['有能力', '有人脉', '有资源', '有号召力'].map(
    (quality) => `${place.key}${quality}`,
  )
  const personId = place.workers[0]!.personId
  const entry = { personId, orgId: place.orgId, skills: ['pay'], ability, network, resources, appeal }
  const { id } = await done<{ id: string }>(officer.post('/voices/acquaintances', entry))
  return { kind: 'voices.acquaintance', id, owner: null, orgPath: place.path, marks: [ability!, network!] }
}

async function visit(place: Place, officer: Visitor): Promise<Planted[]> {
  const [worker, inspector, manager] = place.workers.map((one) => one.personId)
  const pairId = newId()
  const pair = { id: pairId, kind: 'voices.visiting-pair', orgId: place.orgId, a: inspector, b: manager }
  await done(officer.post('/relations', { ...pair, fromOn: '2025-08-01' }))
  const plan = { pairId, personId: worker, startsAt: '2025-12-01T11:30:00.000Z' }
  const { id } = await done<{ id: string }>(officer.post('/voices/visits', plan))
  return [{ kind: 'voices.visit', id, owner: inspector!, orgPath: place.path, marks: [] }]
}

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting voices: ${status} ${JSON.stringify(body)}`)
  return body
}
