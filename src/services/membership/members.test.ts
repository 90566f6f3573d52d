import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { verifyCredentials } from '../../kernel/credentials/index.ts'
import { closeOrg } from '../../kernel/orgs/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { CheckedCard } from './card.contract.ts'
import { proveAs } from './cast.ts'
import type { RelativeCard } from './family.contract.ts'
import type { InvitationCard } from './invitations.contract.ts'
import type { MemberCard, MemberDetail } from './members.contract.ts'

const today = '2026-11-23'
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex')
let platform: Platform
let union: SmallUnion
let addresses = 0
let strangers = 0

beforeAll(async () => {
  stopClock(`${today}T02:00:00.000Z`)
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(48)
  })
})
afterAll(() => platform.stop())

const code = (answer: Answer) => (answer.body as { code: string }).code
const address = () => `10.3.0.${++addresses}`
const stranger = () => demoPerson(13, ++strangers, '130302')
const officer = (account: string) => new Visitor(platform.address, address()).signInAsOfficer(account, password)
const member = (at: number) => new Visitor(platform.address, address()).signInAsWorker(union.workers[at]!.phone)
const personId = (at: number) => union.workers[at]!.personId
const setTag = (desk: Visitor, at: number, changes = {}) =>
  desk.post(`/membership/members/${personId(at)}/tags`, {
    kind: 'membership.tag.migrant',
    validFrom: '2026-01-01',
    lastOn: '2026-12-31',
    remark: '户口本复印件',
    ...changes,
  })
const memberOf = async (desk: Visitor, at: number) =>
  (await desk.get<MemberDetail>(`/membership/members/${personId(at)}`)).body

test('A003-01: a tag is asked for with a document, verified by the union, and holds until its day', async () => {
  const visitor = await member(0)
  const ask = (changes: object) =>
    visitor.post<{ id: string }>('/me/membership/tag-requests', { kind: 'membership.tag.hardship', ...changes })
  expect(code(await ask({ kind: 'membership.tag.model-worker' }))).toBe('membership.tag-not-askable')
  expect(code(await ask({}))).toBe('membership.document-missing')
  expect(code(await ask({ documentId: newId() }))).toBe('files.not-found')
  const documentId = await visitor.upload('低保证.png', png, 'document')
  const asked = await ask({ documentId, remark: '家中有病人' })
  expect(code(await ask({ documentId }))).toBe('membership.tag-asked')

  const desk = await officer('foundry')
  const path = `/membership/tag-requests/${asked.body.id}`
  expect((await desk.get(path)).body).toMatchObject({ kindName: '困难职工', documentId, usualLastOn: '2027-11-22' })
  expect((await desk.download(`${path}/document`)).length).toBe(png.length)
  const granted = await desk.post(`${path}/decision`, { decision: 'grant', validFrom: today, lastOn: '2027-11-22' })
  expect(granted.status).toBe(204)
  const mine = await visitor.get<{ tags: unknown[]; requests: unknown[] }>('/me/membership/tags')
  expect(mine.body.tags).toEqual([
    expect.objectContaining({
      kindName: '困难职工',
      lastOn: '2027-11-22',
      proof: 'document',
      documentId,
      standing: 'holds',
    }),
  ])
  expect(code(await ask({ documentId }))).toBe('membership.tag-held')
})

test('a tag refused gives its reason; one taken back is gone; another union decides neither', async () => {
  const visitor = await member(4)
  const ask = (kind: string) => visitor.post<{ id: string }>('/me/membership/tag-requests', { kind })
  const one = await ask('membership.tag.migrant')
  const other = await officer('market')
  const path = `/membership/tag-requests/${one.body.id}`
  for (const answer of [
    await other.get(path),
    await other.get(`${path}/document`),
    await other.post(`${path}/decision`, { decision: 'refuse', note: '越权' }),
    await other.post(`${path}/decision`, { decision: 'grant', validFrom: today, lastOn: null }),
    await (await member(5)).post(`/me${path}/withdrawal`),
  ])
    expect(code(answer)).toBe('membership.tag-request-missing')
  const desk = await officer('foundry')
  await desk.post(`${path}/decision`, { decision: 'refuse', note: '请补户口本' })
  const two = await ask('membership.form.courier')
  await visitor.post(`/me/membership/tag-requests/${two.body.id}/withdrawal`)
  const mine = await visitor.get<{ requests: { state: string; message: string | null }[] }>('/me/membership/tags')
  expect(mine.body.requests.map(({ state, message }) => [state, message])).toEqual([
    ['withdrawn', null],
    ['refused', '请补户口本'],
  ])
})

