import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Visitor } from '../../../test/world/visitor.ts'
import { Visitor as Guest } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { claimOf, type DisputeCast, fileOf, handled, openDisputeCast, refusedAs, wellDone } from './cast.ts'
import type { CompilationCard, Counter, StoryCard } from './learning.contract.ts'
import { questionKeys } from './learning.model.ts'
import { usualSetting } from './learning.rules.ts'
import { disputes } from './service.ts'

let cast: DisputeCast
let worker: Visitor
let officer: Visitor
let guest: Visitor
const morning = '2025-12-01T01:30:00.000Z'
const nobody = '019aa000-0000-7000-8000-000000000000'

beforeAll(async () => {
  cast = await openDisputeCast(morning)
  worker = await cast.worker(0)
  officer = await cast.officer('rights')
  guest = new Guest(cast.platform.address, '10.8.9.9')
})

afterAll(() => cast.platform.stop())

const claim = (name: string) =>
  claimOf(cast.union.orgIds.north, { respondents: [{ kind: 'firm', part: 'employer', name, creditCode: null }] })
const whole = { paidAt: morning, amountFen: 900_000, way: 'mediation', note: '', whole: 'no' }

describe('a series', () => {
  const row = (at: number, changes: Record<string, unknown> = {}) => {
    const { name, idNumber, phone } = demoPerson(61, at, '130302')
    return { name, idNumber, phone, wages: [{ month: '2025-11-01', owedFen: 300_000 + at }], ...changes }
  }

  test('has each worker with amounts of her own; rows that cannot stand are told, the others go in', async () => {
    const id = await handled(worker, officer, claim('系列建筑公司'))
    const path = `/disputes/${id}/series`
    type Added = { added: number; rejected: { row: number; because: string }[] }
    const workers = [row(1), row(2), row(1), row(3, { idNumber: '130302199001010000' }), row(4, { phone: '110' })]
    const key = 'the-same-list-twice'
    const added = wellDone(await officer.post<Added>(path, { workers }, key))
    expect(added).toMatchObject({ added: 2, rejected: [{ row: 3 }, { row: 4 }, { row: 5 }] })
    expect(wellDone(await officer.post<Added>(path, { workers }, key))).toEqual(added)
    expect(wellDone(await officer.post<Added>(path, { workers: [row(2)] }))).toMatchObject({
      added: 0,
      rejected: [{ row: 1 }],
    })
    const main = await fileOf(officer, id)
    expect(main.parts.map((one) => one.claimedFen)).toEqual([300_001, 300_002])
    const [first] = main.parts
    expect((await fileOf(officer, first!.id)).main).toMatchObject({ id })
    expect(refusedAs(await officer.post(`/disputes/${first!.id}/series`, { workers: [row(9)] }))).toEqual([
      409,
      'disputes.part-of-another',
    ])

    const pay = (body: Record<string, unknown>) =>
      officer.post<{ paid: number; amountFen: number }>(`${path}/payment`, {
        paidAt: morning,
        way: 'mediation',
        ...body,
      })
    const over = { shares: [{ disputeId: first!.id, amountFen: 300_002 }] }
    expect(refusedAs(await pay(over))).toEqual([409, 'disputes.payment-over'])
    expect(refusedAs(await pay({ shares: [{ disputeId: nobody, amountFen: 1 }] }))).toEqual([404, 'disputes.not-found'])
    const share = { shares: [{ disputeId: first!.id, amountFen: 250_000 }] }
    expect(wellDone(await pay(share))).toEqual({ paid: 2, amountFen: 550_002 })
    expect(refusedAs(await pay({}))).toEqual([409, 'disputes.series-empty'])
    const her = await new Guest(cast.platform.address, '10.8.9.1').signInAsWorker(row(1).phone)
    type Mine = { disputes: { recoveredFen: number; state: string }[] }
    expect(wellDone(await her.get<Mine>('/me/disputes')).disputes).toMatchObject([
      { recoveredFen: 250_000, state: 'settled' },
    ])
    expect(await transaction(system, disputes.verify)).toEqual([])
  })

  test('is not begun with a claim that nobody has taken on', async () => {
    const other = await cast.worker(1)
    const raised = wellDone(await other.post<{ id: string }>('/me/disputes', claim('未受理公司')))
    expect(refusedAs(await officer.post(`/disputes/${raised.id}/series`, { workers: [row(21)] }))).toEqual([
      409,
      'disputes.series-not-open',
    ])
  })
})

