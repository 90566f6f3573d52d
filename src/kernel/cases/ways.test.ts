import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, officers, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { grantRole, hashPassword, openAccount, systemActor, writeRoles } from '../access/index.ts'
import { foundOrgs } from '../orgs/index.ts'
import { registerPeople, sealRegistration } from '../people/index.ts'
import { caseTypes } from './case-types.ts'
import { everything, grant, ofPleas, plea } from './cast.ts'
import type { CaseCard, Dossier } from './contract.ts'
import { openCases, registerCaseTypes, verifyCases } from './index.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
const platform = systemActor('plea.world')

const monday = '2026-11-23T02:00:00.000Z'

let served: Platform
let union: SmallUnion
const bureau = newId()
let visits = 0

beforeAll(async () => {
  stopClock(monday)
  served = await startPlatform(async () => {
    union = await foundSmallUnion(8)
    await writeRoles([
      { key: 'plea-officer', name: '诉求经办', permissions: [...everything, ...ofPleas, 'cases.template'] },
    ])
    await transaction(system, async (tx) => {
      const founding = { creditCode: null, on: '2013-01-01', kind: 'partner', code: 'RS01', name: '市人社局' } as const
      await foundOrgs(tx, [{ ...founding, id: bureau, parentId: union.orgIds.city }])
      for (const key of ['foundry', 'couriers', 'north', 'outsider'] as const) {
        const orgId = union.orgIds[officers[key].over]
        await grantRole(tx, { personId: union.officerIds[key], role: 'plea-officer', orgId, on: '2020-01-01' })
      }
      const person = demoPerson(7, 970_000, '130302')
      const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, person)])
      const { personId } = registered!
      await openAccount(tx, { personId, account: 'bureau', password: await hashPassword('everyone', password) })
      await grantRole(tx, { personId, role: 'plea-officer', orgId: bureau, on: '2020-01-01' })
    })
  })
  registerCaseTypes([...caseTypes(), plea, grant])
})

afterAll(async () => {
  expect(await transaction(platform, verifyCases)).toEqual([])
  await served.stop()
})

const visitor = () => {
  visits += 1
  return new Visitor(served.address, `10.9.0.${visits}`)
}
const officer = (account: string) => visitor().signInAsOfficer(account, password)
const workers = new Map<number, Promise<Visitor>>()
/** One code a minute goes to a telephone, so each worker signs in once. */
function worker(at: number): Promise<Visitor> {
  const signedIn = workers.get(at) ?? visitor().signInAsWorker(union.workers[at]!.phone)
  workers.set(at, signedIn)
  return signedIn
}
const code = (answer: Answer) => (answer.body as { code: string }).code
const said = (answer: Answer) => (answer.body as { detail: string }).detail

/** A plea of a worker of the foundry, in the state asked for. */
async function file(more: { state?: keyof typeof plea.states; at?: number; title?: string } = {}): Promise<string> {
  const { at = 0, ...rest } = more
  const { province, city, north, foundry } = union.orgIds
  const id = newId()
  const { personId, name } = union.workers[at]!
  await transaction(platform, (tx) =>
    openCases(tx, platform, plea, [
      {
        ...{ id, ownerId: personId, orgPath: [province, city, north, foundry], title: '拖欠工资', subtitle: '铸造厂' },
        ...{ personName: name, amountFen: null, ...(rest.state === 'working' && { deskOrgId: foundry }), ...rest },
      },
    ]),
  )
  return id
}

const dossier = async (by: Visitor, id: string) => (await by.get<Dossier>(`/cases/${id}/dossier`)).body
const wayOf = (read: Dossier, way: string) => read.ways.find((one) => one.way === way)

/** The end of a ZIP names its parts; nothing else of it is looked at. */
function archive(...parts: string[]): Uint8Array {
  const body = deflateRawSync(Buffer.from('x'))
  return Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), body, Buffer.from(parts.join('\0'), 'latin1')])
}