test('an officer sets and ends tags of her own members only, and their days never overlap', async () => {
  const desk = await officer('foundry')
  expect((await setTag(desk, 8)).status).toBe(204)
  expect(code(await setTag(desk, 8, { validFrom: '2026-12-31', lastOn: null }))).toBe('credentials.overlaps')
  expect(code(await setTag(desk, 8, { kind: 'membership.real-name' }))).toBe('membership.tag-unknown')
  expect(code(await setTag(desk, 8, { validFrom: '2027-02-01', lastOn: '2027-01-01' }))).toBe(
    'credentials.days-reversed',
  )
  const other = await officer('market')
  expect(code(await setTag(other, 8))).toBe('membership.member-missing')
  const [tag] = (await memberOf(desk, 8)).tags
  const end = { on: '2026-11-01', reason: '已返乡' }
  expect(code(await other.post(`/membership/tags/${tag!.id}/ending`, end))).toBe('membership.tag-unknown')
  expect((await desk.post(`/membership/tags/${tag!.id}/ending`, end)).status).toBe(204)
  expect((await memberOf(desk, 8)).tags[0]).toMatchObject({ standing: 'revoked', revoked: { reason: '已返乡' } })
  expect((await setTag(desk, 8, { validFrom: '2026-11-01' })).status).toBe(204)
})

test('who may not know of a guarded tag learns it neither on the page nor by a filter', async () => {
  const desk = await officer('foundry')
  await setTag(desk, 12, { kind: 'membership.tag.disabled' })
  expect((await memberOf(desk, 12)).tags.map((tag) => tag.kindName)).toContain('残疾职工')
  const auditor = await officer('auditor')
  expect((await memberOf(auditor, 12)).tags).toEqual([])
  const filtered = await auditor.get('/membership/members?tag=membership.tag.disabled')
  expect(code(filtered)).toBe('membership.tag-unknown')
  const seen = await desk.get<{ members: MemberCard[] }>('/membership/members?tag=membership.tag.disabled')
  expect(seen.body.members.map((one) => one.id)).toEqual([personId(12)])
})

test('members are listed page by page, each once, and narrowed by union, day, text and state', async () => {
  const desk = await officer('north')
  const ids: string[] = []
  for (let cursor = ''; ; ) {
    const page = await desk.get<{ members: MemberCard[]; next: string | null; memberCount: number }>(
      `/membership/members?${cursor && `cursor=${cursor}`}`,
    )
    expect(page.body.memberCount).toBe(24)
    ids.push(...page.body.members.map((one) => one.id))
    if (page.body.next === null) break
    cursor = page.body.next
  }
  expect(ids).toHaveLength(24)
  expect(new Set(ids).size).toBe(24)
  const list = async (query: string) =>
    (await desk.get<{ members: MemberCard[] }>(`/membership/members?${query}`)).body.members
  expect(await list(`orgId=${union.orgIds.couriers}`)).toHaveLength(12)
  expect(await list('from=2021-01-01')).toEqual([])
  expect(await list('from=2019-01-01&to=2020-06-01')).toHaveLength(20)
  const worker = union.workers[1]!
  expect((await list(`search=${worker.phone}`)).map((one) => one.id)).toEqual([worker.personId])
  expect(await list(`search=${worker.phone}&from=2021-01-01`)).toEqual([])
  expect(await list(`search=${union.workers[2]!.phone}`)).toEqual([])
  expect(await list('state=left')).toEqual([])
  expect(code(await desk.get('/membership/members?cursor=abc'))).toBe('membership.cursor-unknown')
  expect((await desk.get(`/membership/members?orgId=${union.orgIds.market}`)).status).toBe(404)
  const file = await desk.download(`/membership/members/file?format=csv&reason=${encodeURIComponent('核对名册')}`)
  expect(new TextDecoder().decode(file).trim().split('\n').length).toBe(25)
})

