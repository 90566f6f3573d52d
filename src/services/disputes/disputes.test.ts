import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import {
  claimOf,
  type DisputeCast,
  fileOf,
  handled,
  openDisputeCast,
  raise,
  refusedAs,
  signByAll,
  signerOf,
  wellDone,
} from './cast.ts'
import type { DisputeCard, DisputeFile } from './disputes.contract.ts'
import { disputes } from './service.ts'

let cast: DisputeCast
let worker: Visitor
let officer: Visitor
const morning = '2025-12-01T01:30:00.000Z'
const nobody = '019aa000-0000-7000-8000-000000000000'

beforeAll(async () => {
  cast = await openDisputeCast(morning)
  worker = await cast.worker(0)
  officer = await cast.officer('rights')
})

afterAll(() => cast.platform.stop())

const north = () => cast.union.orgIds.north
const claim = (changes: Record<string, unknown> = {}) => claimOf(north(), changes)
const firm = (name: string) => ({ respondents: [{ kind: 'firm', part: 'employer', name, creditCode: null }] })

describe('a claim on the phone', () => {
  test('is taken on, mediated, signed by three, paid the same day and closed (A002-12.c2)', async () => {
    const start = wellDone(await worker.get<{ usual: { id: string } }>('/me/disputes/start'))
    expect(start.usual.id).toBe(north())
    const id = await raise(worker, claim())
    const listed = wellDone(await officer.get<{ disputes: DisputeCard[] }>('/disputes?open=yes'))
    expect(listed.disputes).toMatchObject([
      { firmName: '顺达集装箱运输有限公司', claimedFen: 900_000, state: 'filed', classes: ['migrant-wages'] },
    ])
    wellDone(await officer.post(`/disputes/${id}/registration`, { classes: ['migrant-wages'], note: '' }))
    const taken = await fileOf(officer, id)
    expect(taken).toMatchObject({ state: 'handling', officerName: expect.any(String), wages: [{}, {}] })
    expect(taken.clocks.map((clock) => [clock.key, clock.standing, clock.daysLeft])).toEqual([
      ['limitation', 'not-limited', null],
      ['mediation', 'running', 15],
    ])

    const mediation = { heldAt: morning, place: '服务站调解室', outcome: 'agreed', note: '单位同意今天付清' }
    wellDone(await officer.post(`/disputes/${id}/mediations`, mediation))
    const signer = signerOf(1)
    const terms = { way: 'mediation', amountFen: 900_000, payBy: '2025-12-01', terms: '', signer }
    const { documentId } = wellDone(await officer.post<{ documentId: string }>(`/disputes/${id}/agreement`, terms))
    expect((await fileOf(officer, id)).state).toBe('signing')
    const boss = await new Visitor(cast.platform.address, '10.8.0.1').signInAsWorker(signer.phone)
    type ToSign = { agreements: { documentId: string; yours: boolean }[] }
    expect(wellDone(await boss.get<ToSign>('/me/disputes/agreements')).agreements).toMatchObject([
      { documentId, yours: true },
    ])
    await signByAll(documentId, [worker, boss], officer)
    expect(await fileOf(officer, id)).toMatchObject({ state: 'agreed', dueFen: 900_000 })

    stopClock('2025-12-01T01:50:00.000Z')
    const paid = { paidAt: '2025-12-01T01:45:00.000Z', amountFen: 900_000, way: 'mediation', note: '银行转账' }
    expect(wellDone(await officer.post(`/disputes/${id}/payments`, paid))).toMatchObject({ leftFen: 0, closed: true })
    const file = wellDone(await worker.get<DisputeFile>(`/me/disputes/${id}`))
    expect(file).toMatchObject({ state: 'settled', recoveredFen: 900_000, filedAt: morning, paidAt: paid.paidAt })
    wellDone(await worker.post(`/me/disputes/${id}/payments/${file.payments[0]!.id}/receipt`))
    expect(await transaction(system, disputes.verify)).toEqual([])
    stopClock(morning)
  })

  test('says what is wrong with it, and books nothing', async () => {
    const ask = async (changes: Record<string, unknown>) =>
      refusedAs(await worker.post('/me/disputes', claim({ ...firm('新星物流有限公司'), ...changes })))
    const october = { month: '2025-10-01', owedFen: 450_000 }
    expect(await ask({ wages: [] })).toEqual([422, 'disputes.nothing-claimed'])
    expect(await ask({ wages: [october, october] })).toEqual([422, 'disputes.month-twice'])
    expect(await ask({ wages: [{ ...october, month: '2026-01-01' }] })).toEqual([422, 'disputes.month-in-future'])
    const most = { owedFen: 10_000_000_000 }
    expect(
      await ask({
        wages: [
          { ...october, ...most },
          { month: '2025-11-01', ...most },
        ],
      }),
    ).toEqual([422, 'disputes.too-much-claimed'])
    expect(await ask({ otherFen: 100 })).toEqual([422, 'disputes.other-unsaid'])
    expect(await ask({ employment: 'ended' })).toEqual([422, 'disputes.end-missing'])
    expect(await ask({ employment: 'ended', endedOn: '2025-12-02' })).toEqual([422, 'disputes.day-not-come'])
    expect(await ask({ phone: '12345' })).toEqual([422, 'disputes.phone-wrong'])
    const wrong = [{ kind: 'firm', part: 'employer', name: '新星物流有限公司', creditCode: '91110108551385082X' }]
    expect(await ask({ respondents: wrong })).toEqual([422, 'disputes.credit-code-wrong'])
    expect(await ask({ orgId: cast.union.orgIds.foundry })).toEqual([422, 'disputes.union-takes-none'])
    expect(await ask({ orgId: nobody })).toEqual([404, 'orgs.unknown'])
    expect(await ask({ stationId: nobody })).toEqual([404, 'disputes.station-missing'])
    expect(await ask({ evidence: [{ fileId: nobody }] })).toEqual([404, 'files.not-found'])
    const { disputes: mine } = wellDone(await worker.get<{ disputes: DisputeCard[] }>('/me/disputes'))
    expect(mine.map((one) => one.firmName)).not.toContain('新星物流有限公司')
  })

  test('about the same wages of the same firm is not taken twice, and one worker has ten at most', async () => {
    const other = await cast.worker(1)
    const first = await raise(other, claim(firm('永兴货运有限公司')))
    expect(refusedAs(await other.post('/me/disputes', claim(firm('永兴货运有限公司'))))).toEqual([
      409,
      'disputes.claimed-already',
    ])
    const key = 'the-same-request-twice'
    const again = claim(firm('恒达货运有限公司'))
    const one = wellDone(await other.post<{ id: string }>('/me/disputes', again, key))
    expect(wellDone(await other.post<{ id: string }>('/me/disputes', again, key))).toEqual(one)
    for (let at = 2; at < 10; at += 1) await raise(other, claim(firm(`瑞丰${at}号货运公司`)))
    expect(refusedAs(await other.post('/me/disputes', claim(firm('第十一家货运公司'))))).toEqual([
      409,
      'disputes.too-many-open',
    ])
    wellDone(await other.post(`/me/disputes/${first}/withdrawal`, { because: '单位已经付了' }))
  })

  test('takes papers and pictures for what they are: disguised and huge ones are refused at the door', async () => {
    const script = '<html><script>alert(1)</script></html>'
    await expect(worker.upload('工资条.png', script, 'photo')).rejects.toThrow('files.')
    await expect(worker.upload('工资条.pdf', 'MZ\u0090\u0000\u0003', 'document')).rejects.toThrow('files.')
    const huge = new Uint8Array(10 * 1024 ** 2 + 1)
    huge.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    await expect(worker.upload('照片.png', huge, 'photo')).rejects.toThrow('files.too-large')
  })

  test('keeps what is written as it was written: a script is only words', async () => {
    const story = '<script>alert("x")</script> 单位说 2025 年底再发'
    const id = await raise(worker, claim({ ...firm('锦程运输有限公司'), story }))
    expect(await fileOf(officer, id)).toMatchObject({ story })
  })
})