describe('a comment', () => {
  test('is read by those it is for, and by nobody else', async () => {
    const id = await file()
    const [union, owner] = [await officer('foundry'), await worker(0)]
    expect((await union.post(`/cases/${id}/comments`, { text: '已联系厂方' })).status).toBe(204)
    expect((await union.post(`/cases/${id}/comments`, { text: '厂方态度消极', audience: 'union' })).status).toBe(204)
    const told = async (by: Visitor) => JSON.stringify((await by.get(`/cases/${id}/timeline`)).body)
    expect(await told(union)).toContain('厂方态度消极')
    expect(await told(owner)).toContain('已联系厂方')
    expect(await told(owner)).not.toContain('厂方态度消极')
    expect(code(await owner.post(`/cases/${id}/comments`, { text: '谢谢', audience: 'union' }))).toBe(
      'cases.audience-not-yours',
    )
    expect((await dossier(owner, id)).audiences).toEqual(['all'])
  })

  test('with a script in it is refused, and so is a supervision', async () => {
    const id = await file()
    const [desk, above] = [await officer('foundry'), await officer('north')]
    const script = '<script>alert(1)</script>'
    expect(code(await desk.post(`/cases/${id}/comments`, { text: script }))).toBe('cases.markup-in-text')
    expect(code(await above.post(`/cases/${id}/supervision`, { text: script }))).toBe('cases.markup-in-text')
    expect(code(await desk.post(`/cases/${id}/assignment`, { orgId: bureau, note: script }))).toBe(
      'cases.markup-in-text',
    )
  })

  test('on a case of another federation is answered as if there were none', async () => {
    const id = await file()
    const stranger = await officer('outsider')
    for (const path of ['dossier', 'timeline', 'callable'])
      expect(code(await stranger.get(`/cases/${id}/${path}`)), path).toBe('cases.not-found')
    const posts: [string, object][] = [
      ['comments', { text: '打听一下' }],
      ['bodies', { orgId: bureau, role: 'joint', note: '一起办' }],
      ['assignment', { orgId: bureau, note: '转给你们' }],
      ['arrival', {}],
      ['links', { toId: id, kind: 'related' }],
      ['mergers', { ids: [await file()], note: '同一件事' }],
      ['records', { clock: 'day', note: '去过了' }],
      ['rating', { stars: 1 }],
      ['supervision', { text: '请尽快' }],
    ]
    for (const [path, body] of posts)
      expect(code(await stranger.post(`/cases/${id}/${path}`, body)), path).toBe('cases.not-found')
  })
})

describe('a paper', () => {
  test('is attached by the person and by officers, and opened by its audience alone', async () => {
    const id = await file()
    const [desk, owner, other] = [await officer('foundry'), await worker(0), await worker(4)]
    const photo = await owner.upload('工资条.png', png, 'photo')
    expect((await owner.post(`/cases/${id}/attachments`, { fileId: photo })).status).toBe(200)
    const inside = await desk.upload('核查情况.docx', archive('[Content_Types].xml', 'word/document.xml'), 'paper')
    expect((await desk.post(`/cases/${id}/attachments`, { fileId: inside, audience: 'union' })).status).toBe(200)
    const seen = await dossier(desk, id)
    expect(seen.attachments.map(({ name }) => name)).toEqual(['工资条.png', '核查情况.docx'])
    expect((await dossier(owner, id)).attachments.map(({ name }) => name)).toEqual(['工资条.png'])

    const [first, second] = seen.attachments
    const content = (one: { id: string }) => `/cases/${id}/attachments/${one.id}/content`
    expect(Buffer.from(await desk.download(content(first!)))).toEqual(Buffer.from(png))
    const shown = async (one: { id: string }) =>
      (
        await fetch(`${served.address}/api${content(one)}?show=inline`, { headers: { cookie: desk.cookie } })
      ).headers.get('content-disposition')
    expect(await shown(first!)).toMatch(/^inline/)
    expect(await shown(second!)).toMatch(/^attachment/)
    expect(code(await owner.get(content(second!)))).toBe('cases.not-found')
    expect(code(await other.get(content(first!)))).toBe('cases.not-found')
    expect(code(await other.post(`/cases/${id}/attachments`, { fileId: photo }))).toBe('cases.not-found')
  })

  test('that is disguised, a script, a workbook with macros or too large is refused', async () => {
    const desk = await officer('foundry')
    const send = (name: string, bytes: Uint8Array | string) =>
      fetch(`${served.address}/api/files?name=${encodeURIComponent(name)}&purpose=paper`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', cookie: desk.cookie },
        body: bytes as BodyInit,
      }).then(async (answer) => [answer.status, ((await answer.json()) as { code?: string }).code])
    expect(await send('合同.pdf', png)).toEqual([415, 'files.disguised'])
    expect(await send('合同.pdf', '<html><script>alert(1)</script>')).toEqual([415, 'files.kind-unknown'])
    expect(await send('图.svg', '<svg onload="alert(1)">')).toEqual([415, 'files.kind-unknown'])
    expect(await send('合同.docx', archive('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'))).toEqual(
      [415, 'files.disguised'],
    )
    const huge = new Uint8Array(20 * 1024 ** 2 + 1)
    huge.set(pdf)
    expect(await send('合同.pdf', huge)).toEqual([413, 'files.too-large'])
    expect((await send('合同.pdf', pdf))[0]).toBe(200)
  })

  test('uploaded for something else, or by somebody else, does not become one', async () => {
    const id = await file()
    const [desk, other] = [await officer('foundry'), await officer('couriers')]
    const sheet = await desk.upload('名单.csv', '姓名,电话\n', 'sheet')
    expect(code(await desk.post(`/cases/${id}/attachments`, { fileId: sheet }))).toBe('cases.paper-unfit')
    const foreign = await other.upload('照片.png', png, 'photo')
    expect(code(await desk.post(`/cases/${id}/attachments`, { fileId: foreign }))).toBe('files.not-found')
  })
})

