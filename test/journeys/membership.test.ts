import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPerson } from '../../src/apps/demo/people.ts'
import { launchBrowser } from '../browser/launch.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import { foundSmallUnion, type SmallUnion } from '../world/small-union.ts'
import { openDesk, openPhone, signInAtDesk, signInOnPhone } from './doors.ts'
import { inspectPage } from './inspect-page.ts'

let browser: Browser
let platform: Platform
let union: SmallUnion

beforeAll(async () => {
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

test('a courier joins on her phone, the union admits her at its desk, and her card is checked at a counter', async () => {
  const courier = demoPerson(11, 21, '130302')
  const [phone, desk] = [await openPhone(browser, platform.address), await openDesk(browser, platform.address)]
  const { page } = phone
  await page.goto('/m/')
  await page.getByRole('link', { name: /申请加入工会/ }).click()
  expect(await inspectPage(page)).toEqual([])

  await page.getByLabel('姓名').fill(courier.name)
  await page.getByLabel('手机号').fill(courier.phone)
  await page.reload()
  await expect.poll(() => page.getByLabel('姓名').inputValue()).toBe(courier.name)
  await page.getByLabel('身份证号码').fill(courier.idNumber)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText(/这次的验证码是/).waitFor()
  await page.getByRole('button', { name: '认证并继续' }).click()

  await page.getByText('快递员').click()
  await page.getByLabel('单位或平台名称').fill('迅捷配送')
  await page.getByLabel('单位或工会名称').fill('配送')
  await page.getByRole('button', { name: '选择', exact: true }).click()
  expect(await inspectPage(page)).toEqual([])
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('自愿加入工会').click()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('待审核', { exact: true }).waitFor()
  expect(await inspectPage(page)).toEqual([])

  await signInAtDesk(desk.page, 'couriers')
  await desk.page.goto('/console/membership/applications')
  await desk.page.locator('.split-rows a').first().click()
  await desk.page.getByRole('heading', { name: courier.name }).waitFor()
  expect(await inspectPage(desk.page)).toEqual([])
  await desk.page.getByRole('button', { name: '同意入会' }).click()
  await desk.page.getByRole('dialog').getByRole('button', { name: '同意入会' }).click()
  await desk.page.getByText('已入会').first().waitFor()

  await page.goto('/m/')
  await page.getByRole('link', { name: '会员码' }).click()
  await page.getByRole('img', { name: '会员码，给工作人员扫一扫' }).waitFor()
  expect(await inspectPage(page)).toEqual([])
  const digits = (await page.locator('.mb-card-digits b').textContent())!

  await desk.page.goto('/console/membership/card-check')
  await desk.page.getByLabel('12 位会员号').fill(digits)
  await desk.page.getByRole('button', { name: '核验', exact: true }).click()
  await desk.page.getByText('是会员').waitFor()
  expect(await desk.page.getByText('快递员').count()).toBeGreaterThan(0)
  expect(await inspectPage(desk.page)).toEqual([])
  // This world has no mutual-aid fund, and 今日 is told so.
  const complaints = [...phone.complaints, ...desk.complaints].filter((one) => !one.includes('/api/mutual-aid/'))
  expect(complaints).toEqual([])
  await Promise.all([phone.leave(), desk.leave()])
})

test('a member asks on her phone for another union, her own lets her go, the other admits her, and she belongs there', async () => {
  const [phone, own, other] = await Promise.all([
    openPhone(browser, platform.address),
    openDesk(browser, platform.address),
    openDesk(browser, platform.address),
  ])
  const { page } = phone
  await signInOnPhone(page, union.workers[0]!.phone)
  await page.goto('/m/membership')
  await page.getByRole('link', { name: /^转会/ }).click()
  await page.getByText('江北铸造厂工会').waitFor()
  await page.getByRole('button', { name: '提交转会申请' }).click()
  await page.getByText('请写明原因').waitFor()
  expect(await inspectPage(page)).toEqual([])
  await page.getByLabel('单位或工会名称').fill('佳惠')
  await page.getByRole('button', { name: '选择', exact: true }).click()
  await page.getByText('灵活就业').click()
  await page.getByLabel('为什么转会').fill('换到超市工作')
  await page.getByRole('button', { name: '提交转会申请' }).click()
  await page.waitForURL('**/m/membership')

  await signInAtDesk(own.page, 'foundry')
  await own.page.goto('/console/membership/departures')
  await own.page.locator('.split-rows a').first().click()
  await own.page.getByText('换到超市工作').waitFor()
  expect(await inspectPage(own.page)).toEqual([])
  await own.page.getByRole('button', { name: /同意$/ }).first().click()
  await own.page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await own.page.getByText('已办结').first().waitFor()

  await signInAtDesk(other.page, 'market')
  await other.page.goto('/console/membership/applications')
  await other.page.locator('.split-rows a').first().click()
  await other.page.getByRole('button', { name: '同意入会' }).click()
  await other.page.getByRole('dialog').getByRole('button', { name: '同意入会' }).click()
  await other.page.getByText('已入会').first().waitFor()
  expect(await inspectPage(other.page)).toEqual([])

  await page.goto('/m/membership')
  await page.getByText('佳惠超市工会').first().waitFor()
  expect(await inspectPage(page)).toEqual([])
  const complaints = [...phone.complaints, ...own.complaints, ...other.complaints]
  expect(complaints.filter((one) => !one.includes('/api/mutual-aid/'))).toEqual([])
  await Promise.all([phone.leave(), own.leave(), other.leave()])
})
