import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { password } from '../../../test/world/small-union.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { grantRole, hashPassword, openAccount } from '../../kernel/access/index.ts'
import type { Dossier } from '../../kernel/cases/contract.ts'
import { foundOrg } from '../../kernel/orgs/index.ts'
import { registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { claimOf, type DisputeCast, fileOf, handled, openDisputeCast, refusedAs, wellDone } from './cast.ts'
import type { DisputeFile } from './disputes.contract.ts'
import type { LetterCard, SchoolCard } from './hearings.contract.ts'

let cast: DisputeCast
let worker: Visitor
let officer: Visitor
const morning = '2025-12-01T01:30:00.000Z'
const today = '2025-12-01'
const nobody = '019aa000-0000-7000-8000-000000000000'

beforeAll(async () => {
  cast = await openDisputeCast(morning)
  worker = await cast.worker(0)
  officer = await cast.officer('rights')
})

afterAll(() => cast.platform.stop())

let made = 0

/** A partner organisation below the county with somebody at its desk. */
async function appointBody(name: string, role: string): Promise<{ orgId: string; desk: Visitor }> {
  const orgId = newId()
  await transaction(system, (tx) =>
    foundOrg(tx, {
      id: orgId,
      kind: 'partner',
      code: `XB-${made}`,
      creditCode: null,
      name,
      parentId: cast.union.orgIds.north,
      on: '2025-01-01',
    }),
  )
  return { orgId, desk: await appointPerson(role, orgId) }
}

async function appointPerson(role: string, orgId: string): Promise<Visitor> {
  made += 1
  const hashed = await hashPassword('a body', password)
  const account = `${role}${made}`
  await transaction(system, async (tx) => {
    const sealed = sealRegistration(config().sealKeys, demoPerson(51, made, '130302'))
    const [person] = await registerPeople(tx, [sealed])
    await openAccount(tx, { personId: person!.personId, account, password: hashed })
    await grantRole(tx, { personId: person!.personId, role, orgId, on: '2025-01-01' })
  })
  return new Visitor(cast.platform.address, `10.9.0.${made}`).signInAsOfficer(account, password)
}

const claim = (name: string) =>
  claimOf(cast.union.orgIds.north, { respondents: [{ kind: 'firm', part: 'employer', name, creditCode: null }] })

describe('joint handling', () => {
  test('a body sees what is shared with it and nothing else, and nothing once it is released (A000-02.c1)', async () => {
    const inspector = await appointBody('江北区劳动保障监察大队', 'labour-inspector')
    const id = await handled(worker, officer, claim('联合一号货运公司'))
    const hidden = await handled(worker, officer, claim('联合二号货运公司'))
    const shared = `/disputes/shared/${id}`
    expect(refusedAs(await inspector.desk.get(shared))).toEqual([404, 'disputes.not-found'])
    const note = '请协助查工资发放情况'
    wellDone(await officer.post(`/cases/${id}/bodies`, { orgId: inspector.orgId, role: 'joint', note }))
    wellDone(await inspector.desk.post(`/cases/${id}/arrival`))
    const keep = async (audience: string) => {
      const fileId = await officer.upload(`${audience}.pdf`, `%PDF-1.4\n% ${audience}\n%%EOF`, 'document')
      const given = { fileId, kind: 'other', title: audience, audience }
      return wellDone(await officer.post<{ id: string }>(`/disputes/${id}/evidence`, given)).id
    }
    const [forUnion, forBodies] = [await keep('union'), await keep('bodies')]
    wellDone(await officer.post(`/disputes/${id}/classes`, { classes: [], riskFlags: ['violence'] }))
    const file = wellDone(await inspector.desk.get<DisputeFile>(shared))
    expect(file).toMatchObject({ riskFlags: ['violence'], officerId: null, parties: [{ firmId: null }] })
    const hers = wellDone(await worker.get<DisputeFile>(`/me/disputes/${id}`))
    expect(hers).toMatchObject({ riskFlags: [], officerId: null, parties: [{ firmId: null }] })
    expect(file.evidence.map((one) => one.title)).toEqual(['bodies'])
    expect(file.hasContact).toBe(false)
    const { bodies } = wellDone(await inspector.desk.get<Dossier>(`/cases/${id}/dossier`))
    expect(bodies).toMatchObject([{ orgName: '江北区劳动保障监察大队', arrivedAt: morning }])
    await inspector.desk.download(`${shared}/evidence/${forBodies}/content`)
    const secret = await inspector.desk.get(`${shared}/evidence/${forUnion}/content`)
    expect(refusedAs(secret)).toEqual([404, 'disputes.evidence-missing'])
    expect(refusedAs(await inspector.desk.get(`/disputes/shared/${hidden}`))).toEqual([404, 'disputes.not-found'])
    type Shared = { cases: { id: string }[] }
    const listed = wellDone(await inspector.desk.get<Shared>('/disputes/shared'))
    expect(listed.cases.map((one) => one.id)).toEqual([id])
    const paper = await inspector.desk.upload('调查情况.pdf', '%PDF-1.4\n% found\n%%EOF', 'document')
    wellDone(await inspector.desk.post(`${shared}/evidence`, { fileId: paper, kind: 'other', title: '调查情况' }))
    expect((await fileOf(officer, id)).evidence.at(-1)).toMatchObject({ title: '调查情况', addedSide: 'body' })
    const met = { heldAt: morning, place: '大队', outcome: 'agreed', note: '谈成' }
    expect(refusedAs(await inspector.desk.post(`${shared}/mediations`, met))).toEqual([403, 'access.not-permitted'])
    expect(refusedAs(await inspector.desk.get(`/disputes/${id}`))).toEqual([403, 'access.not-permitted'])

    wellDone(await officer.post(`/cases/${id}/bodies/${inspector.orgId}/release`, {}))
    expect(refusedAs(await inspector.desk.get(shared))).toEqual([404, 'disputes.not-found'])
  })

  test('whoever sits at a body, even at the desk of the union itself, sees no case that is not shared with her', async () => {
    const id = await handled(worker, officer, claim('联合四号货运公司'))
    const seated = await appointPerson('mediator', cast.union.orgIds.north)
    type Cards = { cases: { id: string }[] }
    const seen = async (path: string) => wellDone(await seated.get<Cards>(path)).cases
    for (const path of ['/disputes/shared', '/cases?type=disputes.dispute', '/cases?late=yes']) {
      expect(await seen(path)).toEqual([])
    }
    const { number } = (await fileOf(officer, id)).case
    expect(await seen(`/cases?search=${number}`)).toEqual([])
    type Desk = { waitingCount: number; lateCount: number; waiting: unknown[]; called: unknown[]; counts: unknown[] }
    const desk = wellDone(await seated.get<Desk>('/desk'))
    expect(desk).toMatchObject({ waitingCount: 0, lateCount: 0, waiting: [], called: [], counts: [] })
    expect(refusedAs(await seated.get(`/cases/${id}/timeline`))).toEqual([404, 'cases.not-found'])
    expect(refusedAs(await seated.get(`/disputes/shared/${id}`))).toEqual([404, 'disputes.not-found'])
    for (const path of [
      '/disputes',
      '/disputes/letters',
      '/disputes/schools',
      '/disputes/firms',
      '/disputes/figures',
    ]) {
      expect(refusedAs(await seated.get(path))).toEqual([403, 'access.not-permitted'])
    }
  })

  test('a mediator of a body mediates, an arbitrator of the commission accepts and awards', async () => {
    const mediator = await appointBody('江北区人民调解委员会', 'mediator')
    const commission = await appointBody('江北区劳动人事争议仲裁委员会', 'arbitrator')
    const id = await handled(worker, officer, claim('联合三号货运公司'))
    for (const { orgId } of [mediator, commission]) {
      wellDone(await officer.post(`/cases/${id}/bodies`, { orgId, role: 'joint', note: '联合调处' }))
    }
    const met = { heldAt: morning, place: '调委会', outcome: 'adjourned', note: '单位要看账' }
    wellDone(await mediator.desk.post(`/disputes/shared/${id}/mediations`, met))
    wellDone(
      await mediator.desk.post(`/disputes/shared/${id}/mediations`, { ...met, outcome: 'failed', note: '谈不拢' }),
    )
    expect(await fileOf(officer, id)).toMatchObject({
      state: 'undecided',
      mediations: [{}, { orgName: '江北区人民调解委员会' }],
    })
    const apply = { step: 'apply', commission: '江北区仲裁委', appliedOn: today }
    wellDone(await officer.post(`/disputes/${id}/arbitration`, apply))
    const path = `/disputes/shared/${id}/arbitration`
    expect(refusedAs(await mediator.desk.post(path, { step: 'accept', on: today }))[0]).toBe(403)
    expect(refusedAs(await commission.desk.post(path, apply))).toEqual([403, 'disputes.not-the-commission-s'])
    wellDone(await commission.desk.post(path, { step: 'accept', on: today, number: '江北劳仲案〔2025〕106号' }))
    const award = {
      step: 'award',
      on: today,
      result: 'award',
      amountFen: 900_000,
      isFinal: true,
      arbitrators: ['周正'],
    }
    wellDone(await commission.desk.post(path, award))
    expect(await fileOf(officer, id)).toMatchObject({ state: 'awarded', dueFen: 900_000 })
  })
})

describe('a public hearing', () => {
  test('draws on the roster of three kinds and keeps who came and what each thought (A000-02.c4)', async () => {
    const { north } = cast.union.orgIds
    const enlist = async (kind: string, name: string, fromOn = '2025-01-01') => {
      const body = { orgId: north, kind, name, unit: '区里推荐', fromOn }
      return wellDone(await officer.post<{ id: string }>('/disputes/hearing-officers', body)).id
    }
    const ids = [
      await enlist('supervisor', '吴监督'),
      await enlist('deputy', '郑代表'),
      await enlist('adviser', '王委员'),
    ]
    const late = await enlist('deputy', '新代表', '2026-01-01')
    const id = await handled(worker, officer, claim('听证货运公司'))
    const plan = { kind: 'public', startsAt: '2025-12-01T01:40:00.000Z', place: '区总听证室', topic: '欠薪处理' }
    const hold = (officerIds: string[]) =>
      officer.post<{ id: string }>(`/disputes/${id}/hearings`, { ...plan, officerIds })
    expect(refusedAs(await hold([]))).toEqual([422, 'disputes.hearing-without-officers'])
    expect(refusedAs(await hold([late]))).toEqual([422, 'disputes.hearing-officer-away'])
    expect(refusedAs(await hold([nobody]))).toEqual([404, 'disputes.hearing-officer-missing'])
    const { id: hearing } = wellDone(await hold(ids))
    const seats = ids.map((officerId, at) => ({ officerId, attended: at < 2, opinion: at < 2 ? '同意尽快付清' : '' }))
    const end = (body: Record<string, unknown>) => officer.post(`/disputes/hearings/${hearing}/end`, body)
    const held = { state: 'held', outcome: '建议三日内付清', seats }
    expect(refusedAs(await end(held))).toEqual([409, 'disputes.hearing-not-begun'])
    stopClock('2025-12-01T01:50:00.000Z')
    expect(refusedAs(await end({ ...held, seats: seats.slice(1) }))).toEqual([422, 'disputes.seats-unsaid'])
    wellDone(await end(held))
    expect(refusedAs(await end(held))).toEqual([409, 'disputes.hearing-over'])
    const [shown] = (await fileOf(officer, id)).hearings
    expect(shown).toMatchObject({ state: 'held', outcome: '建议三日内付清' })
    expect(shown!.seats.filter((seat) => seat.attended && seat.opinion)).toHaveLength(2)
    wellDone(await officer.post(`/disputes/hearing-officers/${ids[0]}/end`, { on: today }))
    const south = await cast.officer('south')
    const missing = await south.post(`/disputes/hearings/${hearing}/end`, held)
    expect(refusedAs(missing)).toEqual([404, 'disputes.hearing-missing'])
    stopClock(morning)
  })
})

describe('what is learnt from a case', () => {
  let typical: string
  const port = { industry: 'port-logistics' as const }

  const firmOf = async (name: string, industry: string, regionId: string) => {
    const fields = { orgId: cast.union.orgIds.north, name, creditCode: null, industry, regionId }
    return wellDone(await officer.post<{ id: string }>('/disputes/firms', fields)).id
  }

  test('a typical case becomes a school: guests are of the same industry and region, comments follow the hearing (A002-12.c4)', async () => {
    const { north, south } = cast.union.orgIds
    const other = await cast.worker(1)
    const raised = wellDone(await other.post<{ id: string }>('/me/disputes', claim('港区集运有限公司')))
    typical = raised.id
    const register = { classes: ['migrant-wages'], note: '' }
    wellDone(await officer.post(`/disputes/${typical}/registration`, register))
    const plan = {
      title: '拖欠司机工资案庭审观摩',
      startsAt: '2025-12-01T01:40:00.000Z',
      endsAt: '2025-12-01T01:45:00.000Z',
      place: '港区仲裁庭',
      liveUrl: 'https://live.example.org/106',
    }
    const hold = () => officer.post<{ id: string }>(`/disputes/${typical}/school`, plan)
    expect(refusedAs(await hold())).toEqual([409, 'disputes.not-typical'])
    const classes = { classes: ['migrant-wages', 'typical', 'common'], riskFlags: [] }
    wellDone(await officer.post(`/disputes/${typical}/classes`, classes))
    expect(refusedAs(await hold())).toEqual([409, 'disputes.firm-not-linked'])
    const again = wellDone(await worker.post<{ id: string }>('/me/disputes', claim('港区集运二公司')))
    typical = again.id
    const firm = { ...port, regionId: north }
    wellDone(
      await officer.post(`/disputes/${typical}/registration`, { classes: ['typical', 'common'], note: '', firm }),
    )
    const { id: school } = wellDone(await hold())

    const invite = (firmId: string) =>
      officer.post(`/disputes/schools/${school}/guests`, { guests: [{ firmId, name: '刘经理', role: 'head' }] })
    const near = await firmOf('东港物流有限公司', 'port-logistics', north)
    expect(refusedAs(await invite(await firmOf('江南物流有限公司', 'port-logistics', south)))).toEqual([
      422,
      'disputes.guest-elsewhere',
    ])
    expect(refusedAs(await invite(await firmOf('江北酒楼', 'catering', north)))).toEqual([
      422,
      'disputes.guest-other-industry',
    ])
    const aside = [{ name: '别处来的', unit: '江北酒楼', role: 'head' }]
    expect(refusedAs(await officer.post(`/occasions/${school}/guests`, { guests: aside }))).toEqual([
      403,
      'occasions.listed-by-service',
    ])
    wellDone(await invite(near))
    type Schools = { schools: SchoolCard[] }
    const cards = async () => wellDone(await officer.get<Schools>('/disputes/schools')).schools
    const [card] = await cards()
    expect(card).toMatchObject({
      liveUrl: plan.liveUrl,
      guests: [{ name: '刘经理', unit: '东港物流有限公司', present: false }],
    })
    const comment = { comment: '用工单位要按月足额支付工资，留存考勤和运单。', by: '周正', as: 'arbitrator' }
    const say = () => officer.post(`/disputes/schools/${school}/comment`, comment)
    expect(refusedAs(await say())).toEqual([409, 'disputes.school-not-over'])
    stopClock('2025-12-01T01:50:00.000Z')
    const guestIds = card!.guests.map((guest) => guest.id)
    expect(wellDone(await officer.post(`/disputes/schools/${school}/attendance`, { guestIds }))).toEqual({ marked: 1 })
    wellDone(await officer.post(`/disputes/schools/${school}/closing`, { note: '庭审结束' }))
    wellDone(await say())
    expect((await cards())[0]).toMatchObject({ state: 'held', commentedAs: 'arbitrator', guests: [{ present: true }] })
    const southern = await cast.officer('south')
    const foreign = await southern.post(`/disputes/schools/${school}/comment`, comment)
    expect(refusedAs(foreign)).toEqual([404, 'disputes.school-missing'])
    stopClock(morning)
  })

  test('a common one becomes a letter with a day for the reply and a check; an empty field is refused (A002-12.c5)', async () => {
    const { north } = cast.union.orgIds
    const letter = {
      orgId: north,
      disputeId: typical,
      to: { kind: 'industry', industry: 'port-logistics' },
      found: '多家单位跨月发放工资。',
      basis: '《劳动法》第五十条。',
      advice: '按月以货币足额支付。',
      replyBy: '2025-12-20',
    }
    const draft = (changes: Record<string, unknown>) =>
      officer.post<{ id: string; number: string }>('/disputes/letters', { ...letter, ...changes })
    expect(refusedAs(await draft({ advice: '' }))).toEqual([422, 'instruments.fields-empty'])
    expect(refusedAs(await draft({ replyBy: '2025-11-30' }))).toEqual([422, 'disputes.reply-day-past'])
    const { id } = wellDone(await draft({}))
    type Letters = { letters: LetterCard[] }
    const card = async () => wellDone(await officer.get<Letters>('/disputes/letters')).letters[0]!
    const step = (body: Record<string, unknown>) =>
      officer.post(`/disputes/letters/${id}/steps`, { on: today, ...body })
    const sent = { step: 'dispatch', text: '挂号信' }
    expect(refusedAs(await step(sent))).toEqual([409, 'instruments.not-signed'])
    const { digest } = await card()
    wellDone(await officer.post(`/disputes/letters/${id}/signature`, { digest, password }))
    wellDone(await step(sent))
    expect(await card()).toMatchObject({ reply: 'awaiting', addressee: '港口物流行业各用人单位', dispatchedOn: today })
    wellDone(await step({ step: 'reply', text: '已改为按月发放' }))
    wellDone(await step({ step: 'check', text: '抽查三家属实', outcome: 'met' }))
    expect(await card()).toMatchObject({ reply: 'met', steps: [{}, {}, { by: expect.any(String) }] })
    const [pdf, docx] = [
      await officer.download(`/instruments/${id}/pdf`),
      await officer.download(`/instruments/${id}/docx`),
    ]
    expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-')
    expect(new TextDecoder('latin1').decode(docx.subarray(0, 2))).toBe('PK')
    const southern = await cast.officer('south')
    expect(refusedAs(await southern.post(`/disputes/letters/${id}/steps`, { ...sent, on: today }))).toEqual([
      404,
      'disputes.letter-missing',
    ])
  })
})
