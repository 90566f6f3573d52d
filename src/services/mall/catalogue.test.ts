import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint, listed, type MallCast, must, openSmallMall, rice } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { countStock, refreshSold } from './products.store.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let worker: Visitor

type Page = {
  products: { id: string; name: string; priceFrom: number; sold: number; skus: number; available: number }[]
  next: string | null
}
type Desk = { products: { id: string; state: string; stateBecause: string | null }[]; counts: Record<string, number> }
type DeskPage = {
  product: { state: string }
  skus: { id: string; code: string; price: number; available: number; offered: boolean }[]
  changes: { what: string; before: string | null; after: string | null; because: string | null }[]
}

beforeAll(async () => {
  stopClock('2026-11-21T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(4)
  })
  cast = await openSmallMall(platform.address, union)
  worker = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
})

afterAll(() => platform.stop())

const code = (answer: Answer) => (answer.body as { code: string }).code
const catalogue = (query: string, visitor = worker) =>
  must(visitor.get<Page>(`/public/mall/markets/${cast.marketId}/products?${query}`))

test('a product is on offer only after the operator has passed it (A002-06.c7)', async () => {
  const draft = rice({ code: 'YL-100', name: '云岭糙米' })
  const { id } = await must(cast.farm.post<{ id: string }>('/mall/supply/products', { draft }))
  expect(code(await worker.get(`/public/mall/products/${id}`))).toBe('mall.product-missing')
  await must(cast.farm.post('/mall/supply/products/submission', { ids: [id] }))
  expect((await catalogue('search=糙米')).products).toEqual([])
  await must(cast.operator.post('/mall/operation/products/judgement', { ids: [id], decision: 'list' }))
  expect((await catalogue('search=糙米')).products.map((one) => one.id)).toEqual([id])
  expect(await must(worker.get(`/public/mall/products/${id}`))).toMatchObject({
    categoryName: '粮油',
    supplierName: '云岭农业合作社',
    praise: null,
  })
})

test('what is sent back or withdrawn tells its supplier why, and a reason is demanded', async () => {
  const { id } = await listed(cast, cast.farm, rice({ code: 'YL-101', name: '云岭小米' }))
  const judge = (body: object) => cast.operator.post('/mall/operation/products/judgement', { ids: [id], ...body })
  expect(code(await judge({ decision: 'withdraw' }))).toBe('mall.reason-missing')
  expect((await judge({ decision: 'withdraw', because: '包装破损投诉较多' })).body).toEqual({ moved: 1, left: 0 })
  expect((await judge({ decision: 'list' })).body).toEqual({ moved: 0, left: 1 })
  const desk = await must(cast.farm.get<Desk>('/mall/supply/products?state=withdrawn'))
  expect(desk.products).toMatchObject([{ id, stateBecause: '包装破损投诉较多' }])
  expect(code(await worker.get(`/public/mall/products/${id}`))).toBe('mall.product-missing')
})

test('goods of excluded kinds cannot be offered (A002-06.c8), and everything wrong is told at once', async () => {
  const answer = await cast.farm.post('/mall/supply/products', {
    draft: rice({ category: 'construction', name: '=HYPERLINK("x")', origin: '' }),
  })
  expect(code(answer)).toBe('mall.product-faulty')
  expect((answer.body as { detail: string }).detail).toContain('建设或生产类')
  expect((answer.body as { detail: string }).detail).toContain('产地要填')
  expect((answer.body as { detail: string }).detail).toContain('公式')
})

