import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { admitMembers } from './admit-members.ts'
import type { ImportCard } from './import.contract.ts'
import { formTagKey } from './tag-kinds.ts'

/** All that a union keeps of its members besides the members: what they ask for, lists, questions, invitations, family. */
export const plants: Plants = {
  order: 40,
  values: {
    verdict: 'new',
    answer: 'keep',
    form: 'courier',
    'POST /membership/members/:id/tags kind': formTagKey('truck'),
    'GET /membership/statistics from': '2025-01-01',
    'GET /membership/statistics to': '2025-12-31',
    'GET /membership/statistics/file from': '2025-01-01',
    'GET /membership/statistics/file to': '2025-12-31',
    'GET /membership/statistics/members from': '2025-01-01',
    'GET /membership/statistics/members to': '2025-12-31',
  },
  open: {
    'membership.invitation-code': 'whoever has the code may join by it',
    'credentials.card-code': 'shown by the member herself, for thirty seconds',
    'credentials.kind': 'which tags there are',
  },
  async plant(world, place) {
    return [
      await application(world, place),
      await checkedList(world, place),
      await question(world, place),
      await relative(world, place),
      await tagRequest(world, place),
      await tag(world, place),
      await merge(world, place),
      await departure(world, place),
      await invitation(world, place),
      await target(world, place),
    ]
  },
}

async function relative(world: World, place: Place): Promise<Planted> {
  const visitor = await world.as(place.workers[0]!)
  const name = `${place.key}家属`
  const body = { relation: 'child', name, bornOn: '2015-05-01', idNumber: '' }
  const { id } = await done<{ id: string }>(visitor.post('/me/membership/relatives', body))
  return { kind: 'membership.relative', id, owner: place.workers[0]!.personId, orgPath: [], marks: [name] }
}

async function tagRequest(world: World, place: Place): Promise<Planted> {
  const visitor = await world.as(place.workers[0]!)
  type Kinds = { kinds: { key: string; askable: boolean }[] }
  const { kinds } = await done<Kinds>(visitor.get('/membership/tag-kinds'))
  const proof = `${place.key}-proof-of-tag`
  const documentId = await visitor.upload(`${place.key}证明.pdf`, `%PDF-1.4\n%${proof}\n%%EOF`, 'document')
  const body = { kind: kinds.find((kind) => kind.askable)!.key, remark: `${place.key}标签说明`, documentId }
  const { id } = await done<{ id: string }>(visitor.post('/me/membership/tag-requests', body))
  const owner = place.workers[0]!.personId
  return { kind: 'membership.tag-request', id, owner, orgPath: place.path, marks: [body.remark, proof] }
}

async function tag(world: World, place: Place): Promise<Planted> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  const { personId } = place.workers[0]!
  const body = { kind: formTagKey('courier'), validFrom: '2025-08-01', lastOn: null, remark: `${place.key}标签依据` }
  await done(officer.post(`/membership/members/${personId}/tags`, body))
  type Tags = { tags: { id: string; kind: string }[] }
  const { tags } = await done<Tags>(officer.get(`/membership/members/${personId}`))
  const { id } = tags.find((one) => one.kind === body.kind)!
  return { kind: 'credentials.credential', id, owner: personId, orgPath: place.path, marks: [body.remark] }
}

/** Somebody of the place is on file twice, under her old number and her new one; that she become one is proposed. */
async function merge(world: World, place: Place): Promise<Planted> {
  const person = bornBefore2000(Number(place.code.slice(2)) * 20)
  const old = person.idNumber.slice(0, 6) + person.idNumber.slice(8, 17)
  const [oneId, otherId] = await transaction(system, async (tx) => {
    const sealed = [
      { ...person, idNumber: old, phone: null },
      { ...person, phone: null },
    ].map((one) => sealRegistration(config().sealKeys, one))
    const ids = (await registerPeople(tx, sealed)).map(({ personId }) => personId)
    await admitMembers(tx, systemActor('plants'), [
      {
        personId: ids[0]!,
        orgId: place.orgId,
        on: '2025-07-01',
        form: 'courier',
        employerName: '',
        door: 'counter',
        applicationId: null,
      },
    ])
    return ids
  })
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  const reason = `${place.key}老号码重复建档`
  const { id } = await done<{ id: string }>(officer.post('/membership/merges', { oneId, otherId, reason }))
  return { kind: 'membership.merge', id, owner: null, orgPath: place.path, marks: [reason] }
}

/** Old numbers tell no century. */
function bornBefore2000(index: number): ReturnType<typeof demoPerson> {
  const person = demoPerson(29, index, '130302')
  return person.idNumber.startsWith('19', 6) ? person : bornBefore2000(index + 1)
}

