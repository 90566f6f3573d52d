import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import {
  claimOf,
  type DisputeCast,
  fileOf,
  handled,
  inkPng,
  openDisputeCast,
  refusedAs,
  signByAll,
  signerOf,
  wellDone,
} from './cast.ts'
import type { DisputeFile } from './disputes.contract.ts'
import { disputes } from './service.ts'

let cast: DisputeCast
let worker: Visitor
let officer: Visitor
const morning = '2025-12-01T01:30:00.000Z'
const nobody = '019aa000-0000-7000-8000-000000000000'
const today = '2025-12-01'

beforeAll(async () => {
  cast = await openDisputeCast(morning)
  worker = await cast.worker(0)
  officer = await cast.officer('rights')
})

afterAll(() => cast.platform.stop())

let firms = 0
const claim = (changes: Record<string, unknown> = {}) => {
  firms += 1
  const respondents = [{ kind: 'firm', part: 'employer', name: `第${firms}货运有限公司`, creditCode: null }]
  return claimOf(cast.union.orgIds.north, { respondents, ...changes })
}
const terms = (changes: Record<string, unknown> = {}) => ({
  way: 'mediation',
  amountFen: 800_000,
  payBy: '2025-12-05',
  terms: '',
  signer: signerOf(5),
  ...changes,
})
const paid = (amountFen: number, changes: Record<string, unknown> = {}) => ({
  paidAt: morning,
  amountFen,
  way: 'mediation',
  note: '',
  ...changes,
})
const step = (id: string, body: Record<string, unknown>) => officer.post(`/disputes/${id}/arbitration`, body)
const nextWorker = async (at: number) => cast.worker(at)