test('at the counter an officer enters somebody into a union of her own, once', async () => {
  const desk = await officer('couriers')
  const person = stranger()
  const enter = (changes = {}, key = newId()) =>
    desk.post<{ personId: string }>(
      '/membership/members',
      { ...person, orgId: union.orgIds.couriers, form: 'truck', employerName: '', ...changes },
      key,
    )
  expect(code(await enter({ idNumber: '130302199001010000' }))).toBe('membership.id-number-wrong')
  expect(code(await enter({ form: 'employed' }))).toBe('membership.employer-missing')
  expect(code(await enter({ orgId: union.orgIds.market }))).toBe('access.not-found')
  const key = newId()
  const entered = await enter({}, key)
  expect((await enter({}, key)).body).toEqual(entered.body)
  expect(code(await enter())).toBe('membership.not-admissible')
  const seen = await desk.get<MemberDetail>(`/membership/members/${entered.body.personId}`)
  expect(seen.body).toMatchObject({
    orgName: '迅捷配送工会',
    admissions: [{ kind: 'joined', door: 'counter', form: 'truck' }],
  })
  expect(seen.body.tags.map((tag) => tag.kindName).sort()).toEqual(['实名认证', '货车司机'])
})

test('an invitation leads to its union until it is used up, ends or is closed', async () => {
  const desk = await officer('couriers')
  const make = async (changes = {}) =>
    (
      await desk.post<InvitationCard>('/membership/invitations', {
        orgId: union.orgIds.couriers,
        lastOn: today,
        mostUses: 1,
        remark: '站点海报',
        ...changes,
      })
    ).body
  const invitation = await make()
  const guest = new Visitor(platform.address, address())
  const read = (typed: string) => guest.get(`/membership/invitations/${typed}`)
  expect((await read(invitation.code.toLowerCase())).body).toMatchObject({ orgName: '迅捷配送工会' })
  expect(code(await read('ABCDEFGH'))).toBe('membership.invitation-unknown')

  const join = async (typed: string, orgKey: 'couriers' | 'foundry' = 'couriers') => {
    const visitor = await proveAs(platform, stranger(), address())
    return visitor.post<{ id: string }>('/me/membership/applications', {
      orgId: union.orgIds[orgKey],
      form: 'courier',
      employerName: '迅捷配送',
      invitationCode: typed,
    })
  }
  expect(code(await join(invitation.code, 'foundry'))).toBe('membership.invitation-of-another')
  const both = await Promise.all([join(invitation.code), join(invitation.code)])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(code(both.find((answer) => answer.status === 409)!)).toBe('membership.invitation-used-up')
  const joined = both.find((answer) => answer.status === 200)!
  const seen = await desk.get(`/membership/applications/${joined.body.id}`)
  expect(seen.body).toMatchObject({ door: 'invitation', confirmed: { by: '演示核验' } })

  const closed = await make({ mostUses: null })
  const other = await officer('market')
  expect(code(await other.post(`/membership/invitations/${closed.id}/closing`))).toBe('membership.invitation-unknown')
  await desk.post(`/membership/invitations/${closed.id}/closing`)
  expect(code(await join(closed.code))).toBe('membership.invitation-closed')

  const ending = await make({ mostUses: null })
  stopClock('2026-11-24T02:00:00.000Z')
  expect(code(await read(ending.code))).toBe('membership.invitation-expired')
  stopClock(`${today}T02:00:00.000Z`)
  const late = await desk.post('/membership/invitations', { orgId: union.orgIds.couriers, lastOn: '2026-11-22' })
  expect(code(late)).toBe('membership.invitation-ends-before')
  expect((await other.post('/membership/invitations', { orgId: union.orgIds.couriers, lastOn: today })).status).toBe(
    404,
  )
  const listed = await desk.get<{ invitations: InvitationCard[] }>('/membership/invitations')
  expect(listed.body.invitations.map((one) => one.state).sort()).toEqual(['closed', 'open', 'used-up'])
})

test('an invitation of a union that was closed leads nowhere', async () => {
  const desk = await officer('port')
  const made = await desk.post<InvitationCard>('/membership/invitations', { orgId: union.orgIds.port, lastOn: today })
  await transaction(system, (tx) => closeOrg(tx, { orgId: union.orgIds.port, on: today }))
  const guest = new Visitor(platform.address, address())
  expect(code(await guest.get(`/membership/invitations/${made.body.code}`))).toBe(
    'membership.invitation-of-closed-union',
  )
})