describe('before there is a dispute', () => {
  test('a firm is diagnosed by a setting whose values are shown (A002-12.c8)', async () => {
    const { north } = cast.union.orgIds
    const firm = { orgId: north, name: '诊断物流公司', creditCode: null, industry: 'port-logistics', regionId: north }
    const { id } = wellDone(await officer.post<{ id: string }>('/disputes/firms', firm))
    type Setting = typeof usualSetting & { setBy: string | null }
    expect(wellDone(await officer.get<Setting>('/disputes/questionnaire'))).toEqual({ ...usualSetting, setBy: null })
    const crossed = { ...usualSetting, orgId: north, mediumFrom: 50, highFrom: 40 }
    expect(refusedAs(await officer.put('/disputes/questionnaire', crossed))).toEqual([
      422,
      'disputes.thresholds-crossed',
    ])
    const answers = { ...Object.fromEntries(questionKeys.map((key) => [key, 'yes'])), payday: 'no', payslip: 'partly' }
    const path = `/disputes/firms/${id}/diagnoses`
    expect(wellDone(await officer.post(path, { answers }))).toMatchObject({ points: 24, risk: 'low' })
    wellDone(await officer.put('/disputes/questionnaire', { ...usualSetting, orgId: north, mediumFrom: 20 }))
    expect(wellDone(await officer.post(path, { answers }))).toMatchObject({ points: 24, risk: 'medium' })
    type Diagnoses = { diagnoses: { mediumFrom: number; risk: string }[] }
    const { diagnoses } = wellDone(await officer.get<Diagnoses>(path))
    expect(diagnoses.map((one) => [one.mediumFrom, one.risk])).toEqual([
      [20, 'medium'],
      [25, 'low'],
    ])
    expect(wellDone(await officer.get<Setting>('/disputes/questionnaire')).setBy).toBe('江北区总工会')
  })

  test('compilations are published by industry, and anybody reads them until they are taken down (A002-12.c6)', async () => {
    const fileId = await officer.upload('汇编.pdf', '%PDF-1.4\n% rules\n%%EOF', 'document')
    const wish = {
      orgId: cast.union.orgIds.north,
      industry: 'port-logistics',
      title: '港口物流产业劳动规章制度汇编',
      fileId,
    }
    const { id } = wellDone(await officer.post<{ id: string }>('/disputes/compilations', wish))
    type Listed = { compilations: CompilationCard[] }
    const list = async (industry: string) =>
      wellDone(await guest.get<Listed>(`/public/disputes/compilations?industry=${industry}`)).compilations
    expect(await list('port-logistics')).toMatchObject([{ id, title: wish.title, orgName: '江北区总工会' }])
    expect(await list('catering')).toEqual([])
    await guest.download(`/public/disputes/compilations/${id}/content`)
    const south = await cast.officer('outsider')
    expect((await south.post(`/disputes/compilations/${id}/withdrawal`)).status).toBe(403)
    wellDone(await officer.post(`/disputes/compilations/${id}/withdrawal`))
    expect(refusedAs(await guest.get(`/public/disputes/compilations/${id}/content`))).toEqual([
      404,
      'disputes.compilation-missing',
    ])
  })
})

describe('the public board', () => {
  test('tells a closed typical case so that nobody in it is named', async () => {
    const id = await handled(worker, officer, claim('顺风港运有限公司'))
    const story = {
      title: '讨回两个月工资',
      text: '某运输公司拖欠一名司机两个月工资，经工会调解当天付清。',
      lesson: '按月足额支付工资。',
      industry: 'port-logistics',
    }
    const publish = (changes: Record<string, unknown> = {}) =>
      officer.post<{ id: string }>(`/disputes/${id}/story`, { ...story, ...changes })
    expect(refusedAs(await publish())).toEqual([409, 'disputes.not-typical'])
    wellDone(await officer.post(`/disputes/${id}/classes`, { classes: ['typical'], riskFlags: [] }))
    expect(refusedAs(await publish())).toEqual([409, 'disputes.story-too-early'])
    wellDone(await officer.post(`/disputes/${id}/payments`, whole))
    const { name } = cast.union.workers[0]!
    for (const text of [`${name}讨薪记：${story.text}`, `${story.text}顺风港运有限公司`, `${story.text}13800000000`]) {
      expect(refusedAs(await publish({ text }))).toEqual([422, 'disputes.story-names'])
    }
    const { id: published } = wellDone(await publish())
    expect(refusedAs(await publish())).toEqual([409, 'disputes.story-there'])
    type Board = { stories: StoryCard[] }
    const board = async () => wellDone(await guest.get<Board>('/public/disputes/stories'))
    const shown = await board()
    expect(shown.stories).toMatchObject([{ title: story.title, lesson: story.lesson }])
    expect(JSON.stringify(shown)).not.toContain(id)
    expect(refusedAs(await officer.post(`/disputes/stories/${nobody}/withdrawal`))).toEqual([
      404,
      'disputes.story-missing',
    ])
    wellDone(await officer.post(`/disputes/stories/${published}/withdrawal`))
    expect((await board()).stories).toEqual([])
  })
})

test('counters come out of facts, and what was before the platform stands beside them (A002-12.c7, A000-02.c5)', async () => {
  const { north } = cast.union.orgIds
  const opening = {
    orgId: north,
    kind: 'concluded',
    cases: 60,
    qualifier: 'and-more',
    source: '2024 年总结',
    untilDay: '2024-12-31',
  }
  wellDone(await officer.post('/disputes/openings', opening))
  const other = { ...opening, cases: 61 }
  expect(refusedAs(await officer.post('/disputes/openings', other))).toEqual([409, 'indicators.opening-differs'])
  type Figures = { from: string; to: string; counters: Counter[] }
  const figures = wellDone(await officer.get<Figures>('/disputes/figures'))
  expect([figures.from, figures.to]).toEqual(['2022-12-02', '2025-12-01'])
  const of = (kind: string) => figures.counters.find((one) => one.kind === kind)!
  // One case of its own was concluded; the two parts of the series count with their main case, and as two people helped.
  expect(of('concluded')).toMatchObject({ cases: 1, openings: [{ cases: 60, qualifier: 'and-more' }] })
  expect(of('beneficiaries').people).toBe(3)
  expect(of('recovered').amountFen).toBe(900_000 + 550_002)
})