describe('who sees and who may', () => {
  test('the union of her own firm never sees it, nor do neighbours; what is elsewhere is as if it were not there', async () => {
    const id = await raise(worker, claim(firm('明达运输有限公司')))
    for (const account of ['foundry', 'south', 'outsider']) {
      const other = await cast.officer(account)
      const answers = [await other.get(`/disputes/${id}`), await other.get(`/disputes/${nobody}`)].map(refusedAs)
      expect(answers[0]).toEqual(answers[1])
    }
    const stranger = await cast.worker(2)
    expect(refusedAs(await stranger.get(`/me/disputes/${id}`))).toEqual([404, 'disputes.not-found'])
    expect(refusedAs(await worker.get(`/disputes/${id}`))).toEqual([403, 'access.not-permitted'])
    const south = await cast.officer('south')
    const register = { classes: [], riskFlags: [], note: '' }
    expect(refusedAs(await south.post(`/disputes/${id}/registration`, register))).toEqual([404, 'disputes.not-found'])
  })

  test('what may not be done now is refused with the state it is in', async () => {
    const id = await raise(worker, claim(firm('新桥运输有限公司')))
    const pay = { paidAt: morning, amountFen: 100, way: 'voluntary', note: '' }
    expect(refusedAs(await officer.post(`/disputes/${id}/payments`, pay))).toEqual([409, 'cases.moved-meanwhile'])
    const decide = (decision: string, note: string) => officer.post(`/disputes/${id}/decision`, { decision, note })
    expect(refusedAs(await decide('send-back', ''))).toEqual([422, 'cases.note-missing'])
    wellDone(await decide('send-back', '请补充工资条'))
    const fuller = { ...claim({ story: '补上了工资条' }), evidence: [] }
    wellDone(await worker.post(`/me/disputes/${id}/resubmission`, fuller))
    expect(await fileOf(officer, id)).toMatchObject({ state: 'filed', story: '补上了工资条' })
    wellDone(await decide('refuse', '不属于劳动争议'))
    expect(refusedAs(await worker.post(`/me/disputes/${id}/withdrawal`, { because: '算了' }))[0]).toBe(409)
  })

  test('the person in charge is one of the union that handles it; her phone is shown only with a line in the audit', async () => {
    const id = await raise(worker, claim(firm('柳河运输有限公司')))
    const southern = cast.union.officerIds.south
    const elsewhere = { classes: [], note: '', officerId: southern }
    expect(refusedAs(await officer.post(`/disputes/${id}/registration`, elsewhere))).toEqual([
      422,
      'disputes.officer-elsewhere',
    ])
    wellDone(await officer.post(`/disputes/${id}/registration`, { classes: [], note: '' }))
    type Officers = { officers: { id: string; name: string; open: number }[] }
    const { officers } = wellDone(await officer.get<Officers>(`/disputes/${id}/officers`))
    expect(officers.map((one) => one.id)).toEqual(
      expect.arrayContaining([cast.union.officerIds.north, cast.union.officerIds.rights]),
    )
    wellDone(await officer.post(`/disputes/${id}/officer`, { officerId: cast.union.officerIds.north }))
    expect((await fileOf(officer, id)).officerId).toBe(cast.union.officerIds.north)
    const { phone } = wellDone(await officer.post<{ phone: string }>(`/disputes/${id}/contact`))
    expect(phone).toBe(cast.union.workers[0]!.phone)
  })
})