describe('an agreement', () => {
  test('needs somebody of the other side to sign it, and a day that has not passed', async () => {
    const id = await handled(worker, officer, claim())
    const agree = (body: Record<string, unknown>) => officer.post(`/disputes/${id}/agreement`, body)
    expect(refusedAs(await agree(terms({ signer: null })))).toEqual([422, 'disputes.signer-missing'])
    expect(refusedAs(await agree(terms({ payBy: '2025-11-30' })))).toEqual([422, 'disputes.pay-day-past'])
    const { name, idNumber, phone } = cast.union.workers[0]!
    const herself = terms({ signer: { name, idNumber, phone, post: '经理' } })
    expect(refusedAs(await agree(herself))).toEqual([422, 'disputes.signer-is-claimant'])
    const { documentId } = wellDone((await agree(terms())) as { status: number; body: { documentId: string } })
    expect(refusedAs(await agree(terms()))).toEqual([409, 'disputes.agreement-open'])
    const stranger = await nextWorker(3)
    expect(refusedAs(await stranger.get(`/disputes/agreements/${documentId}`))).toEqual([
      404,
      'disputes.agreement-missing',
    ])
    const south = await cast.officer('south')
    expect(refusedAs(await south.get(`/disputes/agreements/${documentId}`))[1]).toBe('disputes.agreement-missing')
  })

  test('that the worker does not want goes back, with her reason; another is drawn up and signed', async () => {
    const id = await handled(worker, officer, claim())
    type Drawn = { documentId: string }
    const first = wellDone(await officer.post<Drawn>(`/disputes/${id}/agreement`, terms({ signer: signerOf(6) })))
    wellDone(await worker.post(`/disputes/agreements/${first.documentId}/refusal`, { because: '少了十一月的' }))
    expect((await fileOf(officer, id)).state).toBe('handling')
    const digest = '0'.repeat(64)
    const sign = { digest, picture: inkPng }
    expect(refusedAs(await worker.post(`/disputes/agreements/${first.documentId}/signature`, sign))).toEqual([
      404,
      'disputes.agreement-missing',
    ])
    const again = terms({ signer: signerOf(6), amountFen: 900_000 })
    const second = wellDone(await officer.post<Drawn>(`/disputes/${id}/agreement`, again))
    const path = `/disputes/agreements/${second.documentId}`
    expect(refusedAs(await worker.post(`${path}/signature`, sign))).toEqual([409, 'instruments.text-changed'])
    const boss = await new Visitor(cast.platform.address, '10.8.1.1').signInAsWorker(signerOf(6).phone)
    await signByAll(second.documentId, [boss, worker], officer)
    expect(await fileOf(officer, id)).toMatchObject({ state: 'agreed', dueFen: 900_000 })
    expect(wellDone(await worker.get<DisputeFile>(`/me/disputes/${id}`)).clocks).toContainEqual(
      expect.objectContaining({ key: 'performance', dueOn: '2025-12-05', standing: 'running' }),
    )
  })

  test('on paper holds at once, and money is paid as agreed and not beyond', async () => {
    const id = await handled(worker, officer, claim())
    const paper = await officer.upload('协议.pdf', '%PDF-1.4\n%%EOF', 'document')
    wellDone(await officer.post(`/disputes/${id}/agreement`, terms({ signer: null, fileId: paper })))
    const pay = (body: Record<string, unknown>) =>
      officer.post<{ id: string; leftFen: number; closed: boolean }>(`/disputes/${id}/payments`, body)
    expect(refusedAs(await pay(paid(800_001)))).toEqual([409, 'disputes.payment-over'])
    expect(refusedAs(await pay(paid(1, { paidAt: '2025-12-01T02:00:00.000Z' })))).toEqual([
      422,
      'disputes.day-not-come',
    ])
    const key = 'the-same-money-once'
    const first = wellDone(await officer.post<{ id: string }>(`/disputes/${id}/payments`, paid(300_000), key))
    wellDone(await officer.post(`/disputes/${id}/payments`, paid(300_000), key))
    expect(await fileOf(officer, id)).toMatchObject({ recoveredFen: 300_000, state: 'agreed' })
    expect(wellDone(await pay(paid(500_000)))).toMatchObject({ leftFen: 0, closed: true })
    const back = `/disputes/${id}/payments/${first.id}/void`
    wellDone(await officer.post(back, { because: '登记到了别人名下' }))
    expect(await fileOf(officer, id)).toMatchObject({ state: 'agreed', recoveredFen: 500_000, paidAt: null })
    expect(refusedAs(await officer.post(back, { because: '再来一次' }))).toEqual([409, 'disputes.payment-voided'])
    const missing = `/disputes/${id}/payments/${nobody}/void`
    expect(refusedAs(await officer.post(missing, { because: '没有这笔' }))).toEqual([404, 'disputes.payment-missing'])
    wellDone(await pay(paid(300_000)))
    expect(await fileOf(officer, id)).toMatchObject({ state: 'settled', recoveredFen: 800_000 })
    expect(await transaction(system, disputes.verify)).toEqual([])
  })

  test('is set aside by the officer while it is not signed by all', async () => {
    const id = await handled(worker, officer, claim())
    wellDone(await officer.post(`/disputes/${id}/agreement`, terms({ signer: signerOf(7) })))
    wellDone(await officer.post(`/disputes/${id}/agreement/withdrawal`, { because: '金额写错' }))
    expect(await fileOf(officer, id)).toMatchObject({ state: 'handling', agreement: null })
  })

  test('before a suit closes the case with what was recovered (A000-02.c3), also with less than was claimed', async () => {
    const id = await handled(worker, officer, claim())
    const most = paid(600_000, { way: 'pre-litigation', whole: 'yes' })
    expect(wellDone(await officer.post(`/disputes/${id}/payments`, most))).toMatchObject({ closed: true })
    expect(await fileOf(officer, id)).toMatchObject({ state: 'settled', way: 'pre-litigation', recoveredFen: 600_000 })
  })
})