test('new words of a product on offer are passed anew; a price is the supplier’s own and its change is dated', async () => {
  const draft = rice({ code: 'YL-102', name: '云岭黑米' })
  const { id } = await listed(cast, cast.farm, draft)
  const before = await must(cast.farm.get<DeskPage>(`/mall/desk/products/${id}`))
  const small = before.skus.find((sku) => sku.code === '5KG')!
  const changed = await cast.farm.get(`/mall/desk/products/${id}`)
  expect(changed.status).toBe(200)
  await must(put(cast.farm, `/mall/supply/skus/${small.id}/price`, { price: 7900, because: '丰收季' }))
  expect((await catalogue('search=黑米')).products[0]).toMatchObject({ priceFrom: 7900, skus: 2 })
  expect(code(await put(cast.farm, `/mall/supply/skus/${small.id}/price`, { price: 0 }))).toBe('mall.price-wrong')

  const skus = [{ ...draft.skus[0]!, price: 7900 }]
  expect(
    (await cast.farm.post('/mall/supply/products', { draft: { ...draft, name: '云岭有机黑米', skus } })).body,
  ).toEqual({ id, state: 'waiting' })
  const after = await must(cast.operator.get<DeskPage>(`/mall/desk/products/${id}`))
  expect(after.skus.map((sku) => [sku.code, sku.offered])).toEqual([
    ['5KG', true],
    ['10KG', false],
  ])
  expect(after.changes.map((change) => [change.what, change.before, change.after, change.because])).toContainEqual([
    'price',
    '86.00',
    '79.00',
    '丰收季',
  ])
  expect(after.changes.map((change) => [change.what, change.before, change.after])).toContainEqual([
    'words',
    '云岭黑米',
    '云岭有机黑米',
  ])
})

const put = (visitor: Visitor, path: string, body: unknown) => visitor.put(path, body)

test('stock is added to and taken from, never below none, and a repeated request moves it once', async () => {
  const { id, skus } = await listed(cast, cast.farm, rice({ code: 'YL-103', name: '云岭红豆' }))
  const big = skus.find((sku) => sku.specification === '10 kg')!
  const move = (change: number, key?: string) =>
    cast.farm.post(`/mall/supply/skus/${big.id}/stock-moves`, { change }, key)
  const key = newId()
  expect((await move(30, key)).body).toEqual({ available: 50 })
  expect((await move(30, key)).body).toEqual({ available: 50 })
  expect(code(await move(-51))).toBe('mall.stock-short')
  const together = await Promise.all(Array.from({ length: 10 }, () => move(-10)))
  expect(together.filter((answer) => answer.status === 200)).toHaveLength(5)
  const desk = await must(cast.farm.get<DeskPage>(`/mall/desk/products/${id}`))
  expect(desk.skus.find((sku) => sku.id === big.id)!.available).toBe(0)
})

test('another supplier’s and another mall’s things are as if they were not there', async () => {
  const { id, skus } = await listed(cast, cast.farm, rice({ code: 'YL-104', name: '云岭绿豆' }))
  for (const answer of await Promise.all([
    cast.mill.get(`/mall/desk/products/${id}`),
    cast.outsider.get(`/mall/desk/products/${id}`),
    cast.mill.post('/mall/supply/products/rest', { ids: [id] }),
    cast.outsider.post('/mall/operation/products/judgement', { ids: [id], decision: 'withdraw', because: '不想要' }),
    put(cast.mill, `/mall/supply/skus/${skus[0]!.id}/price`, { price: 1 }),
    cast.mill.post(`/mall/supply/skus/${skus[0]!.id}/stock-moves`, { change: -1 }),
  ])) {
    expect(code(answer)).toBe('mall.product-missing')
  }
  expect(
    code(await cast.outsider.post(`/mall/operation/suppliers/${cast.farmId}/suspension`, { because: '不想要' })),
  ).toBe('mall.supplier-missing')
  expect(code(await worker.post('/mall/supply/products', { draft: rice() }))).toBe('access.not-permitted')
  const stranger = await new Visitor(platform.address).signInAsOfficer('foundry', password)
  expect(code(await stranger.get('/mall/operation/products'))).toBe('access.not-permitted')
})

