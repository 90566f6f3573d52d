import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import { sexOf } from '../../kernel/people/index.ts'

const times = {
  ...{ enrolUntil: '2031-05-01T00:00:00.000Z', startsAt: '2031-05-02T01:00:00.000Z' },
  ...{ endsAt: '2031-05-02T04:00:00.000Z', chooseUntil: '2031-05-03T00:00:00.000Z' },
}

/** An event of the place, a man and a woman who take part, and one whom the woman does not want to meet. */
export const plants: Plants = {
  order: 46,
  values: {
    ...valuesOf('POST /orders/match-events', { ...times, ageFrom: 18, ageTo: 80 }),
    ...valuesOf('PUT /orders/match-events/:id/times', times),
    ...valuesOf('POST /me/match-events/:id/entry', { single: 'declared' }),
  },
  plant: plantMatches,
}

function valuesOf(address: string, fields: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${address} ${field}`, value]))
}

async function plantMatches(world: World, place: Place): Promise<Planted[]> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  const title = `${place.key}联谊`
  const opened = await officer.post<{ id: string }>('/orders/match-events', {
    ...{ orgId: place.orgId, title, place: `${place.key}礼堂`, ...times, ageFrom: 18, ageTo: 80, seatsEach: 9 },
  })
  const event = well(opened).id
  const of = (sex: 'male' | 'female') => place.workers.find(({ idNumber }) => sexOf(idNumber) === sex)
  const [man, woman] = [of('male'), of('female')]
  const planted: Planted[] = [
    { kind: 'orders.match-event', id: event, owner: null, orgPath: place.path, sight: 'everybody', marks: [] },
  ]
  if (!man || !woman) return planted
  const entries: string[] = []
  for (const [at, worker] of [man, woman].entries()) {
    const visitor = await world.as(worker)
    const said = {
      nickname: `${place.key}称呼${at}`,
      about: `${place.key}介绍${at}`,
      contact: `${place.key}微信号${at}`,
    }
    well(await visitor.post(`/me/match-events/${event}/entry`, { ...said, single: 'declared' }))
    const page = well(await visitor.get<{ profile: { id: string } }>(`/me/match-events/${event}`))
    entries.push(page.profile.id)
    const marks = [said.nickname, said.about, said.contact]
    planted.push({
      kind: 'orders.match-entry',
      id: page.profile.id,
      owner: worker.personId,
      orgPath: place.path,
      marks,
    })
  }
  const hers = await world.as(woman)
  const block = well(await hers.post<{ id: string }>('/me/match-blocks', { entryId: entries[0] }))
  const called = `${place.key}称呼0`
  planted.push({ kind: 'orders.match-block', id: block.id, owner: woman.personId, orgPath: [], marks: [called] })
  return planted
}

function well<Body>({ status, body }: { status: number; body: Body }): Body {
  if (status >= 300) throw new Error(`planting matches: ${status} ${JSON.stringify(body)}`)
  return body
}
