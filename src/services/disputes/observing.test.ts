import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'
import type { BodyCard } from './bodies.contract.ts'
import { claimOf, type DisputeCast, openDisputeCast, refusedAs, wellDone } from './cast.ts'
import type { SchoolCard } from './hearings.contract.ts'
import type { ObserverCard, OpenSchoolCard } from './observers.contract.ts'

let cast: DisputeCast
let officer: Visitor
const morning = '2025-12-01T01:30:00.000Z'

beforeAll(async () => {
  cast = await openDisputeCast(morning)
  officer = await cast.officer('rights')
})

afterAll(() => cast.platform.stop())

test('a body is listed once, is a partner of the tree from then on, and can be called in', async () => {
  const { north } = cast.union.orgIds
  const body = { orgId: north, name: '江北区人民法院速裁庭', kind: 'court', phone: '0310-12345' }
  const { id } = wellDone(await officer.post<{ id: string }>('/disputes/bodies', body))
  expect(refusedAs(await officer.post('/disputes/bodies', body))).toEqual([409, 'disputes.body-known'])
  type Listed = { bodies: BodyCard[] }
  expect(wellDone(await officer.get<Listed>('/disputes/bodies')).bodies).toMatchObject([
    { id, name: body.name, kind: 'court', orgName: '江北区总工会' },
  ])
  const worker = await cast.worker(2)
  const raised = wellDone(await worker.post<{ id: string }>('/me/disputes', claimOf(north)))
  wellDone(await officer.post(`/disputes/${raised.id}/registration`, { classes: [], note: '' }))
  type Callable = { beside: { id: string }[] }
  const { beside } = wellDone(await officer.get<Callable>(`/cases/${raised.id}/callable`))
  expect(beside).toContainEqual({ id, name: body.name })
  wellDone(await officer.post(`/cases/${raised.id}/bodies`, { orgId: id, role: 'joint', note: '请先行调解' }))
  const county = await cast.officer('north')
  expect(refusedAs(await county.post('/disputes/bodies', body))).toEqual([403, 'access.not-permitted'])
})

test('a worker asks to observe a school and is taken as a guest of a firm of the same industry and region, or told why not', async () => {
  const { north, south } = cast.union.orgIds
  const claimant = await cast.worker(0)
  const { id } = wellDone(await claimant.post<{ id: string }>('/me/disputes', claimOf(north)))
  const firm = { industry: 'port-logistics', regionId: north }
  wellDone(await officer.post(`/disputes/${id}/registration`, { classes: ['typical'], note: '', firm }))
  const plan = {
    title: '拖欠司机工资案庭审观摩',
    startsAt: '2025-12-02T01:30:00.000Z',
    endsAt: '2025-12-02T03:00:00.000Z',
    place: '港区仲裁庭',
  }
  const school = wellDone(await officer.post<{ id: string }>(`/disputes/${id}/school`, plan)).id
  const other = await cast.worker(1)
  const third = await cast.worker(3)
  type Open = { schools: OpenSchoolCard[] }
  const openTo = async (who: Visitor) => wellDone(await who.get<Open>('/me/disputes/schools')).schools
  expect(await openTo(other)).toMatchObject([{ id: school, regionName: '江北区总工会', mine: null }])
  const ask = (who: Visitor, of = school) =>
    who.post(`/me/disputes/schools/${of}/application`, { firmName: '东港物流有限公司', role: 'representative' })
  expect(refusedAs(await ask(other, north))).toEqual([409, 'disputes.school-not-open'])
  wellDone(await ask(other))
  expect(refusedAs(await ask(other))).toEqual([409, 'disputes.observer-again'])
  wellDone(await ask(third))

  type Observers = { observers: ObserverCard[] }
  const { observers } = wellDone(await officer.get<Observers>(`/disputes/schools/${school}/observers`))
  expect(observers).toMatchObject([{ firmName: '东港物流有限公司', state: 'applied' }, {}])
  const record = async (name: string, industry: string, regionId: string) => {
    const fields = { orgId: north, name, creditCode: null, industry, regionId }
    return wellDone(await officer.post<{ id: string }>('/disputes/firms', fields)).id
  }
  const decide = (at: number, body: Record<string, unknown>) =>
    officer.post(`/disputes/observers/${observers[at]!.id}/decision`, body)
  const away = await record('江南物流有限公司', 'port-logistics', south)
  expect(refusedAs(await decide(0, { decision: 'accept', firmId: away }))).toEqual([422, 'disputes.guest-elsewhere'])
  const near = await record('东港物流有限公司', 'port-logistics', north)
  wellDone(await decide(0, { decision: 'accept', firmId: near }))
  expect(refusedAs(await decide(0, { decision: 'accept', firmId: near }))).toEqual([409, 'disputes.observer-decided'])
  wellDone(await decide(1, { decision: 'decline', because: '名额已满，可以看直播' }))
  type Schools = { schools: SchoolCard[] }
  const listed = wellDone(await officer.get<Schools>(`/disputes/schools?disputeId=${id}`))
  expect(listed.schools).toMatchObject([{ guests: [{ unit: '东港物流有限公司', role: 'representative' }] }])
  expect(await openTo(other)).toMatchObject([{ mine: { state: 'accepted' } }])
  expect(await openTo(third)).toMatchObject([{ mine: { state: 'declined', because: '名额已满，可以看直播' } }])
  type Inbox = { notices: { title: string }[] }
  const inbox = wellDone(await third.get<Inbox>('/me/notices'))
  expect(inbox.notices[0]).toMatchObject({ title: '旁听申请没有同意' })

  const southern = await cast.officer('south')
  const path = `/disputes/observers/${observers[0]!.id}/decision`
  expect(refusedAs(await southern.post(path, { decision: 'decline', because: '不行' }))).toEqual([
    404,
    'disputes.observer-missing',
  ])
  stopClock('2025-12-02T02:00:00.000Z')
  expect(refusedAs(await ask(await cast.worker(4)))).toEqual([409, 'disputes.school-not-open'])
})
