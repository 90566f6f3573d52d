import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recurring } from '../../src/apps/server/modules.ts'
import { systemActor } from '../../src/kernel/access/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../browser/launch.ts'
import { offer, openCardBenefits, wash } from '../world/card-benefits.ts'
import { listed, type MallCast, must, openSmallMall, rice } from '../world/mall.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../world/small-union.ts'
import { Visitor } from '../world/visitor.ts'
import { type Door, openDesk, openPhone, signInAtDesk, signInOnPhone, typeDay } from './doors.ts'

let browser: Browser
let platform: Platform
let union: SmallUnion
let cast: MallCast
let door: Door

beforeAll(async () => {
  stopClock('2026-11-21T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
  })
  cast = await openSmallMall(platform.address, union)
  const one = [{ code: '5KG', specification: '5 kg', price: 8600, mostEach: null, available: 500 }]
  await listed(cast, cast.farm, rice({ code: 'J-1', name: '云岭高山大米', skus: one }))
  await listed(cast, cast.mill, rice({ code: 'J-2', name: '滨江纯棉毛巾', category: 'daily' }))
  const benefits = await openCardBenefits(platform.address, union)
  await offer(benefits, wash(benefits))
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

async function atDesk(account: string): Promise<Page> {
  door = await openDesk(browser, platform.address)
  await signInAtDesk(door.page, account)
  return door.page
}

async function onPhone(worker: number): Promise<Page> {
  door = await openPhone(browser, platform.address)
  await signInOnPhone(door.page, union.workers[worker]!.phone)
  return door.page
}

/** The federation of this world keeps no fund of mutual aid, so its figures on the first page of a desk are refused. */
const complaintsOf = ({ complaints }: Door) => complaints.filter((one) => !one.includes('/api/mutual-aid/'))

async function leave(): Promise<void> {
  expect(complaintsOf(door)).toEqual([])
  await door.leave()
}

const dialog = (page: Page) => page.getByRole('dialog')
const press = (inside: Page | Locator, name: string) => inside.getByRole('button', { name, exact: true }).click()

/** Presses in a dialog and goes on when it has said that it is done. */
async function decide(page: Page, name: string, said: string | RegExp): Promise<void> {
  await press(dialog(page), name)
  await dialog(page).getByText(said).waitFor()
  await press(dialog(page), '知道了')
}

async function sign(page: Page): Promise<void> {
  await press(page, '签署')
  await dialog(page).getByLabel('您的登录密码').fill(password)
}

test('a union draws up a letter of intent and signs it, the mall signs too, and points are configured (A002-06.c1, c2)', async () => {
  const desk = await atDesk('foundry')
  await desk.getByRole('link', { name: '采购意向书' }).click()
  await press(desk, '起草意向书')
  await dialog(desk).getByLabel('事由').fill('2027 元旦福利')
  await dialog(desk).getByLabel('人数上限').fill('2')
  await dialog(desk).getByLabel('每人积分（分）').fill('500')
  await typeDay(dialog(desk).getByLabel('发放时间'), '2026-11-21T10:05')
  await typeDay(dialog(desk).getByLabel('选购时间开始'), '2026-11-21T10:05')
  await typeDay(dialog(desk).getByLabel('选购时间结束'), '2026-12-01T10:00')
  await decide(desk, '起草并送签', /已起草，编号/)
  await desk.getByRole('link', { name: /2027 元旦福利/ }).click()
  await sign(desk)
  await decide(desk, '签署', '已签署。')
  await leave()

  const mall = await atDesk('operator')
  await mall.getByRole('link', { name: '采购意向书' }).click()
  await mall.getByRole('link', { name: /2027 元旦福利/ }).click()
  await sign(mall)
  await decide(mall, '签署', '双方都已签署，意向书生效。')
  await leave()

  const again = await atDesk('foundry')
  await again.getByRole('link', { name: '采购意向书' }).click()
  await again.getByRole('link', { name: /2027 元旦福利/ }).click()
  await press(again, '生成名单')
  await decide(again, '生成名单', '名单共 2 人。')
  await press(again, '配置积分')
  await dialog(again).getByText('共划拨 1,000.00 分').waitFor()
  await decide(again, '配置积分', '已划拨 1,000.00 分，到时间自动发放。')
  await leave()

  stopClock('2026-11-21T02:06:00.000Z')
  await recurring.find((one) => one.kind === 'mall.start-issues')!.run(systemActor('test'))
  const issued = await atDesk('foundry')
  await issued.getByRole('link', { name: '采购意向书' }).click()
  await issued.getByRole('link', { name: /2027 元旦福利/ }).click()
  await issued.getByText('已划拨 1,000.00 分，已发放 1,000.00 分').waitFor()
  await leave()
}, 120_000)

test('a worker shops on her phone: she searches, puts in the basket, orders, and sees where her points came from (c4, c5, c6)', async () => {
  const page = await onPhone(0)
  await page.goto('/m/mall')
  await page.getByText('2027 元旦福利').first().waitFor()
  await page.getByLabel('搜索商品').fill('大米')
  const shelf = page.getByRole('article')
  await shelf.filter({ hasText: '云岭高山大米' }).waitFor()
  await page.getByRole('button', { name: '把云岭高山大米加入购物篮' }).click()
  await page.getByRole('button', { name: '云岭高山大米加一件' }).click()
  await page.getByText('172.00 分').first().waitFor()
  await page.getByRole('link', { name: '去下单' }).click()
  await page.getByText('下单后还剩 328.00 分').waitFor()
  await page.getByRole('link', { name: '去下单' }).click()
  await page.getByLabel('手机号').fill('13900000000')
  await page.getByLabel('收货地址').fill('江北区铸造路 1 号')
  await press(page, '提交订单')
  await page.getByText('待接单').first().waitFor()
  await page.getByText('云岭高山大米 5 kg').first().waitFor()
  await page.getByRole('heading', { name: '用了哪些积分' }).waitFor()
  await page.getByText('江北区铸造路 1 号').waitFor()
  await leave()
})

test('the supplier ships, the worker follows her parcel, confirms and rates it, and the shop counts it (c9)', async () => {
  const desk = await atDesk('farm')
  await desk.getByRole('link', { name: '订单发货' }).click()
  const row = desk.getByRole('row').filter({ hasText: '云岭高山大米' })
  await row.getByText('江北区铸造路 1 号').waitFor()
  await press(row, '接单')
  await row.getByText('待发货').waitFor()
  await press(row, '发货')
  await dialog(desk).getByLabel('承运单位').fill('江河快运')
  await dialog(desk).getByLabel('运单号').fill('JH20261121')
  await decide(desk, '发货', '已发货，职工会收到通知。')
  await row.getByText('江河快运 JH20261121').waitFor()
  await leave()

  stopClock('2026-11-21T02:10:00.000Z')
  const page = await onPhone(0)
  await page.goto('/m/mall/orders')
  await page.getByRole('link', { name: /云岭高山大米/ }).click()
  await page.getByText('江河快运 JH20261121').waitFor()
  await press(page, '确认收货')
  await dialog(page).getByRole('button', { name: '确认收货' }).click()
  await page.getByText('已收货').first().waitFor()
  await page.getByRole('link', { name: /评价/ }).click()
  await page.getByRole('radio', { name: '5 星 很满意' }).check({ force: true })
  await page.getByLabel('说说这件商品').fill('米香，包装完好')
  await press(page, '提交评价')
  await page.getByRole('img', { name: '5 星 很满意' }).waitFor()
  await leave()

  const supplier = await atDesk('farm')
  await supplier.getByRole('link', { name: '我的评价' }).click()
  await supplier.getByText('米香，包装完好').waitFor()
  await leave()
})

test('a member shows her card at a counter, the merchant types its digits, and her phone says what to pay', async () => {
  const page = await onPhone(4)
  const phone = door
  await page.goto('/m/benefits')
  await page.getByRole('link', { name: /5 元洗车/ }).click()
  await press(page, '出示会员码')
  const digits = (await dialog(page)
    .getByText(/^\d{4} \d{4} \d{4}$/)
    .textContent())!
  const desk = await atDesk('wash')
  await desk.getByRole('link', { name: '扫码核销' }).click()
  await desk.getByLabel('会员码').fill('000000000000')
  await press(desk, '核销')
  await desk.getByText('会员码不正确或者已经过期').waitFor()
  await desk.getByLabel('会员码').fill(digits)
  await press(desk, '核销')
  await desk.getByText('请收 5.00 元').waitFor()
  await door.leave()
  await page.getByText('请付给商户').waitFor()
  await page.getByText('5.00').first().waitFor()
  expect(complaintsOf(phone)).toEqual([])
  await phone.leave()
})

test('the financial supervisor reads what the union paid the merchant, line by line, and can change nothing (c10)', async () => {
  stopClock('2026-11-22T02:00:00.000Z')
  const operator = await new Visitor(platform.address, '10.13.0.1').signInAsOfficer('benefits', password)
  await must(operator.post('/mall/benefit-statements', { orgId: union.orgIds.city, untilDay: '2026-11-21' }))
  const page = await atDesk('supervisor')
  await page.getByRole('link', { name: '优惠结算' }).click()
  const row = page.getByRole('row').filter({ hasText: '洁净洗车行' })
  await row.getByText('10.00', { exact: true }).waitFor()
  await row.getByText('5 元洗车 1 次 · 10.00 元').waitFor()
  expect(await page.getByRole('button', { name: '结算' }).count()).toBe(0)
  await leave()
})
