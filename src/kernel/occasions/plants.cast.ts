import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { now, stopClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { defineOccasionKind, registerOccasionKinds } from './index.ts'
import { occasionKinds } from './kinds.ts'

const planted = defineOccasionKind({
  key: 'occasions.planted',
  name: '座谈会',
  permission: 'membership.admit',
  readPermission: 'membership.admit',
  roles: { representative: '职工代表' },
  tallies: { handouts: { name: '资料', unit: '份' } },
  enrolment: 'open',
  walkIn: 'no',
})

/** An occasion of the union with a worker of it on the list, a count, and a duty of the union to hold one. */
export const plants: Plants = {
  order: 35,
  values: {
    'POST /occasions kind': planted.key,
    'POST /occasions visibility': 'listed',
    'PUT /occasions/:id visibility': 'listed',
    'POST /occasions/duties kind': planted.key,
    'GET /occasions/duties kind': planted.key,
    'GET /public/occasions kind': planted.key,
    startsAt: '2031-05-05T01:00:00.000Z',
    endsAt: '2031-05-05T03:00:00.000Z',
    every: 'quarter',
  },
  async plant(world, place) {
    registerOccasionKinds([...occasionKinds().filter((one) => one.key !== planted.key), planted])
    const officer = await world.as(`grassroots-officer over ${place.key}`)
    const id = newId()
    const title = `${place.key}座谈`
    await done(
      officer.post('/occasions', {
        ...{ id, kind: planted.key, orgId: place.orgId, title, summary: `${place.key}议题` },
        ...{ startsAt: '2031-05-01T01:00:00.000Z', endsAt: '2031-05-01T03:00:00.000Z', visibility: 'listed' },
        venues: [{ name: '主会场', place: `${place.key}会议室`, capacity: 10 }],
      }),
    )
    await done(officer.post(`/occasions/${id}/places`, { personIds: [place.workers[0]!.personId] }))
    await done(officer.post(`/occasions/${id}/announcement`))
    const marks = [title, `${place.key}议题`, `${place.key}会议室`]
    const owner = place.workers[0]!.personId
    return [
      ...(await running(officer, place)),
      { kind: 'occasions.occasion', id, owner, orgPath: place.path, marks },
      await duty(world, place),
    ]
  },
}

async function guest(officer: Visitor, place: Place, id: string): Promise<Planted> {
  const name = `${place.key}来宾`
  await done(officer.post(`/occasions/${id}/guests`, { guests: [{ name, unit: `${place.key}单位` }] }))
  const { body } = await officer.get<{ guests: { id: string }[] }>(`/occasions/${id}`)
  return { kind: 'occasions.guest', id: body.guests[0]!.id, owner: null, orgPath: place.path, marks: [name] }
}

/** Heads are counted and guests are marked where something has begun. */
async function running(officer: Visitor, place: Place): Promise<Planted[]> {
  const [occasionId, id, at] = [newId(), newId(), now()]
  const minutes = (many: number) => new Date(Date.parse(at) + many * 60_000).toISOString()
  const title = `${place.key}正在举办`
  await done(
    officer.post('/occasions', {
      ...{ id: occasionId, kind: planted.key, orgId: place.orgId, title, visibility: 'listed' },
      ...{ startsAt: minutes(1), endsAt: minutes(600), venues: [{ name: '主会场', place: '礼堂', capacity: 10 }] },
    }),
  )
  const owner = place.workers[0]!.personId
  await done(officer.post(`/occasions/${occasionId}/places`, { personIds: [owner] }))
  await done(officer.post(`/occasions/${occasionId}/announcement`))
  stopClock(minutes(2))
  const note = `${place.key}到场清点`
  await done(officer.post(`/occasions/${occasionId}/counts`, { id, quantity: 7, note }))
  stopClock(at)
  const owned = { owner: null, orgPath: place.path }
  return [
    { kind: 'occasions.occasion', id: occasionId, ...owned, owner, marks: [title] },
    { kind: 'occasions.count', id, ...owned, marks: [note] },
    await guest(officer, place, occasionId),
  ]
}

async function duty(world: World, place: Place): Promise<Planted> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  const id = newId()
  const title = `${place.key}每季一次`
  await done(
    officer.post('/occasions/duties', {
      ...{ id, kind: planted.key, orgId: place.orgId, title, every: 'quarter' },
      ...{ unitIds: [place.orgId], fromOn: '2025-01-01' },
    }),
  )
  return { kind: 'occasions.duty', id, owner: null, orgPath: place.path, marks: [title] }
}

async function done(asked: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting occasions: ${status} ${JSON.stringify(body)}`)
}