test('a member keeps her family, children among them, and her union reads it masked', async () => {
  const visitor = await member(16)
  const add = (changes = {}) =>
    visitor.post<RelativeCard>('/me/membership/relatives', {
      relation: 'child',
      name: '林小宝',
      bornOn: '2018-11-24',
      ...changes,
    })
  expect((await add()).body).toMatchObject({ age: 7, minor: true, maskedIdNumber: null })
  expect(code(await add({ bornOn: '2027-01-01' }))).toBe('membership.born-in-future')
  expect(code(await add({ idNumber: '130302201811240000' }))).toBe('membership.id-number-wrong')
  const adult = stranger()
  const birth = adult.idNumber.slice(6, 14).replace(/(....)(..)(..)/, '$1-$2-$3')
  expect(code(await add({ idNumber: adult.idNumber }))).toBe('membership.birth-differs')
  const spouse = await add({ relation: 'spouse', name: adult.name, bornOn: birth, idNumber: adult.idNumber })
  expect(spouse.body.maskedIdNumber).toContain('*')

  const desk = await officer('foundry')
  const seen = await memberOf(desk, 16)
  expect(seen.relatives).toEqual([
    { relation: 'child', maskedName: '林*宝', age: 7, minor: true },
    expect.objectContaining({ relation: 'spouse', minor: false }),
  ])
  expect(JSON.stringify(seen)).not.toContain('林小宝')
  const many = await Promise.all(Array.from({ length: 19 }, () => add()))
  expect(many.filter((answer) => answer.status === 409).map(code)).toEqual(['membership.too-many-relatives'])
})

test('a relative of somebody else cannot be taken out', async () => {
  const [visitor, other] = [await member(20), await member(24)]
  const added = await visitor.post<RelativeCard>('/me/membership/relatives', {
    relation: 'parent',
    name: '林大山',
    bornOn: '1960-05-01',
  })
  const remove = (by: Visitor) => by.delete(`/me/membership/relatives/${added.body.id}`)
  expect(code(await remove(other))).toBe('membership.relative-missing')
  expect((await remove(visitor)).status).toBe(204)
  expect(code(await remove(visitor))).toBe('membership.relative-missing')
})

test('A004-06-c4: a service point checks a card: masked, with the tags it may see, and each code once', async () => {
  const visitor = await member(28)
  await setTag(await officer('foundry'), 28)
  await setTag(await officer('foundry'), 28, { kind: 'membership.tag.hardship' })
  const shown = await visitor.post<{ codes: { code: string }[]; serverNow: string; name: string }>(
    '/me/membership/card-codes',
  )
  expect(shown.body).toMatchObject({ serverNow: `${today}T02:00:00.000Z`, tags: ['困难职工', '农民工'] })
  expect(shown.body.codes).toHaveLength(10)

  const point = await officer('market')
  const check = (typed: string, key = newId()) =>
    point.post<CheckedCard>('/membership/card-checks', { code: typed }, key)
  const key = newId()
  const checked = await check(shown.body.codes[0]!.code, key)
  expect(checked.body).toMatchObject({ unionName: '江北铸造厂工会', tags: ['农民工'] })
  expect(checked.body.maskedName).toContain('*')
  expect(JSON.stringify(checked.body)).not.toContain(personId(28))
  expect(code(await check(shown.body.codes[0]!.code))).toBe('credentials.card-code-used')
  expect(code(await check(shown.body.codes[1]!.code))).toBe('credentials.card-code-wrong')
  expect(code(await check('123456789012'))).toBe('credentials.card-code-wrong')
  stopClock(`${today}T02:01:00.000Z`)
  expect((await check(shown.body.codes[0]!.code, key)).body).toEqual(checked.body)
  expect(code(await check(shown.body.codes[0]!.code))).toBe('credentials.card-code-wrong')
  const worker = await visitor.post('/membership/card-checks', { code: '123456789012' })
  expect(worker.status).toBe(403)
  stopClock(`${today}T02:00:00.000Z`)
})

test('who belongs to no union has no card and asks for no tag', async () => {
  const visitor = await proveAs(platform, stranger(), address())
  expect(code(await visitor.post('/me/membership/card-codes'))).toBe('membership.no-member')
  const asked = await visitor.post('/me/membership/tag-requests', { kind: 'membership.tag.migrant' })
  expect(code(asked)).toBe('membership.no-member')
})

test('what people hold is in order', async () => {
  expect(await transaction(system, verifyCredentials)).toEqual([])
})
