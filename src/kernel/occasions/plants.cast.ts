import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
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
    return [{ kind: 'occasions.occasion', id, owner, orgPath: place.path, marks }, await duty(world, place)]
  },
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