test('search finds two Chinese characters anywhere in name, origin or supplier, with filters and sorting', async () => {
  const names = ['青石物理压榨山茶油', '北塬红富士苹果', '不锈钢保温杯', '青石蜂蜜']
  for (const [at, name] of names.entries()) {
    const sku = { code: 'S', specification: '一份', price: 1000 * (at + 1), mostEach: null, available: 9 }
    await listed(
      cast,
      cast.mill,
      rice({
        code: `RY-${at}`,
        name,
        origin: name.slice(0, 2),
        category: at === 2 ? 'tableware' : 'fruit',
        skus: [sku],
      }),
    )
  }
  const namesOf = async (query: string) => (await catalogue(query)).products.map((one) => one.name)
  expect(await namesOf('search=山茶')).toEqual(['青石物理压榨山茶油'])
  expect(await namesOf('search=青石&sort=cheap')).toEqual(['青石物理压榨山茶油', '青石蜂蜜'])
  expect(await namesOf('search=青石 蜂')).toEqual(['青石蜂蜜'])
  expect(await namesOf(`search=日用百货&category=tableware`)).toEqual(['不锈钢保温杯'])
  expect(await namesOf('search=百货&mostPoints=2000&sort=cheap')).toEqual(['青石物理压榨山茶油', '北塬红富士苹果'])
  expect(await namesOf('search=没有的东西')).toEqual([])
  expect(await namesOf(`search=${encodeURIComponent("%' or 1=1 --")}`)).toEqual([])
})

test('pages follow one another without a gap or a double in every order', async () => {
  const sku = { code: 'S', specification: '一份', price: 500, mostEach: null, available: 9 }
  const ids: string[] = []
  for (let at = 0; at < 45; at += 1) {
    const draft = rice({
      code: `PG-${at}`,
      name: `分页商品 ${at}`,
      category: 'book',
      skus: [{ ...sku, price: 500 + (at % 7) }],
    })
    ids.push((await must(cast.mill.post<{ id: string }>('/mall/supply/products', { draft }))).id)
  }
  await must(cast.mill.post('/mall/supply/products/submission', { ids }))
  await must(cast.operator.post('/mall/operation/products/judgement', { ids, decision: 'list' }))
  for (const sort of ['best', 'new', 'cheap']) {
    for (const search of ['', '&search=分页']) {
      const seen: string[] = []
      let cursor = ''
      do {
        const page = await catalogue(`category=book&sort=${sort}${search}${cursor}`)
        seen.push(...page.products.map((one) => one.id))
        cursor = page.next ? `&cursor=${encodeURIComponent(page.next)}` : ''
      } while (cursor !== '')
      expect(seen.toSorted()).toEqual(ids.toSorted())
    }
  }
})

test('a file of products loads its good ones, tells every fault of the others, and twice changes nothing', async () => {
  const file = [
    '商品编号,商品名称,类别,规格编号,规格,价格（分）,库存,产地,每人限兑',
    'IM-1,云岭木耳,蔬菜菌菇,S,250 g,39.90,300,云岭县,',
    'IM-1,云岭木耳,蔬菜菌菇,L,500 g,72.00,100,云岭县,2',
    'IM-2,水泥,建设工程类,S,一袋,20.00,5,云岭县,',
    'IM-3,"=HYPERLINK(""http://x"")",粮油,S,一袋,20.00,5,云岭县,',
    'IM-4,小麦粉,粮油,S,一袋,二十,5,云岭县,',
  ].join('\n')
  const load = async () =>
    must(
      cast.farm.post<{
        rows: number
        added: number
        changed: number
        unchanged: number
        rejects: { line: number; reasons: string[] }[]
      }>('/mall/supply/imports', { fileId: await cast.farm.upload('商品.csv', file) }),
    )
  const first = await load()
  expect(first).toMatchObject({ rows: 5, added: 1, changed: 0 })
  expect(first.rejects.map((reject) => reject.line)).toEqual([4, 5, 6])
  expect(first.rejects[0]!.reasons[0]).toContain('建设或生产类')
  expect(await load()).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
  const sheet = await cast.farm.download('/mall/supply/products/sheet')
  expect(Buffer.from(sheet.subarray(0, 2)).toString()).toBe('PK')
  const again = await must(
    cast.farm.post<{ rejects: unknown[]; added: number; changed: number }>('/mall/supply/imports', {
      fileId: await cast.farm.upload('商品.xlsx', sheet),
    }),
  )
  expect(again).toMatchObject({ rejects: [], added: 0, changed: 0 })
})