async function target(world: World, place: Place): Promise<Planted> {
  const officer = await world.as(`city-reviewer over ${place.city}`)
  const wish = {
    orgId: world.orgIds[place.city],
    title: `${place.key}发展目标`,
    timeKind: 'total',
    amount: 100,
    fromYear: 2025,
    toYear: 2026,
    source: `${place.key}规划`,
  }
  const { id } = await done<{ id: string }>(officer.post('/membership/targets', wish))
  const marks = [wish.title, wish.source]
  return { kind: 'membership.target', id, owner: null, orgPath: world.paths[place.city]!, marks }
}

async function departure(world: World, place: Place): Promise<Planted> {
  const leaving = place.workers[2]!
  const reason = `${place.key}退会原因`
  const visitor = await world.as(leaving)
  const { id } = await done<{ id: string }>(visitor.post('/me/membership/departures', { reason }))
  return { kind: 'membership.departure', id, owner: leaving.personId, orgPath: place.path, marks: [reason] }
}

async function invitation(world: World, place: Place): Promise<Planted> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  const body = { orgId: place.orgId, remark: `${place.key}邀请`, lastOn: '2025-12-31', mostUses: null }
  const { id, code } = await done<{ id: string; code: string }>(officer.post('/membership/invitations', body))
  return { kind: 'membership.invitation', id, owner: null, orgPath: place.path, marks: [code, body.remark] }
}

async function application(world: World, place: Place): Promise<Planted> {
  const { applicant, orgId, path, key } = place
  const visitor = await world.as(applicant)
  const employerName = `${key}站点用人单位`
  const contract = `${key}-contract-of-work`
  const documentId = await visitor.upload(`${key}劳动合同.pdf`, `%PDF-1.4\n%${contract}\n%%EOF`, 'document')
  const form = { orgId, form: 'courier', employerName, remark: `${key}申请说明`, documentId }
  const { id } = await done<{ id: string }>(visitor.post('/me/membership/applications', form))
  const marks = [employerName, form.remark, contract, applicant.name]
  return { kind: 'membership.application', id, owner: applicant.personId, orgPath: path, marks }
}

async function checkedList(world: World, place: Place): Promise<Planted> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  const people = [1, 2].map((at) => ({ ...demoPerson(19, Number(place.code.slice(-4)) + at, '130302'), phone: '' }))
  const rows = people.map((person) => rowOf(person, place.code))
  const { id, fileName } = await handIn(officer, place.orgId, `${place.key}名单.csv`, [...rows, `,,${place.code},,,,`])
  return { kind: 'membership.import', id, owner: null, orgPath: place.path, marks: [fileName] }
}

/**
 * The province lists a member of the place under another union, so that the place is asked whether it lets her go, and
 * somebody new under the place, so that its figures have somebody behind them.
 */
async function question(world: World, place: Place): Promise<Planted> {
  const officer = await world.as('county-officer over province')
  const other = world.places.find(({ key }) => key !== place.key)!
  const { id } = await handIn(officer, world.orgIds.province!, `${place.key}转会.csv`, [
    rowOf(place.workers[1]!, other.code),
    rowOf(demoPerson(23, Number(place.code.slice(2)), '130302'), place.code),
  ])
  await done(officer.post(`/membership/imports/${id}/confirmation`))
  await ended(officer, id, ['done'])
  const asked = await world.as(`grassroots-officer over ${place.key}`)
  const { reviews } = await done<{ reviews: { id: string }[] }>(asked.get('/membership/reviews'))
  return { kind: 'membership.review', id: reviews[0]!.id, owner: null, orgPath: place.path, marks: [] }
}

async function handIn(officer: Visitor, orgId: string, name: string, rows: readonly string[]): Promise<ImportCard> {
  const fileId = await officer.upload(
    name,
    ['姓名,证件号码,工会编码,手机号,入会日期,就业形态,工作单位', ...rows].join('\n'),
  )
  const { id } = await done<{ id: string }>(
    officer.post('/membership/imports', { fileId, orgId, newSince: '2025-01-01' }),
  )
  return ended(officer, id, ['checked'])
}

function rowOf({ name, idNumber }: { name: string; idNumber: string }, code: string): string {
  return [name, idNumber, code, '', '2025-07-01', '快递员', '快递站'].join(',')
}

async function ended(officer: Visitor, id: string, states: readonly string[]): Promise<ImportCard> {
  for (;;) {
    const card = await done<ImportCard>(officer.get(`/membership/imports/${id}`))
    if (states.includes(card.state)) return card
    if (card.state === 'failed') throw new Error(`planting members: ${card.problem}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting membership: ${status} ${JSON.stringify(body)}`)
  return body
}
