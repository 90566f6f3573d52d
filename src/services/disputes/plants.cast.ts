import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { claimOf, signerOf } from './cast.ts'
import type { DisputeFile } from './disputes.contract.ts'

/** A dispute of a worker of the place at the county above, with all that a file may hold. */
export const plants: Plants = {
  order: 60,
  plant: async (world, place) => {
    const officer = await world.as(`rights-officer over ${place.county}`)
    // What a county keeps for all is planted once in each.
    const first = world.places.find(({ county }) => county === place.county)!
    return [
      ...(await plantFile(world, place, officer)),
      ...(place.key === first.key ? await plantRecords(world, place, officer) : []),
      ...(await plantTeaching(world, place, officer)),
    ]
  },
}

async function plantFile(world: World, place: Place, officer: Visitor): Promise<Planted[]> {
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
  const signer = signerOf(Number(place.code.slice(2)) % 9_000)
  const terms = { way: 'mediation', amountFen: 400_000, payBy: '2099-12-31', terms: `${place.key}另约`, signer }
  const { documentId } = await done<{ documentId: string }>(officer.post(`/disputes/${id}/agreement`, terms))
  const file = await done<DisputeFile>(officer.get(`/disputes/${id}`))
  const of = (kind: string, thing: string, marks: string[]): Planted => {
    return { kind, id: thing, owner: worker.personId, orgPath, marks }
  }
  return [
    of('disputes.dispute', id, [firm, story, file.case.number]),
    of('disputes.evidence', file.evidence[0]!.id, [evidence.title]),
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
  await done(officer.post('/disputes/bodies', body))
  const seat = { orgId: orgPath.at(-1)!, kind: 'deputy', name: `${place.key}代表`, fromOn: '2025-01-01' }
  const { id: seatId } = await done<{ id: string }>(officer.post('/disputes/hearing-officers', seat))
  return [
    { kind: 'disputes.station', id, owner: null, orgPath, marks: [] },
    { kind: 'disputes.hearing-officer', id: seatId, owner: null, orgPath, marks: [seat.name, body.name] },
  ]
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
    { kind: 'disputes.school', id: schoolId, owner: null, orgPath, marks: [] },
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

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting disputes: ${status} ${JSON.stringify(body)}`)
  return body
}