describe('bodies', () => {
  test('are called, report in, are released; each step once', async () => {
    const id = await file()
    const [desk, body] = [await officer('foundry'), await officer('bureau')]
    type Callable = { above: { id: string }; beside: { id: string }[] }
    const { above, beside } = (await desk.get<Callable>(`/cases/${id}/callable`)).body
    expect(above.id).toBe(union.orgIds.north)
    expect(beside).toContainEqual({ id: bureau, name: '市人社局' })
    expect(code(await body.get(`/cases/${id}/dossier`))).toBe('cases.not-found')
    const call = { orgId: bureau, role: 'called', note: '请到现场', dueDays: 1 }
    expect((await desk.post(`/cases/${id}/bodies`, call)).status).toBe(204)
    expect(code(await desk.post(`/cases/${id}/bodies`, call))).toBe('cases.body-already')
    expect(code(await desk.post(`/cases/${id}/arrival`))).toBe('cases.not-taking-part')
    const read = await dossier(body, id)
    expect(read).toMatchObject({ side: 'body', bodies: [{ orgName: '市人社局', due: { daysLeft: 1 } }] })
    expect(wayOf(read, 'arrive')).toMatchObject({ allowed: true })
    expect((await body.post(`/cases/${id}/arrival`)).status).toBe(204)
    expect(wayOf(await dossier(body, id), 'arrive')).toBeUndefined()
    expect(code(await body.post(`/cases/${id}/bodies/${bureau}/release`))).toBe('cases.not-your-desk')
    expect((await desk.post(`/cases/${id}/bodies/${bureau}/release`, { note: '已谈妥' })).status).toBe(204)
    expect(code(await body.get(`/cases/${id}/dossier`))).toBe('cases.not-found')
  })

  test('of two officers who call the same body at once one does, and the other is told so', async () => {
    const id = await file()
    const [one, other] = [await officer('foundry'), await officer('north')]
    const call = { orgId: bureau, role: 'joint', note: '一起办' }
    const answers = await Promise.all([one.post(`/cases/${id}/bodies`, call), other.post(`/cases/${id}/bodies`, call)])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
    expect((await dossier(one, id)).bodies).toHaveLength(1)
  })
})

describe('a case is given on', () => {
  test('to another desk, which alone goes on with it; who may not is told why before she tries', async () => {
    const id = await file()
    const [desk, above, side] = [await officer('foundry'), await officer('north'), await officer('bureau')]
    const given = { orgId: bureau, note: '属于劳动监察', dueDays: 3 }
    expect((await desk.post(`/cases/${id}/assignment`, given)).status).toBe(204)
    expect((await dossier(side, id)).case).toMatchObject({ deskName: '市人社局', due: { daysLeft: 3 } })
    expect((await side.post(`/cases/${id}/assignment`, { orgId: union.orgIds.foundry, note: '请协助' })).status).toBe(
      204,
    )
    const locked = wayOf(await dossier(above, id), 'assign')
    expect(locked).toMatchObject({ allowed: true })
    const next = await file({ state: 'answered' })
    const refused = await desk.post(`/cases/${next}/assignment`, given)
    expect(code(refused)).toBe('cases.wrong-state')
  })

  test('up by one level and down below the giver; neither sideways nor past a level', async () => {
    const id = await file()
    const [desk, above] = [await officer('foundry'), await officer('north')]
    const { north, city, foundry, couriers } = union.orgIds
    const give = (by: Visitor, orgId: string) => by.post(`/cases/${id}/assignment`, { orgId, note: '请办理' })
    expect(code(await give(desk, couriers))).toBe('cases.desk-not-yours')
    expect(code(await give(desk, city))).toBe('cases.desk-not-yours')
    expect((await give(desk, north)).status).toBe(204)
    expect((await give(above, foundry)).status).toBe(204)
  })

  test('and closed ones say so in the button and in the refusal alike', async () => {
    const id = await file({ state: 'solved' })
    const desk = await officer('foundry')
    const way = wayOf(await dossier(desk, id), 'assign')!
    const answer = await desk.post(`/cases/${id}/assignment`, { orgId: bureau, note: '再看看' })
    expect(code(answer)).toBe('cases.closed')
    expect(way).toMatchObject({ allowed: false, because: said(answer) })
  })
})

