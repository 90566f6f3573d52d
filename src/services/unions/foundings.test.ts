import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visitor } from '../../../test/world/visitor.ts'
import { type Cast, openUnionCast, refusedAs, wellDone, wishOf } from './cast.ts'
import type { ApplicationCard } from './foundings.contract.ts'

let cast: Cast
let worker: Visitor
const stranger = '019aa000-0000-7000-8000-000000000000'

beforeAll(async () => {
  cast = await openUnionCast('2026-03-02T02:00:00.000Z')
  worker = await new Visitor(cast.platform.address).signInAsWorker(cast.union.workers[0]!.phone)
})

afterAll(() => cast.platform.stop())

type Applied = { id: string; number: string }
type Listed = { applications: ApplicationCard[] }

async function apply(changes: Record<string, unknown> = {}, who = worker): Promise<string> {
  return wellDone(await who.post<Applied>('/unions/applications', wishOf(cast.union.orgIds.north, changes))).id
}

async function withdraw(id: string): Promise<void> {
  wellDone(await worker.post(`/unions/applications/${id}/withdrawal`))
}

test('a preparatory group applies on the phone, the county approves, and the union stands', async () => {
  const id = await apply()
  const { applications } = wellDone(await cast.officers.north.get<Listed>('/unions/applications?state=filed'))
  expect(applications).toMatchObject([{ id, parentName: '江北区总工会', workerCount: 120, state: 'filed' }])

  const decided = wellDone(
    await cast.officers.north.post<{ orgId: string }>(`/unions/applications/${id}/decision`, {
      decision: 'approve',
      note: '江工发〔2026〕12号',
    }),
  )
  const { orgs } = wellDone(
    await cast.officers.north.get<{ orgs: { id: string; code: string; path: string[] }[] }>('/orgs?search=快送物流'),
  )
  expect(orgs).toMatchObject([{ id: decided.orgId, code: '1303020001' }])
  expect(orgs[0]!.path.slice(0, -1)).toEqual([
    cast.union.orgIds.province,
    cast.union.orgIds.city,
    cast.union.orgIds.north,
  ])
  const mine = wellDone(await worker.get<Listed>('/me/unions/applications'))
  expect(mine.applications).toMatchObject([{ state: 'founded', orgId: decided.orgId }])
})

test('what is sent back is handed in again, and what is refused says why', async () => {
  const id = await apply({
    name: '江北快修有限公司工会委员会',
    employerName: '江北快修有限公司',
    employerCreditCode: null,
  })
  const decide = (decision: string, note: string) =>
    cast.officers.north.post(`/unions/applications/${id}/decision`, { decision, note })
  expect(refusedAs(await decide('send-back', ''))).toEqual([422, 'cases.note-missing'])
  wellDone(await decide('send-back', '请附职工签名册'))
  expect(refusedAs(await decide('approve', ''))).toEqual([409, 'cases.moved-meanwhile'])

  const { parentId: _parent, ...again } = wishOf('', {
    name: '江北快修汽车服务有限公司工会委员会',
    employerName: '江北快修有限公司',
    employerCreditCode: null,
    memberCount: 100,
  })
  wellDone(await worker.post(`/unions/applications/${id}/resubmission`, again))
  expect(wellDone(await worker.get<ApplicationCard>(`/unions/applications/${id}`))).toMatchObject({
    state: 'filed',
    memberCount: 100,
    name: '江北快修汽车服务有限公司工会委员会',
  })
  wellDone(await decide('refuse', '职工人数不实'))
  expect(refusedAs(await worker.post(`/unions/applications/${id}/withdrawal`))[0]).toBe(409)
  expect(wellDone(await worker.get<ApplicationCard>(`/unions/applications/${id}`)).state).toBe('refused')
})

test('a county founds in her county only, and what is elsewhere is as if it were not there', async () => {
  const id = await apply({ name: '江北新兴家政有限公司工会', employerName: '新兴家政', employerCreditCode: null })
  const path = `/unions/applications/${id}`
  const approve = { decision: 'approve', note: '' }
  for (const officer of [cast.officers.south, cast.officers.stranger, cast.officers.foundry]) {
    const foreign = await officer.post(`${path}/decision`, approve)
    const absent = await officer.post(`/unions/applications/${stranger}/decision`, approve)
    expect(refusedAs(foreign)).toEqual([404, 'unions.application-missing'])
    expect(refusedAs(absent)).toEqual(refusedAs(foreign))
    expect(refusedAs(await officer.get(path))).toEqual([404, 'unions.application-missing'])
    const { applications } = wellDone(await officer.get<Listed>('/unions/applications'))
    expect(applications.map((one) => one.id)).not.toContain(id)
  }
  expect(refusedAs(await cast.officers.auditor.post(`${path}/decision`, approve))).toEqual([
    403,
    'access.not-permitted',
  ])
  expect(refusedAs(await worker.post(`${path}/decision`, approve))).toEqual([403, 'access.not-permitted'])
  expect(refusedAs(await cast.officers.builder.post(`${path}/decision`, approve))).toEqual([403, 'cases.not-your-desk'])
  const other = await new Visitor(cast.platform.address).signInAsWorker(cast.union.workers[1]!.phone)
  expect(refusedAs(await other.get(path))).toEqual([404, 'unions.application-missing'])
  expect(refusedAs(await other.post(`${path}/withdrawal`))).toEqual([404, 'unions.application-missing'])
  await withdraw(id)
})

test('an application that cannot stand is refused with the reason', async () => {
  const ask = (changes: Record<string, unknown>) =>
    worker.post('/unions/applications', wishOf(cast.union.orgIds.north, { employerName: '别家', ...changes }))
  expect(refusedAs(await ask({ employerCreditCode: '91110108551385082X' }))).toEqual([422, 'unions.credit-code-wrong'])
  expect(refusedAs(await ask({}))).toEqual([409, 'unions.employer-covered'])
  expect(refusedAs(await ask({ employerCreditCode: null, memberCount: 121 }))).toEqual([
    422,
    'unions.members-over-workers',
  ])
  expect(refusedAs(await ask({ employerCreditCode: null, kind: 'firm' }))).toEqual([422, 'unions.kind-not-below'])
  expect(refusedAs(await ask({ employerCreditCode: null, parentId: stranger }))).toEqual([404, 'orgs.unknown'])
})

test('one employer has one application under way, and the same request twice is one', async () => {
  const wish = wishOf(cast.union.orgIds.north, {
    name: '江北冷链有限公司工会',
    employerName: '江北冷链有限公司',
    employerCreditCode: '91350100M000100Y43',
  })
  const key = 'the-same-request-twice'
  const first = wellDone(await worker.post<Applied>('/unions/applications', wish, key))
  const replay = await worker.post<Applied>('/unions/applications', wish, key)
  expect(replay.body).toEqual(first)
  const rival = await cast.officers.market.post('/unions/applications', {
    ...wish,
    parentId: cast.union.orgIds.south,
  })
  expect(refusedAs(rival)).toEqual([409, 'unions.applied-already'])
  await withdraw(first.id)
})
