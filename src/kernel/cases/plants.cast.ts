import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'

/** Longer than a word, so that whoever opens it was shown something. */
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Array<number>(400).fill(0)])

/** What is kept beside cases of whatever service: a paper, saved filters, and a sentence for answers. */
export const plants: Plants = {
  order: 90,
  values: {
    'GET /cases/views place': '/inbox',
    'POST /cases/views place': '/inbox',
    'GET /cases/file reason': '核对',
    'GET /cases/file format': 'csv',
    'POST /cases/templates type': null,
  },
  async plant(world, place) {
    const officer = await world.as(`grassroots-officer over ${place.key}`)
    return [...(await paper(world, place)), await view(place, officer), await template(place, officer)]
  },
}

/** On the first matter of a worker that takes papers. */
async function paper(world: World, place: Place): Promise<Planted[]> {
  const worker = place.workers[0]!
  const visitor = await world.as(worker)
  const { cases } = await done<{ cases: { id: string }[] }>(visitor.get('/me/cases'))
  const name = `${place.key}补充材料.png`
  for (const { id } of cases) {
    const { ways } = await done<{ ways: { way: string }[] }>(visitor.get(`/cases/${id}/dossier`))
    if (!ways.some(({ way }) => way === 'attach')) continue
    const fileId = await visitor.upload(name, png, 'photo')
    const attached = await done<{ id: string }>(visitor.post(`/cases/${id}/attachments`, { fileId }))
    const thing = { owner: worker.personId, orgPath: place.path, marks: [name] }
    return [{ kind: 'cases.attachment', id: attached.id, ...thing }]
  }
  return []
}

async function view(place: Place, officer: Visitor): Promise<Planted> {
  const name = `${place.key}逾期的`
  const wish = { place: '/inbox', name, query: 'late=yes', deskOrgId: null }
  const { id } = await done<{ id: string }>(officer.post('/cases/views', wish))
  return { kind: 'cases.view', id, owner: place.officerId, orgPath: [], marks: [name] }
}

async function template(place: Place, officer: Visitor): Promise<Planted> {
  const text = `${place.key}已经受理`
  const wish = { orgId: place.orgId, type: null, name: `${place.key}已受理`, text }
  const { id } = await done<{ id: string }>(officer.post('/cases/templates', wish))
  return { kind: 'cases.template', id, owner: null, orgPath: place.path, marks: [text] }
}

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting cases: ${status} ${JSON.stringify(body)}`)
  return body
}