describe('cases hang together', () => {
  test('as parts of a series, or merged into one; each is told on both sides', async () => {
    const [main, part, same] = [await file({ title: '欠薪总案' }), await file({ at: 4 }), await file({ at: 4 })]
    const [desk, owner] = [await officer('foundry'), await worker(4)]
    expect((await desk.post(`/cases/${part}/links`, { toId: main, kind: 'part' })).status).toBe(204)
    expect(code(await desk.post(`/cases/${part}/links`, { toId: main, kind: 'part' }))).toBe('cases.link-exists')
    expect(code(await desk.post(`/cases/${main}/links`, { toId: main, kind: 'related' }))).toBe('cases.link-to-itself')
    expect((await desk.post(`/cases/${main}/mergers`, { ids: [same], note: '同一件事' })).status).toBe(204)
    const read = await dossier(desk, main)
    expect(read.links.map(({ id, kind, below }) => ({ id, kind, below }))).toEqual(
      expect.arrayContaining([
        { id: same, kind: 'merged', below: true },
        { id: part, kind: 'part', below: true },
      ]),
    )
    expect((await dossier(owner, same)).case.stateName).toBe('已并案')
    expect((await dossier(owner, same)).links).toEqual([])
  })
})

describe('a rating', () => {
  test('is the person’s, of a closed round, once', async () => {
    const [id, running] = [await file({ state: 'solved' }), await file()]
    const [owner, other, desk] = [await worker(0), await worker(4), await officer('foundry')]
    expect(code(await owner.post(`/cases/${running}/rating`, { stars: 5 }))).toBe('cases.rated-too-early')
    expect(code(await other.post(`/cases/${id}/rating`, { stars: 5 }))).toBe('cases.not-found')
    expect(code(await desk.post(`/cases/${id}/rating`, { stars: 5 }))).toBe('cases.not-yours')
    expect(wayOf(await dossier(owner, id), 'rate')).toMatchObject({ allowed: true })
    expect((await owner.post(`/cases/${id}/rating`, { stars: 4, text: '很快' })).status).toBe(204)
    expect(code(await owner.post(`/cases/${id}/rating`, { stars: 1 }))).toBe('cases.rated-already')
    expect(wayOf(await dossier(owner, id), 'rate')).toMatchObject({ allowed: false })
    expect((await dossier(desk, id)).ratings).toMatchObject([{ round: 1, stars: 4, text: '很快' }])
  })
})

describe('a clock', () => {
  test('shows what it asks for and is recorded; what it does not ask for is refused', async () => {
    const id = await file({ state: 'working' })
    const owner = await worker(0)
    let desk = await officer('foundry')
    const clockOf = async (clock: string) => (await dossier(desk, id)).clocks.find((one) => one.clock === clock)
    const record = (by: Visitor, body: object) => by.post(`/cases/${id}/records`, body)
    expect(await clockOf('day')).toMatchObject({ name: '每日动态', owed: false, mayRecord: true, due: { daysLeft: 1 } })
    stopClock('2026-11-24T02:00:00.000Z')
    desk = await officer('foundry')
    expect(await clockOf('day')).toMatchObject({ owed: true, due: { daysLeft: 0 } })
    expect((await record(desk, { clock: 'day', note: '上门一次' })).status).toBe(204)
    expect(await clockOf('day')).toMatchObject({ owed: false })
    stopClock(monday)
    expect(code(await record(desk, { clock: 'hour', note: '上门一次' }))).toBe('cases.clock-unknown')
    expect(code(await record(owner, { clock: 'day', note: '我自己记' }))).toBe('cases.no-permission')
    expect(code(await record(desk, { clock: 'day', note: '补记', on: '2026-11-20' }))).toBe('cases.clock-not-missed')
  })
})

