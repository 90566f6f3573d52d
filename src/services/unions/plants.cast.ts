import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import { wellDone, wishOf } from './cast.ts'
import type { ImportCard } from './imports.contract.ts'
import { unionHeadings } from './imports.text.ts'
import type { UnionPage } from './unions.contract.ts'

/** A preparatory group of the place has applied to the county above; the place has a chair, and unions inside its firm. */
export const plants: Plants = {
  values: {
    name: '江北新办企业工会委员会',
    creditCode: null,
    'GET /unions/:id/figures/rows key': 're-elected-on-time',
  },
  async plant(world, place) {
    return [await application(world, place), await chair(world, place), await list(world, place)]
  },
}

async function application(world: World, { key, county, workers }: Place): Promise<Planted> {
  const worker = workers[0]!
  const [name, employerName, founderName] = [`${key}新办企业工会委员会`, `${key}新办企业`, `${key}筹备组长`]
  const wish = wishOf(world.orgIds[county]!, { name, employerName, founderName, employerCreditCode: null })
  const visitor = await world.as(worker)
  const { id } = wellDone(await visitor.post<{ id: string }>('/unions/applications', wish))
  return {
    kind: 'unions.application',
    id,
    owner: worker.personId,
    orgPath: world.paths[county]!,
    marks: [name, employerName, founderName],
  }
}

/** Elected anew before her term was over. */
async function chair(world: World, { key, orgId, path, workers }: Place): Promise<Planted> {
  const { personId } = workers[1]!
  const officer = await world.as(`grassroots-officer over ${key}`)
  const wish = {
    orgId,
    kind: 'general',
    heldOn: '2025-07-20',
    method: 'members',
    eligibleCount: 3,
    attendedCount: 3,
    elected: [{ personId, post: 'chair', votes: 3 }],
    note: `${key}选举说明`,
  }
  wellDone(await officer.post('/unions/elections', { ...wish, heldOn: '2020-07-25' }))
  wellDone(await officer.post('/unions/elections', wish))
  const { holders } = wellDone(await officer.get<UnionPage>(`/unions/${orgId}`))
  return { kind: 'unions.post', id: holders[0]!.id, owner: personId, orgPath: path, marks: [wish.note] }
}

/** One union inside the firm is founded, and one row is refused. */
async function list(world: World, { key, code, path }: Place): Promise<Planted> {
  const officer = await world.as(`grassroots-officer over ${key}`)
  const [fileName, name, refused] = [`${key}名册.csv`, `${key}车间分会`, `${key}不认识的分会`]
  const row = (last: string, called: string, kind: string) =>
    [`${code}${last}`, called, kind, code, '2025-08-01', '', '', '', ''].join(',')
  const sheet = [
    Object.values(unionHeadings).join(','),
    row('01', name, '分工会'),
    row('02', refused, '不认识的类别'),
  ].join('\n')
  const fileId = await officer.upload(fileName, sheet)
  const { id } = wellDone(await officer.post<{ id: string }>('/unions/imports', { fileId }))
  for (;;) {
    const { state } = wellDone(await officer.get<ImportCard>(`/unions/imports/${id}`))
    if (state === 'done') break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { kind: 'unions.import', id, owner: null, orgPath: path, marks: [fileName, refused] }
}