test('a suspended supplier’s goods go off the shelf at once and it cannot write', async () => {
  const { id } = await listed(cast, cast.mill, rice({ code: 'RY-90', name: '待停牙膏' }))
  const suspend = (because: string | null) =>
    cast.operator.post(`/mall/operation/suppliers/${cast.millId}/suspension`, { because })
  expect((await suspend('资质到期')).status).toBe(204)
  expect(code(await worker.get(`/public/mall/products/${id}`))).toBe('mall.product-missing')
  expect(code(await cast.mill.post('/mall/supply/products', { draft: rice() }))).toBe('mall.supplier-suspended')
  await suspend(null)
  expect((await cast.mill.post('/mall/supply/products/submission', { ids: [id] })).body).toEqual({ moved: 1, left: 0 })
})

test('a mall is opened once, and where there is none its operator is told', async () => {
  expect(code(await cast.operator.post('/mall/operation/market', { name: '再开一个' }))).toBe('mall.market-exists')
  expect(code(await worker.get(`/public/mall/markets/${newId()}`))).toBe('mall.market-missing')
  const above = await appoint(platform.address, 'above', 'mall-operator', union.orgIds.province)
  expect(code(await above.get('/mall/operation/products'))).toBe('mall.no-market')
  const guest = new Visitor(platform.address)
  expect(await must(guest.get<{ categories: unknown[] }>(`/public/mall/markets/${cast.marketId}`))).toMatchObject({
    name: '惠工商城',
  })
  expect(
    (await must(guest.get<{ categories: unknown[] }>(`/public/mall/markets/${cast.marketId}`))).categories,
  ).toHaveLength(30)
})

test('photographs are added in two sizes, six at most, and anyone sees them', async () => {
  const { id } = await listed(cast, cast.farm, rice({ code: 'YL-105', name: '云岭茶' }))
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const smallFileId = await cast.farm.upload('小.png', png, 'photo')
  const add = () =>
    cast.farm.post<{ photoId: string }>(`/mall/supply/products/${id}/photos`, { smallFileId, largeFileId: smallFileId })
  const { photoId } = await must(add())
  expect(
    Buffer.from(await new Visitor(platform.address).download(`/public/mall/photos/${photoId}/small`)).equals(png),
  ).toBe(true)
  expect(code(await worker.get(`/public/mall/photos/${newId()}/small`))).toBe('mall.photo-missing')
  for (let at = 1; at < 6; at += 1) await must(add())
  expect(code(await add())).toBe('mall.photo-too-many')

  const kept = await fetch(`${platform.address}/api/public/mall/photos/${photoId}/small`)
  expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const photoIds = async () => (await must(cast.farm.get<{ photoIds: string[] }>(`/mall/desk/products/${id}`))).photoIds
  const [first, second] = await photoIds()
  const arrange = (ids: unknown[], visitor = cast.farm) =>
    visitor.put(`/mall/supply/products/${id}/photos`, { photoIds: ids })
  expect(code(await arrange([newId()]))).toBe('mall.photo-missing')
  expect(code(await arrange([second], cast.mill))).toBe('mall.product-missing')
  await must(arrange([second, first]))
  expect(await photoIds()).toEqual([second, first])
  expect((await must(worker.get<{ photoIds: string[] }>(`/public/mall/products/${id}`))).photoIds).toEqual([
    second,
    first,
  ])
})

test('what was sold follows the stock', async () => {
  const { id, skus } = await listed(cast, cast.farm, rice({ code: 'YL-106', name: '云岭核桃' }))
  await transaction(system, (tx) => countStock(tx, [{ skuId: skus[0]!.id, available: 3 }]))
  expect(await transaction(system, refreshSold)).toBe(0)
  expect((await must(worker.get<{ sold: number }>(`/public/mall/products/${id}`))).sold).toBe(0)
})