describe('what a type does not have served', () => {
  test('is refused with the way to go, and is no button', async () => {
    const { province, city, north, foundry } = union.orgIds
    const id = newId()
    const { personId, name } = union.workers[0]!
    const wish = { id, ownerId: personId, orgPath: [province, city, north, foundry], title: '困难补助', subtitle: '' }
    await transaction(platform, (tx) =>
      openCases(tx, platform, { ...grant, offers: ['attach'] }, [{ ...wish, personName: name, amountFen: 100 }]),
    )
    const desk = await officer('foundry')
    const fileId = await desk.upload('照片.png', png, 'photo')
    expect(code(await desk.post(`/cases/${id}/attachments`, { fileId }))).toBe('cases.not-offered')
    registerCaseTypes([...caseTypes().filter(({ key }) => key !== grant.key), { ...grant, offers: ['attach'] }])
    expect(code(await desk.post(`/cases/${id}/attachments`, { fileId }))).toBe('cases.served-elsewhere')
    expect(wayOf(await dossier(desk, id), 'attach')).toBeUndefined()
  })
})

describe('the list', () => {
  test('is narrowed to the days on which cases were opened, newest and late and searched alike', async () => {
    const id = await file({ title: '十一月的事' })
    const desk = await officer('foundry')
    const ids = async (query: string) =>
      (await desk.get<{ cases: CaseCard[] }>(`/cases?type=${plea.key}&${query}`)).body.cases.map((one) => one.id)
    for (const query of ['', 'search=十一月&', 'at=desk&']) {
      expect(await ids(`${query}from=2026-11-23&to=2026-11-23`), query).toContain(id)
      expect(await ids(`${query}from=2026-11-24`), query).toEqual([])
      expect(await ids(`${query}to=2026-11-22`), query).toEqual([])
    }
  })

  test('is told in numbers by kind and state, from the roll-up', async () => {
    const desk = await officer('foundry')
    const read = async () =>
      (
        await desk.get<{ types: { type: string; open: number; states: { state: string; count: number }[] }[] }>(
          '/cases/counts',
        )
      ).body.types.find((one) => one.type === plea.key)!
    const before = await read()
    await file()
    await file({ state: 'solved' })
    const after = await read()
    expect(after.open).toBe(before.open + 1)
    const solved = (one: typeof before) => one.states.find(({ state }) => state === 'solved')!.count
    expect(solved(after)).toBe(solved(before) + 1)
  })
})

test('of two officers who merge the same case at once one wins, and the other is told what became of it', async () => {
  const [id, one, other] = [await file(), await file(), await file()]
  const [desk, above] = [await officer('foundry'), await officer('north')]
  const merge = (by: Visitor, main: string) => by.post(`/cases/${main}/mergers`, { ids: [id], note: '同一件事' })
  const answers = await Promise.all([merge(desk, one), merge(above, other)])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
  const refused = answers.find(({ status }) => status === 409)!
  expect(['cases.moved-meanwhile', 'cases.part-of-another']).toContain(code(refused))
})

describe('saved filters', () => {
  type Views = { views: { id: string; name: string; mine: boolean; shared: boolean }[] }
  const at = async (by: Visitor) => (await by.get<Views>('/cases/views?place=/inbox')).body.views
  const view = (more: object = {}) => ({ place: '/inbox', name: '逾期的', query: 'late=yes', deskOrgId: null, ...more })

  test('are their officer’s, or those of her desk; only she removes them', async () => {
    const [above, colleague, other] = [await officer('manager'), await officer('second'), await officer('foundry')]
    const mine = await above.post<{ id: string }>('/cases/views', view())
    const shared = await above.post<{ id: string }>(
      '/cases/views',
      view({ name: '本市', deskOrgId: union.orgIds.city }),
    )
    expect([mine.status, shared.status]).toEqual([200, 200])
    expect(await at(above)).toMatchObject([
      { name: '本市', mine: true, shared: true },
      { name: '逾期的', mine: true, shared: false },
    ])
    expect(await at(colleague)).toMatchObject([{ name: '本市', mine: false, shared: true }])
    expect(await at(other)).toEqual([])
    expect(code(await above.post('/cases/views', view()))).toBe('cases.view-name-taken')
    expect(code(await colleague.delete(`/cases/views/${shared.body.id}`))).toBe('cases.view-not-found')
    expect((await above.delete(`/cases/views/${shared.body.id}`)).status).toBe(204)
    expect(await at(colleague)).toEqual([])
  })

  test('are not shared with a desk at which nobody knows the officer, nor named in markup', async () => {
    const desk = await officer('foundry')
    expect(code(await desk.post('/cases/views', view({ deskOrgId: union.orgIds.port })))).toBe(
      'cases.view-desk-not-yours',
    )
    expect(code(await desk.post('/cases/views', view({ name: '<b>逾期</b>' })))).toBe('cases.markup-in-text')
  })
})

