import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import type { Platform } from '../world/platform.ts'
import type { OfficerKey } from '../world/small-union.ts'
import { type Door, openDesk, signInAtDesk, typeDay } from './doors.ts'
import { startCoveredUnion } from './quarter-of-a-small-union.ts'

let browser: Browser
let platform: Platform
let door: Door

beforeAll(async () => {
  platform = (await startCoveredUnion()).platform
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

async function atDesk(account: OfficerKey): Promise<Page> {
  door = await openDesk(browser, platform.address)
  await signInAtDesk(door.page, account)
  await door.page.getByRole('link', { name: '工会组织', exact: true }).click()
  return door.page
}

async function leave(): Promise<void> {
  expect(door.complaints).toEqual([])
  await door.leave()
}

const press = (inside: Page | Locator, name: string) => inside.getByRole('button', { name, exact: true }).click()

async function openUnion(page: Page, name: string): Promise<void> {
  await page.getByLabel('按名称、编码或统一社会信用代码查找').fill(name)
  await page.getByRole('listitem').getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

test('the city splits a county: she reads what moves before, does it, and the county no longer sees what left', async () => {
  const page = await atDesk('builder')
  await openUnion(page, '江北区总工会')
  await press(page, '分设')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('新组织名称').fill('江北新区总工会')
  await dialog.getByLabel('划归新组织的下级').fill('迅捷')
  await page.keyboard.press('Enter')
  await typeDay(dialog.getByLabel('生效日期'), '2025-07-01')
  await dialog.getByLabel('依据文件').fill('江编发〔2025〕7号')
  await dialog.getByText('分设：江北区总工会').click()

  await press(dialog, '先核对')
  await dialog.getByText('从江北区总工会分设江北新区总工会').waitFor()
  expect(await dialog.getByLabel('一并变动').innerText()).toMatch(/工会\s*1\s*会员\s*3\s*未办结事项\s*0\s*账户\s*0/)
  await press(dialog, '确认办理')
  await dialog.getByText('已办理').waitFor()
  await press(dialog, '知道了')

  await openUnion(page, '迅捷配送工会')
  await page.getByRole('complementary').getByText('从江北区总工会分设江北新区总工会').waitFor()
  await page.getByRole('button', { name: '江北新区总工会' }).first().waitFor()
  await leave()

  const county = await atDesk('north')
  await county.getByLabel('按名称、编码或统一社会信用代码查找').fill('迅捷')
  await county.getByText('没有找到“迅捷”').waitFor()
  await leave()
})

test('a change that the tree forbids is refused in words before anything is done', async () => {
  const page = await atDesk('builder')
  await openUnion(page, '江南区总工会')
  await press(page, '调整隶属')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('划归到').fill('佳惠')
  await page.getByText('佳惠超市工会（130303001）').click()
  await dialog.getByLabel('依据文件').fill('江编发〔2025〕8号')
  await press(dialog, '先核对')
  await dialog.getByText('佳惠超市工会就在江南区总工会之内，不能作为它的上级').waitFor()
  await press(dialog, '取消')
  expect(door.complaints.filter((one) => !one.includes('/unions/changes/preview'))).toEqual([])
  await door.leave()
})
