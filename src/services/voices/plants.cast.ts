import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])

/** What a union keeps of what its members raised. */
export const plants: Plants = {
  order: 45,
  values: { decision: 'agree', topic: 'safety', channel: 'officer', 'GET /voices/outcomes kind': 'aed' },
  async plant(world, place) {
    return [...(await voice(world, place))]
  },
}

async function voice(world: World, place: Place): Promise<Planted[]> {
  const worker = place.workers[1]!
  const visitor = await world.as(worker)
  const photo = await visitor.upload(`${place.key}现场.png`, png, 'photo')
  const words = `${place.key}车间的照明灯坏了`
  const wish = { kind: 'suggestion', topic: 'safety', words, place: `${place.key}车间`, photoIds: [photo] }
  const { id } = await done<{ id: string }>(visitor.post('/me/voices', wish))
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  await done(officer.post(`/voices/${id}/resolution`, { note: `${place.key}已更换` }))
  const seen = { owner: worker.personId, orgPath: place.path }
  return [{ kind: 'voices.voice', id, ...seen, marks: [words, wish.place] }]
}

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting voices: ${status} ${JSON.stringify(body)}`)
  return body
}