describe('reply templates', () => {
  const keep = (by: Visitor, orgId: string, more: object = {}) =>
    by.post<{ id: string }>('/cases/templates', {
      ...{ orgId, type: plea.key, name: '已受理', text: '【编号】已由【办理单位】受理，【期限】前答复您。', ...more },
    })
  const at = async (by: Visitor, id: string) =>
    (
      await by.get<{ templates: { id: string; name: string; text: string; mayDrop: boolean }[] }>(
        `/cases/${id}/templates`,
      )
    ).body.templates

  test('of a union are used below it, filled from the case, and removed by whoever keeps them', async () => {
    const id = await file()
    const [above, desk] = [await officer('north'), await officer('foundry')]
    const kept = await keep(above, union.orgIds.north)
    expect(kept.status).toBe(200)
    expect(
      (await keep(desk, union.orgIds.foundry, { name: '请补材料', type: null, text: '请补充工资条。' })).status,
    ).toBe(200)
    expect(await at(desk, id)).toMatchObject([
      { name: '请补材料', text: '请补充工资条。', mayDrop: true },
      { name: '已受理', mayDrop: false },
    ])
    expect((await at(desk, id))[1]!.text).toMatch(/^SQ2026-\d{6}已由江北铸造厂工会受理，2026年11月26日前答复您。$/)
    expect(code(await desk.delete(`/cases/templates/${kept.body.id}`))).toBe('cases.template-not-found')
    expect((await above.delete(`/cases/templates/${kept.body.id}`)).status).toBe(204)
    expect(await at(desk, id)).toHaveLength(1)
    expect(code(await (await officer('outsider')).get(`/cases/${id}/templates`))).toBe('cases.not-found')
  })

  test('with a place that nothing fills, a script, a taken name or for another union are refused', async () => {
    const desk = await officer('foundry')
    const { foundry, port } = union.orgIds
    expect(code(await keep(desk, foundry, { text: '【工资】已收到' }))).toBe('cases.template-place-unknown')
    expect(code(await keep(desk, foundry, { text: '<img src=x onerror=alert(1)>' }))).toBe('cases.markup-in-text')
    expect(code(await keep(desk, foundry, { type: 'no.type' }))).toBe('cases.template-type-unknown')
    expect(code(await keep(desk, port))).toBe('access.not-found')
    expect((await keep(desk, foundry, { name: '重名' })).status).toBe(200)
    expect(code(await keep(desk, foundry, { name: '重名' }))).toBe('cases.template-name-taken')
  })
})

describe('what leaves the console', () => {
  test('is the list with its filters, masked, without formulas, under a number that is written down', async () => {
    await file({ title: '=cmd|calc' })
    const desk = await officer('foundry')
    const query = `type=${plea.key}&state=filed&format=csv&reason=${encodeURIComponent('季度核对')}`
    const text = new TextDecoder().decode(await desk.download(`/cases/file?${query}`))
    const { personId: _, name } = union.workers[0]!
    expect(text).toContain('编号')
    expect(text).not.toContain(`,${name}`)
    expect(text).not.toMatch(/(^|,|")=cmd/m)
    const audit = await transaction(system, (tx) =>
      tx.client.query(
        "select detail from audit.entries where action = 'privacy.exported' order by recorded_at desc limit 1",
      ),
    )
    expect(JSON.stringify(audit.rows)).toContain('季度核对')
    expect(code(await desk.get(`/cases/file?orgId=${union.orgIds.port}&format=csv&reason=核对`))).toBe(
      'cases.not-found',
    )
  })

  test('is a case as a PDF for officers, and nothing for its owner or a stranger', async () => {
    const id = await file()
    const [desk, owner, stranger] = [await officer('foundry'), await worker(0), await officer('outsider')]
    expect(new TextDecoder('latin1').decode((await desk.download(`/cases/${id}/file`)).slice(0, 5))).toBe('%PDF-')
    expect(code(await owner.get(`/cases/${id}/file`))).toBe('privacy.print-for-officers')
    expect(code(await stranger.get(`/cases/${id}/file`))).toBe('cases.not-found')
  })
})
