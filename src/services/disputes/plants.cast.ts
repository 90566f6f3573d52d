import { type Place, type Planted, type Plants, toldOf, type World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { claimOf, signerOf } from './cast.ts'
import type { DisputeFile } from './disputes.contract.ts'

/** A dispute of a worker of the place at the county above, with all that a file may hold, handled jointly with a court. */
export const plants: Plants = {
  order: 60,
  values: {
    'POST /disputes/hearings/:id/end state': 'held',
    'POST /disputes/hearings/:id/end seats': [],
    'POST /disputes/shared/:id/arbitration step': 'accept',
  },
  plant: async (world, place) => {
    const officer = await world.as(`rights-officer over ${place.county}`)
    // What a county keeps for all is planted once in each.
    const first = world.places.find(({ county }) => county === place.county)!
    return [
      ...(place.key === first.key ? await plantRecords(world, place, officer) : []),
      ...(await plantFile(world, place, officer, courtOf(first))),
      ...(await plantTeaching(world, place, officer)),
    ]
  },
}

const courtOf = ({ key }: Place) => `court-of-${key}`

async function plantFile(world: World, place: Place, officer: Visitor, court: string): Promise<Planted[]> {
  const worker = place.workers[1]!
  const orgPath = world.paths[place.county]!
  const orgId = orgPath.at(-1)!
  const visitor = await world.as(worker)
  const firm = `${place.key}欠薪货运公司`
  const story = `${place.key}欠薪经过`
  const respondents = [{ kind: 'firm', part: 'employer', name: firm, creditCode: null }]
  const wages = [{ month: '2025-06-01', owedFen: 432_100 + Number(place.code.slice(-3)) }]
  const { id } = await done<{ id: string }>(visitor.post('/me/disputes', claimOf(orgId, { respondents, story, wages })))
  const region = { industry: 'delivery', regionId: orgId }
  await done(officer.post(`/disputes/${id}/registration`, { classes: ['migrant-wages'], note: '', firm: region }))
  const fileId = await visitor.upload(`${place.key}工资条.pdf`, '%PDF-1.4\n%%EOF', 'document')
  const evidence = { fileId, kind: 'pay-slip', title: `${place.key}工资条` }
  await done(visitor.post(`/me/disputes/${id}/evidence`, evidence))
  const fact = { kind: 'demanded', fromOn: '2025-07-01', note: `${place.key}讨要过` }
  const { id: factId } = await done<{ id: string }>(officer.post(`/disputes/${id}/dated-facts`, fact))
  const pay = { paidAt: '2025-07-15T02:00:00.000Z', amountFen: 12_300, way: 'voluntary', note: `${place.key}先付` }
  await done(officer.post(`/disputes/${id}/payments`, pay))
  const inner = { fileId: await officer.upload(`${place.key}内部.pdf`, '%PDF-1.4\n%%EOF', 'document'), kind: 'other' }
  const secret = { ...inner, title: `${place.key}内部研判`, audience: 'union' }
  const { id: secretId } = await done<{ id: string }>(officer.post(`/disputes/${id}/evidence`, secret))
  await done(
    officer.post(`/cases/${id}/bodies`, { orgId: world.orgIds[court], role: 'joint', note: `${place.key}请协助` }),
  )
  const hearing = { kind: 'mobile', startsAt: '2099-01-05T01:00:00.000Z', place: `${place.key}仲裁庭` }
  const { id: hearingId } = await done<{ id: string }>(officer.post(`/disputes/${id}/hearings`, hearing))
  const signer = signerOf(Number(place.code.slice(2)) % 9_000)
  const terms = { way: 'mediation', amountFen: 400_000, payBy: '2099-12-31', terms: `${place.key}另约`, signer }
  const { documentId } = await done<{ documentId: string }>(officer.post(`/disputes/${id}/agreement`, terms))
  const file = await done<DisputeFile>(officer.get(`/disputes/${id}`))
  const joined = [...orgPath, world.orgIds[court]!]
  const of = (kind: string, thing: string, marks: string[], path: readonly string[] = joined): Planted => {
    return { kind, id: thing, owner: worker.personId, orgPath: path, marks }
  }
  return [
    of('disputes.shared', id, [firm, story, file.case.number]),
    of('disputes.hearing', hearingId, []),
    { kind: 'disputes.evidence', id: secretId, owner: null, orgPath, marks: [secret.title] },
    ...['mediator', 'arbitrator'].map((role) => toldOf(worker, world.officers.get(`${role}.${court}`)!)),
    of('disputes.dispute', id, [firm, story, file.case.number], orgPath),
    of('disputes.evidence', file.evidence.find(({ title }) => title === evidence.title)!.id, [evidence.title]),
    of('disputes.dated-fact', factId, [fact.note]),
    of('disputes.payment', file.payments[0]!.id, [pay.note]),
    of('instruments.document', documentId, [terms.terms]),
    { kind: 'disputes.firm', id: file.parties[0]!.firmId!, owner: null, orgPath, marks: [] },
  ]
}

async function plantRecords(world: World, place: Place, officer: Visitor): Promise<Planted[]> {
  const orgPath = world.paths[place.county]!
  const station = {
    orgId: orgPath.at(-1)!,
    name: `${place.key}服务站`,
    industry: 'delivery',
    place: `${place.key}街口`,
    openedOn: '2025-01-01',
  }
  const { id } = await done<{ id: string }>(officer.post('/disputes/stations', station))
  const body = { orgId: orgPath.at(-1)!, name: `${place.key}人民法庭`, kind: 'court' }
  const { id: courtId } = await done<{ id: string }>(officer.post('/disputes/bodies', body))
  world.settle(courtOf(place), [...orgPath, courtId])
  for (const role of ['mediator', 'arbitrator']) await world.as(`${role} over ${courtOf(place)}`)
  const seat = { orgId: orgPath.at(-1)!, kind: 'deputy', name: `${place.key}代表`, fromOn: '2025-01-01' }
  const { id: seatId } = await done<{ id: string }>(officer.post('/disputes/hearing-officers', seat))
  return [
    { kind: 'disputes.station', id, owner: null, orgPath, sight: 'public', marks: [] },
    { kind: 'disputes.taking-union', id: orgPath.at(-1)!, owner: null, orgPath, sight: 'public', marks: [] },
    { kind: 'disputes.hearing-officer', id: seatId, owner: null, orgPath, marks: [seat.name] },
    ...(await plantLibrary(place, officer, orgPath)),
  ]
}

/** A compilation, which everybody reads and nobody else takes back. */
async function plantLibrary(place: Place, officer: Visitor, orgPath: readonly string[]): Promise<Planted[]> {
  const fileId = await officer.upload(`${place.key}汇编.pdf`, '%PDF-1.4\n%%EOF', 'document')
  const compilation = { orgId: orgPath.at(-1)!, industry: 'delivery', title: `${place.key}风险汇编`, fileId }
  const { id } = await done<{ id: string }>(officer.post('/disputes/compilations', compilation))
  return [{ kind: 'disputes.compilation', id, owner: null, orgPath, sight: 'public', marks: [] }]
}

/** A typical case of another worker with its school, somebody who asks to observe it, and a letter. */
async function plantTeaching(world: World, place: Place, officer: Visitor): Promise<Planted[]> {
  const [observer, , claimant] = place.workers
  const orgPath = world.paths[place.county]!
  const orgId = orgPath.at(-1)!
  const visitor = await world.as(claimant!)
  const respondents = [{ kind: 'firm', part: 'employer', name: `${place.key}典型公司`, creditCode: null }]
  const wages = [{ month: '2025-06-01', owedFen: 500_000 }]
  const { id } = await done<{ id: string }>(visitor.post('/me/disputes', claimOf(orgId, { respondents, wages })))
  const firm = { industry: 'catering', regionId: orgId }
  await done(officer.post(`/disputes/${id}/registration`, { classes: ['typical', 'common'], note: '', firm }))
  const times = { startsAt: '2099-01-05T01:00:00.000Z', endsAt: '2099-01-05T03:00:00.000Z' }
  const plan = { ...times, title: `${place.key}庭审观摩`, place: `${place.key}仲裁庭` }
  const { id: schoolId } = await done<{ id: string }>(officer.post(`/disputes/${id}/school`, plan))
  const asks = { firmName: `${place.key}旁听公司`, role: 'representative', reason: `${place.key}想旁听` }
  await done((await world.as(observer!)).post(`/me/disputes/schools/${schoolId}/application`, asks))
  type Observers = { observers: { id: string }[] }
  const { observers } = await done<Observers>(officer.get(`/disputes/schools/${schoolId}/observers`))
  const letter = {
    ...{ orgId, disputeId: id, to: { kind: 'industry', industry: 'catering' }, replyBy: '2099-01-31' },
    ...{ found: `${place.key}发现`, basis: '《劳动法》第五十条。', advice: `${place.key}建议` },
  }
  const { id: letterId } = await done<{ id: string }>(officer.post('/disputes/letters', letter))
  return [
    { kind: 'disputes.dispute', id, owner: claimant!.personId, orgPath, marks: [respondents[0]!.name] },
    { kind: 'disputes.school', id: schoolId, owner: null, orgPath, sight: 'public', marks: [] },
    await plantStory(visitor, place, officer, orgPath),
    {
      kind: 'disputes.observer',
      id: observers[0]!.id,
      owner: observer!.personId,
      orgPath,
      marks: [asks.firmName, asks.reason],
    },
    { kind: 'disputes.letter', id: letterId, owner: null, orgPath, marks: [letter.found, letter.advice] },
  ]
}

/** A story is told of what is over. */
async function plantStory(hers: Visitor, place: Place, officer: Visitor, orgPath: readonly string[]): Promise<Planted> {
  const orgId = orgPath.at(-1)!
  const wages = [{ month: '2025-05-01', owedFen: 500_000 }]
  const { id } = await done<{ id: string }>(hers.post('/me/disputes', claimOf(orgId, { wages })))
  const firm = { industry: 'catering', regionId: orgId }
  await done(officer.post(`/disputes/${id}/registration`, { classes: ['typical'], note: '', firm }))
  await done(hers.post(`/me/disputes/${id}/withdrawal`, { because: '单位已经付清' }))
  const told = { title: `${place.key}以案说法`, text: '甲公司拖欠工资，工会依法督促后补发，职工表示满意。' }
  const story = { ...told, lesson: '工资应当按月足额支付。', industry: 'catering' }
  const published = await done<{ id: string }>(officer.post(`/disputes/${id}/story`, story))
  return { kind: 'disputes.story', id: published.id, owner: null, orgPath, sight: 'public', marks: [] }
}

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting disputes: ${status} ${JSON.stringify(body)}`)
  return body
}
