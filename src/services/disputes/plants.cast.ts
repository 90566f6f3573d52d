import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { claimOf, signerOf } from './cast.ts'
import type { DisputeFile } from './disputes.contract.ts'

/** A dispute of a worker of the place at the county above, with all that a file may hold. */
export const plants: Plants = {
  order: 60,
  plant: async (world, place) => {
    const officer = await world.as(`rights-officer over ${place.county}`)
    return [...(await plantFile(world, place, officer)), ...(await plantRecords(world, place, officer))]
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
  return [{ kind: 'disputes.station', id, owner: null, orgPath, marks: [] }]
}

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting disputes: ${status} ${JSON.stringify(body)}`)
  return body
}
