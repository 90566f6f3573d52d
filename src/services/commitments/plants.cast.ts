import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
const dueOn = '2025-11-30'
const seenIn = (place: Place) => `${place.key}-seen-in-the-paper`

/**
 * A draft, one that waits for its list, and one that is published for the members of the place, with a step, a picture and
 * a remark. Which of them comes first goes round the places, so that every act finds one that it fits.
 */
export const plants: Plants = {
  order: 45,
  values: {
    dueOn,
    'POST /commitments year': 2025,
    'POST /commitments/lists year': 2025,
    'POST /commitments/lists scope': 'unit',
    'POST /commitments/:id/steps takenOn': '2025-08-01',
  },
  async plant(world, place) {
    const officer = await world.as(`grassroots-officer over ${place.key}`)
    const draft = await drafted(officer, place, '草稿')
    const waiting = await drafted(officer, place, '待公开')
    well(await officer.post(`/commitments/${waiting}/reporting`, { toOrgId: place.orgId }))
    const shown = await published(world, officer, place)
    const owned = { owner: null, orgPath: place.path }
    const three: Planted[] = [
      { kind: 'commitments.commitment', id: draft, ...owned, marks: [titleOf(place, '草稿')] },
      { kind: 'commitments.commitment', id: waiting, ...owned, marks: [titleOf(place, '待公开')] },
      { kind: 'commitments.commitment', id: shown.id, ...owned, marks: [] },
    ]
    const turn = world.places.indexOf(place) % three.length
    return [
      ...three.slice(turn),
      ...three.slice(0, turn),
      { kind: 'commitments.published', id: shown.id, ...owned, sight: 'everybody', marks: [] },
      { kind: 'commitments.paper', id: shown.photo, ...owned, sight: 'everybody', marks: [seenIn(place)] },
      { kind: 'commitments.keeper', id: place.officerId, owner: place.officerId, orgPath: place.path, marks: [] },
      { kind: 'commitments.list', id: shown.listId, ...owned, sight: 'members', marks: [] },
      {
        kind: 'commitments.remark',
        id: shown.remark,
        owner: place.workers[0]!.personId,
        orgPath: place.path,
        marks: [wordsOf(place)],
      },
    ]
  },
  unseen: {
    'GET /commitments/:id/papers/:paperId': 'the commitment that is tried is a draft, and a draft has no papers',
  },
}

function titleOf(place: Place, which: string): string {
  return `${place.key}${which}的实事`
}

function wordsOf(place: Place): string {
  return `${place.key}职工对实事的留言`
}

async function drafted(officer: Visitor, place: Place, which: string): Promise<string> {
  const body = {
    ...{
      orgId: place.orgId,
      year: 2025,
      title: titleOf(place, which),
      what: '给车间装好饮水机',
      beneficiaries: '一线职工',
    },
    ...{ officerId: place.officerId, measure: '台', target: 4, dueOn },
  }
  return well(await officer.post<{ id: string }>('/commitments', body)).id
}

async function published(world: World, officer: Visitor, place: Place) {
  const id = await drafted(officer, place, '公开')
  well(await officer.post(`/commitments/${id}/reporting`, { toOrgId: place.orgId }))
  const list = { orgId: place.orgId, year: 2025, scope: 'unit', commitmentIds: [id] }
  const { id: listId } = well(await officer.post<{ id: string }>('/commitments/lists', list))
  const photo = await officer.upload(
    `${place.key}饮水机.png`,
    Buffer.concat([png, Buffer.from(seenIn(place))]),
    'photo',
  )
  const step = { stage: 'works', takenOn: '2025-08-01', words: '装好两台饮水机', photoIds: [photo] }
  well(await officer.post(`/commitments/${id}/steps`, step))
  const worker = await world.as(place.workers[0]!)
  const said = { words: wordsOf(place), photoIds: [] }
  const { id: remark } = well(await worker.post<{ id: string }>(`/me/commitments/${id}/remarks`, said))
  return { id, listId, photo, remark }
}

function well<Body>({ status, body }: { status: number; body: Body }): Body {
  if (status >= 300) throw new Error(`planting commitments: ${status} ${JSON.stringify(body)}`)
  return body
}
