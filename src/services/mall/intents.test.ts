import { afterAll, beforeAll, expect, test } from 'vitest'
import { listed, type MallCast, must, openSmallMall, rice } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let foundry: Visitor
let port: Visitor
let worker: Visitor

type Page = {
  state: string
  recipients: number
  document: {
    digest: string
    articles: string[]
    version: number
    sides: { key: string; yours: boolean; signed: { by: string } | null }[]
  }
  may: { revise: boolean; list: boolean; configure: boolean; cancel: boolean }
}
type ListMade = { recipients: number; rejects: { line: number; reasons: string[] }[] }

beforeAll(async () => {
  stopClock('2026-11-21T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(12)
  })
  cast = await openSmallMall(platform.address, union)
  foundry = await new Visitor(platform.address).signInAsOfficer('foundry', password)
  port = await new Visitor(platform.address).signInAsOfficer('port', password)
  worker = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
})

afterAll(() => platform.stop())

const code = (answer: Answer) => (answer.body as { code: string }).code
const terms = (changes: Record<string, unknown> = {}) => ({
  occasion: '2027 元旦福利',
  headcount: 3,
  pointsEach: 60_000,
  issueAt: '2026-11-22T00:00:00.000Z',
  opensAt: '2026-11-22T00:00:00.000Z',
  closesAt: '2026-11-30T16:00:00.000Z',
  categories: [],
  unspent: 'return',
  keptUntil: null,
  ...changes,
})

async function drafted(changes: Record<string, unknown> = {}): Promise<string> {
  const body = { orgId: union.orgIds.foundry, terms: terms(changes) }
  return (await must(foundry.post<{ id: string }>('/mall/intents', body))).id
}

const read = (id: string, visitor = foundry) => must(visitor.get<Page>(`/mall/intents/${id}`))

async function sign(visitor: Visitor, id: string, side: string, changes: Record<string, unknown> = {}) {
  const { document } = await read(id)
  return visitor.post(`/mall/intents/${id}/signatures`, { side, digest: document.digest, password, ...changes })
}

test('a letter of intent is drawn up, numbered, and stands once both sides have signed it (A002-06.c1)', async () => {
  const id = await drafted()
  const page = await read(id)
  expect(page.document.articles.join('\n')).toContain('发放对象 3 人，每人 600.00 分，合计不超过 1,800.00 分')
  expect(page.document.sides.map((side) => [side.key, side.yours])).toEqual([
    ['union', true],
    ['mall', false],
  ])
  expect((await sign(foundry, id, 'union')).body).toEqual({ complete: false })
  expect((await read(id, cast.operator)).document.sides.map((side) => side.yours)).toEqual([false, true])
  expect((await sign(cast.operator, id, 'mall')).body).toEqual({ complete: true })
  expect((await read(id)).state).toBe('signed')
})

test('everything wrong with the terms is told at once', async () => {
  const answer = await foundry.post('/mall/intents', {
    orgId: union.orgIds.foundry,
    terms: terms({ headcount: -5, occasion: '' }),
  })
  expect(code(answer)).toBe('mall.terms-faulty')
  expect((answer.body as { detail: string }).detail).toContain('2 处')
})

test('nobody signs for the other side, with a wrong password, or a text that has changed since', async () => {
  const id = await drafted()
  expect(code(await sign(foundry, id, 'mall'))).toBe('instruments.not-the-signer')
  expect(code(await sign(cast.operator, id, 'union'))).toBe('instruments.not-the-signer')
  expect(code(await sign(foundry, id, 'union', { password: 'guessed-it-2026' }))).toBe('access.password-wrong')
  const before = (await read(id)).document.digest
  await must(foundry.put(`/mall/intents/${id}/terms`, { terms: terms({ pointsEach: 90_000 }) }))
  expect(code(await sign(cast.operator, id, 'mall', { digest: before }))).toBe('instruments.text-changed')
  expect((await read(id)).document.version).toBe(2)
})

test('terms stay as they were signed', async () => {
  const id = await drafted()
  await sign(foundry, id, 'union')
  await sign(cast.operator, id, 'mall')
  expect(code(await foundry.put(`/mall/intents/${id}/terms`, { terms: terms() }))).toBe('mall.intent-not-open')
  expect(code(await sign(foundry, id, 'union'))).toBe('mall.intent-not-open')
})