describe('arbitration', () => {
  test('goes from the application to the award, each day after the one before; the terms follow', async () => {
    const other = await nextWorker(4)
    const id = await handled(other, officer, claim())
    expect(refusedAs(await step(id, { step: 'accept', on: today }))).toEqual([409, 'disputes.no-arbitration'])
    const fail = { heldAt: morning, place: '服务站', outcome: 'failed', note: '单位不认加班费' }
    wellDone(await officer.post(`/disputes/${id}/mediations`, { ...fail, outcome: 'adjourned', note: '改日再谈' }))
    wellDone(await officer.post(`/disputes/${id}/mediations`, fail))
    expect((await fileOf(officer, id)).state).toBe('undecided')
    wellDone(await other.post(`/me/disputes/${id}/choice`, { next: 'arbitration', note: '' }))
    const commission = '江北区劳动人事争议仲裁委员会'
    wellDone(await step(id, { step: 'apply', commission, appliedOn: '2025-11-20' }))
    expect(refusedAs(await step(id, { step: 'accept', on: '2025-11-19' }))).toEqual([422, 'disputes.order-of-days'])
    wellDone(await step(id, { step: 'accept', on: '2025-11-24', number: '江北劳仲案〔2025〕8号' }))
    wellDone(await step(id, { step: 'extend', days: 15, by: '仲裁委主任' }))
    const before = await fileOf(officer, id)
    expect(before.clocks).toContainEqual(expect.objectContaining({ key: 'award', dueOn: '2026-01-23' }))
    expect(before.clocks).toContainEqual(expect.objectContaining({ key: 'acceptance', standing: 'kept' }))
    const award = {
      step: 'award',
      on: today,
      result: 'award',
      amountFen: 900_000,
      isFinal: true,
      performBy: '2025-12-16',
      arbitrators: ['周正'],
    }
    wellDone(await step(id, award))
    wellDone(await step(id, { step: 'receive', on: today }))
    const file = await fileOf(officer, id)
    expect(file).toMatchObject({ state: 'awarded', dueFen: 900_000 })
    expect(file.clocks.map((one) => one.key)).toEqual(expect.arrayContaining(['suit', 'annulment', 'enforcement']))
    wellDone(await step(id, { step: 'sue', on: today }))
    expect((await fileOf(officer, id)).state).toBe('suing')
    wellDone(await step(id, { step: 'judge', on: today, amountFen: 850_000, performBy: '2025-12-01' }))
    wellDone(await step(id, { step: 'enforce', on: today }))
    wellDone(await officer.post(`/disputes/${id}/payments`, paid(850_000, { way: 'enforcement' })))
    expect(await fileOf(officer, id)).toMatchObject({ state: 'settled', way: 'enforcement', recoveredFen: 850_000 })
  })

  test('that the commission turns down leaves the choice to the worker; an award against her ends the case', async () => {
    const other = await nextWorker(5)
    const id = await handled(other, officer, claim())
    wellDone(await step(id, { step: 'apply', commission: '江北区仲裁委', appliedOn: today }))
    wellDone(await step(id, { step: 'turn-down', on: today, because: '主体不适格' }))
    expect((await fileOf(officer, id)).state).toBe('undecided')
    const second = await handled(other, officer, claim())
    wellDone(await step(second, { step: 'apply', commission: '江北区仲裁委', appliedOn: today }))
    wellDone(await step(second, { step: 'accept', on: today }))
    const lost = { step: 'award', on: today, result: 'dismissed', amountFen: 0, isFinal: false, arbitrators: ['周正'] }
    wellDone(await step(second, lost))
    expect(await fileOf(officer, second)).toMatchObject({ state: 'ended', recoveredFen: 0 })
    expect(refusedAs(await step(second, { step: 'sue', on: '2025-12-02' }))).toEqual([422, 'disputes.day-not-come'])
  })
})

