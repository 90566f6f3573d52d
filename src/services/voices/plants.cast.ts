import { type Place, type Planted, type Plants, type Resident, toldOf, type World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { newId } from '../../platform/ids.ts'

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
const seenIn = (place: Place) => `${place.key}-seen-in-the-picture`
const pictureOf = (place: Place) => Buffer.concat([png, Buffer.from(seenIn(place))])

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
    eveningFrom: 19,
    eveningUntil: 21,
    qualifier: 'many',
    clock: 'daily',
    startsAt: '2025-12-01T11:30:00.000Z',
  },
  unseen: {
    'GET /voices/missed': 'what runs began today, so that no day was missed',
    'GET /voices/:id/care': 'the voice that is tried needs no trusted person, which is all it says',
  },
  async plant(world, place) {
    const officer = await world.as(`grassroots-officer over ${place.key}`)
    return [
      ...(await asked(world, place, officer)),
      ...(await closed(world, place, officer)),
      ...(await forum(place, officer)),
      ...(await acquaintance(world, place, officer)),
      ...(await visit(place, officer)),
    ]
  },
}

async function raise(world: World, place: Place, words: string): Promise<{ id: string; photo: string }> {
  const visitor = await world.as(place.workers[1]!)
  const photo = await visitor.upload(`${place.key}现场.png`, pictureOf(place), 'photo')
  const wish = { kind: 'suggestion', topic: 'safety', words, place: `${place.key}车间`, photoIds: [photo] }
  return { ...(await done<{ id: string }>(visitor.post('/me/voices', wish))), photo }
}

/** Waits for both. */
async function asked(world: World, place: Place, officer: Visitor): Promise<Planted[]> {
  const words = `${place.key}车间的照明灯坏了`
  const { id, photo } = await raise(world, place, words)
  await done(officer.post(`/voices/${id}/resolution`, { note: `${place.key}已更换` }))
  const owned = { owner: place.workers[1]!.personId, orgPath: place.path }
  return [
    { kind: 'voices.voice', id, ...owned, marks: [words, `${place.key}车间`] },
    { kind: 'voices.photo', id: photo, ...owned, marks: [seenIn(place)] },
  ]
}

/** Closed, with what it created and a draft for the board. */
async function closed(world: World, place: Place, officer: Visitor): Promise<Planted[]> {
  const words = `${place.key}没有急救设备`
  const { id } = await raise(world, place, words)
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

async function forum(place: Place, officer: Visitor): Promise<Planted[]> {
  const id = newId()
  const title = `${place.key}民主管理座谈会`
  const venues = [{ name: '主会场', place: '职工之家', capacity: null }]
  const [startsAt, endsAt] = ['2025-12-01T06:30:00.000Z', '2025-12-01T08:30:00.000Z']
  const plan = { id, kind: 'voices.forum', orgId: place.orgId, title, startsAt, endsAt, venues, visibility: 'listed' }
  await done(officer.post('/occasions', plan))
  const owned = { owner: null, orgPath: place.path }
  return [
    { kind: 'occasions.occasion', id, ...owned, marks: [title] },
    { kind: 'voices.forum', id, ...owned, marks: [] },
  ]
}

/** Somebody whom people trust, asked about the dispute of another worker. */
async function acquaintance(world: World, place: Place, officer: Visitor): Promise<Planted[]> {
  const [ability, network, resources, appeal] = ['有能力', '有人脉', '有资源', '有号召力'].map(
    (quality) => `${place.key}${quality}`,
  )
  const personId = place.workers[0]!.personId
  const entry = { personId, orgId: place.orgId, skills: ['pay'], ability, network, resources, appeal }
  const { id } = await done<{ id: string }>(officer.post('/voices/acquaintances', entry))
  const [, party] = place.workers as [Resident, Resident]
  const words = `${place.key}高温津贴被扣了`
  const visitor = await world.as(party)
  const raised = await done<{ id: string }>(visitor.post('/me/voices', { kind: 'dispute', topic: 'pay', words }))
  const note = `${place.key}请上门劝说`
  await done(officer.post(`/voices/${raised.id}/consultation`, { acquaintanceId: id, note }))
  const owned = { owner: personId, orgPath: place.path }
  return [
    { kind: 'voices.acquaintance', id, ...owned, marks: [ability!, network!] },
    { kind: 'voices.consulted', id: raised.id, ...owned, alsoOf: party.personId, marks: [words, note] },
    toldOf(party, personId),
  ]
}

async function visit(place: Place, officer: Visitor): Promise<Planted[]> {
  const [worker, inspector, manager] = place.workers as [Resident, Resident, Resident]
  const pairId = newId()
  const pair = { id: pairId, kind: 'voices.visiting-pair', orgId: place.orgId }
  const both = { a: inspector.personId, b: manager.personId }
  await done(officer.post('/relations', { ...pair, ...both, fromOn: '2025-08-01' }))
  const plan = { pairId, personId: worker.personId, startsAt: '2025-12-01T11:30:00.000Z' }
  const { id } = await done<{ id: string }>(officer.post('/voices/visits', plan))
  const owned = { owner: both.a, alsoOf: both.b, orgPath: place.path }
  return [
    { kind: 'voices.pair', id: pairId, ...owned, marks: [] },
    { kind: 'voices.visit', id, ...owned, marks: [] },
    ...[inspector, manager].flatMap((one) => [toldOf(worker, one.personId), toldOf(one, worker.personId)]),
    toldOf(inspector, both.b),
    toldOf(manager, both.a),
  ]
}

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting voices: ${status} ${JSON.stringify(body)}`)
  return body
}