test('the list is every member of the union, or the people of a file with its bad rows told (A002-06.c2, c3)', async () => {
  const id = await drafted()
  const list = (body: object) => foundry.put<ListMade>(`/mall/intents/${id}/recipients`, body)
  expect((await list({ from: 'members' })).body).toEqual({ recipients: 3, rejects: [] })
  const [one, two] = union.workers.filter((person) => person.union === 'foundry')
  const file = [
    '姓名,证件号码,手机号',
    `${one!.name},${one!.idNumber},${one!.phone}`,
    `${one!.name},${one!.idNumber},`,
    `别人,${two!.idNumber},`,
    '=cmd,123,12',
  ].join('\n')
  const made = await must(list({ from: 'file', fileId: await foundry.upload('名单.csv', file) }))
  expect(made.recipients).toBe(1)
  expect(made.rejects.map((reject) => reject.line)).toEqual([3, 4, 5])
  expect((await read(id)).recipients).toBe(1)
  const shown = await must(
    foundry.get<{ recipients: { maskedName: string; points: number }[] }>(`/mall/intents/${id}/recipients`),
  )
  expect(shown.recipients).toMatchObject([{ points: 60_000, place: 1 }])
  expect(shown.recipients[0]!.maskedName).not.toBe(one!.name)
})

test('another union’s letter is as if it were not there, for its officers and for workers', async () => {
  const id = await drafted()
  for (const answer of await Promise.all([
    port.get(`/mall/intents/${id}`),
    port.put(`/mall/intents/${id}/terms`, { terms: terms() }),
    port.put(`/mall/intents/${id}/recipients`, { from: 'members' }),
    port.post(`/mall/intents/${id}/signatures`, { side: 'union', digest: '0'.repeat(64), password }),
    foundry.get(`/mall/intents/${newId()}`),
  ])) {
    expect(code(answer)).toBe('mall.intent-missing')
  }
  expect(code(await port.post('/mall/intents', { orgId: union.orgIds.foundry, terms: terms() }))).toBe(
    'access.not-found',
  )
  expect(code(await cast.outsider.get(`/mall/intents?orgId=${union.orgIds.foundry}`))).toBe('access.not-found')
  expect(code(await worker.get('/mall/intents'))).toBe('access.not-permitted')
  const north = await new Visitor(platform.address).signInAsOfficer('north', password)
  const seen = await must(north.get<{ intents: { id: string }[] }>('/mall/intents'))
  expect(seen.intents.some((intent) => intent.id === id)).toBe(true)
})

test('an officer learns for whom she may write, with how many members', async () => {
  const desk = await must(
    foundry.get<{ unions: { name: string; members: number }[]; categories: unknown[] }>('/mall/intents/desk'),
  )
  expect(desk.unions).toEqual([{ id: union.orgIds.foundry, name: '江北铸造厂工会', members: 3 }])
  expect(desk.categories).toHaveLength(30)
})

test('a basket is kept whole, shows prices as they are now, and is nobody else’s', async () => {
  const { skus } = await listed(cast, cast.farm, rice({ code: 'BK-1', name: '篮中米' }))
  const [small, big] = skus
  const lines = [
    { skuId: small!.id, quantity: 2 },
    { skuId: big!.id, quantity: 1 },
    { skuId: small!.id, quantity: 1 },
    { skuId: newId(), quantity: 1 },
  ]
  const kept = await must(
    worker.put<{ lines: { skuId: string; quantity: number; price: number; onOffer: boolean }[] }>('/me/mall/basket', {
      lines,
    }),
  )
  expect(kept.lines.map((line) => [line.skuId, line.quantity, line.price])).toEqual([
    [small!.id, 3, 8600],
    [big!.id, 1, 16_800],
  ])
  await must(cast.farm.put(`/mall/supply/skus/${small!.id}/price`, { price: 9000 }))
  expect((await must(worker.get<typeof kept>('/me/mall/basket'))).lines[0]).toMatchObject({
    price: 9000,
    onOffer: true,
  })
  const other = await new Visitor(platform.address).signInAsWorker(union.workers[1]!.phone)
  expect(await must(other.get('/me/mall/basket'))).toEqual({ lines: [] })
  expect((await worker.put('/me/mall/basket', { lines: [{ skuId: small!.id, quantity: -1 }] })).status).toBe(400)
})