describe('stations and firms', () => {
  test('a claim brought to a station is entered for the worker, registered by her id number, with one person in charge (A002-12.c1, A000-02.c1, c2)', async () => {
    const rights = await cast.officer('rights')
    const north = cast.union.orgIds.north
    const station = {
      orgId: north,
      name: '港口物流产业劳动关系公共服务站',
      industry: 'port-logistics',
      place: '港区闸口',
      phone: '',
      openedOn: '2025-04-01',
    }
    const { id: stationId } = wellDone(await rights.post<{ id: string }>('/disputes/stations', station))
    expect(refusedAs(await rights.post('/disputes/stations', station))).toEqual([409, 'disputes.station-known'])
    const driver = demoPerson(41, 1, '130302')
    const { phone: _phone, place: _place, ...fields } = claim()
    const entered = {
      ...fields,
      stationId,
      channel: 'station',
      source: 'claimant',
      place: '',
      claimant: { name: driver.name, idNumber: driver.idNumber, phone: driver.phone },
    }
    const { id } = wellDone(await officer.post<{ id: string }>('/disputes', entered))
    const file = await fileOf(officer, id)
    expect(file).toMatchObject({ state: 'handling', channel: 'station', stationName: station.name, place: '港区闸口' })
    expect(file.officerId).toBe(cast.union.officerIds.rights)
    const her = await new Visitor(cast.platform.address, '10.8.2.1').signInAsWorker(driver.phone)
    expect(wellDone(await her.get<DisputeFile>(`/me/disputes/${id}`)).state).toBe('handling')
    const { phone: _none, ...quiet } = { ...entered.claimant, phone: '' }
    const silent = { ...entered, ...claim(), stationId, channel: 'hotline', claimant: { ...quiet, phone: '' } }
    const hotline = wellDone(await officer.post<{ id: string }>('/disputes', silent))
    expect(refusedAs(await officer.post(`/disputes/${hotline.id}/contact`))).toEqual([404, 'disputes.no-contact'])

    wellDone(await rights.post(`/disputes/stations/${stationId}/closing`, { on: today }))
    const closed = { ...claim(), stationId }
    expect(refusedAs(await worker.post('/me/disputes', closed))).toEqual([422, 'disputes.station-closed'])
    const elsewhere = { ...entered, orgId: cast.union.orgIds.south, stationId: null }
    expect(refusedAs(await officer.post('/disputes', elsewhere))[0]).toBe(404)
  })

  test('a firm is on record once, found by its code or name when a claim against it is taken on', async () => {
    const { north, south } = cast.union.orgIds
    const fields = {
      name: '东港集装箱运输有限公司',
      creditCode: '91110108551385082Q',
      industry: 'port-logistics',
      regionId: north,
      address: '',
      contact: '',
    }
    const { id: firmId } = wellDone(await officer.post<{ id: string }>('/disputes/firms', { ...fields, orgId: north }))
    expect(refusedAs(await officer.post('/disputes/firms', { ...fields, orgId: north }))).toEqual([
      409,
      'disputes.firm-known',
    ])
    const wrong = { ...fields, name: '别家', creditCode: null, regionId: cast.union.orgIds.foundry }
    expect(refusedAs(await officer.post('/disputes/firms', { ...wrong, orgId: north }))).toEqual([
      422,
      'disputes.no-region',
    ])
    const path = `/disputes/firms/${firmId}`
    wellDone(await officer.put(path, { ...fields, address: '港区大道 1 号' }))
    const southern = await cast.officer('south')
    expect(refusedAs(await southern.put(path, fields))).toEqual([404, 'disputes.firm-missing'])
    const id = await handled(
      worker,
      officer,
      claim({ respondents: [{ kind: 'firm', part: 'employer', name: fields.name, creditCode: null }] }),
    )
    expect(await fileOf(officer, id)).toMatchObject({ industry: null })
    const unknown = await handled(worker, officer, claim())
    const tie = (of: string, body: Record<string, unknown>) => officer.post(`/disputes/${of}/firm`, body)
    expect(refusedAs(await tie(unknown, {}))).toEqual([422, 'disputes.firm-unplaced'])
    wellDone(await tie(unknown, { industry: 'catering', regionId: south }))
    expect(await fileOf(officer, unknown)).toMatchObject({ industry: 'catering', regionName: '江南区总工会' })
    expect(refusedAs(await southern.post(`/disputes/${unknown}/firm`, {}))).toEqual([404, 'disputes.not-found'])
    const again = await nextWorker(6)
    const respondents = [{ kind: 'firm', part: 'employer', name: fields.name, creditCode: null }]
    const raised = wellDone(await again.post<{ id: string }>('/me/disputes', { ...claim({ respondents }) }))
    const firm = { industry: 'port-logistics', regionId: north }
    wellDone(await officer.post(`/disputes/${raised.id}/registration`, { classes: ['common'], note: '', firm }))
    expect(await fileOf(officer, raised.id)).toMatchObject({ industry: 'port-logistics', regionName: '江北区总工会' })
    type Listed = { disputes: { case: { id: string } }[] }
    const listed = wellDone(await officer.get<Listed>(`/disputes?firmId=${firmId}`))
    expect(listed.disputes.map((one) => one.case.id)).toEqual([raised.id])
    type Firms = { firms: { id: string; name: string }[] }
    expect(wellDone(await southern.get<Firms>(`/disputes/firms?orgId=${south}`)).firms).toEqual([])
    const parties = [
      ...respondents,
      { kind: 'firm', part: 'contractor', name: '江北建工集团有限公司', creditCode: null },
    ]
    wellDone(await officer.post(`/disputes/${raised.id}/parties`, { parties }))
    expect((await fileOf(officer, raised.id)).parties).toMatchObject([{ firmId }, { part: 'contractor' }])
  })
})