describe('evidence and days', () => {
  test('evidence is opened by the worker and by officers above, and a file holds sixty pieces at most', async () => {
    const id = await handled(worker, officer, claim(firm('古渡运输有限公司')))
    const png = Uint8Array.from(
      atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
      (one) => one.charCodeAt(0),
    )
    const fileId = await worker.upload('工资条.png', png, 'photo')
    const path = `/me/disputes/${id}/evidence`
    const { id: mine } = wellDone(await worker.post<{ id: string }>(path, { fileId, kind: 'pay-slip' }))
    expect(await officer.download(`/disputes/${id}/evidence/${mine}/content`)).toHaveLength(png.length)
    const ours = await officer.upload('走访笔录.pdf', '%PDF-1.4\n%%EOF', 'document')
    const note = { fileId: ours, kind: 'other', title: '走访笔录', audience: 'union' }
    const { id: theirs } = wellDone(await officer.post<{ id: string }>(`/disputes/${id}/evidence`, note))
    const south = await cast.officer('south')
    const content = (evidence: string) => `/disputes/${id}/evidence/${evidence}/content`
    expect(refusedAs(await south.get(content(mine)))).toEqual([404, 'disputes.evidence-missing'])
    expect(refusedAs(await worker.get(content(theirs)))).toEqual([404, 'disputes.evidence-missing'])
    expect((await fileOf(officer, id)).evidence.map((one) => one.audience)).toEqual(['all', 'union'])
    expect(wellDone(await worker.get<DisputeFile>(`/me/disputes/${id}`)).evidence).toHaveLength(1)
    for (let at = 2; at < 60; at += 1) wellDone(await worker.post(path, { fileId, kind: 'photo' }))
    expect(refusedAs(await worker.post(path, { fileId, kind: 'photo' }))).toEqual([409, 'disputes.evidence-full'])
  })

  test('a period suspends a term until it ends, and a day entered in error no longer counts', async () => {
    const over = { employment: 'ended', endedOn: '2025-11-01' }
    const id = await handled(worker, officer, claim({ ...firm('石门运输有限公司'), ...over }))
    const limitation = async () => (await fileOf(officer, id)).clocks.find((clock) => clock.key === 'limitation')!
    // Asking the union to mediate begins the year anew (仲裁办案规则第二十七条).
    expect(await limitation()).toMatchObject({ fromOn: '2025-12-01', dueOn: '2026-12-01', standing: 'running' })
    const enter = (body: Record<string, unknown>) => officer.post<{ id: string }>(`/disputes/${id}/dated-facts`, body)
    const lasting = { kind: 'hindered', fromOn: '2025-11-20', untilOn: '2025-11-10', note: '' }
    expect(refusedAs(await enter(lasting))).toEqual([422, 'disputes.period-reversed'])
    expect(refusedAs(await enter({ kind: 'demanded', fromOn: '2025-12-09' }))).toEqual([422, 'disputes.day-not-come'])
    const { id: fact } = wellDone(await enter({ kind: 'hindered', fromOn: '2025-12-01', note: '住院' }))
    expect((await limitation()).standing).not.toBe('missed')
    const path = `/disputes/${id}/dated-facts/${fact}/void`
    wellDone(await officer.post(path, { because: '日期填错' }))
    expect(refusedAs(await officer.post(path, { because: '再来' }))).toEqual([404, 'disputes.fact-missing'])
  })
})
