import { readFile } from 'node:fs/promises'
import iconv from 'iconv-lite'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maskName } from '../../src/kernel/people/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../browser/launch.ts'
import { settlementCsv } from '../world/mutual-aid.ts'
import type { OfficerKey } from '../world/small-union.ts'
import { type Door, openDesk, openPhone, signInAtDesk, signInOnPhone } from './doors.ts'
import { bureauRows, type CoveredUnion, startCoveredUnion } from './quarter-of-a-small-union.ts'

let browser: Browser
let world: CoveredUnion
let door: Door

beforeAll(async () => {
  world = await startCoveredUnion()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await world?.platform.stop()
})

async function atDesk(account: OfficerKey): Promise<Page> {
  door = await openDesk(browser, world.platform.address)
  await signInAtDesk(door.page, account)
  return door.page
}

async function onPhone(worker: number): Promise<Page> {
  door = await openPhone(browser, world.platform.address)
  await signInOnPhone(door.page, world.union.workers[worker]!.phone)
  return door.page
}

async function leave(): Promise<void> {
  expect(door.complaints).toEqual([])
  await door.leave()
}

const dialog = (page: Page) => page.getByRole('dialog')
const press = (inside: Page | Locator, name: string) => inside.getByRole('button', { name, exact: true }).click()
const nameOf = (worker: number) => world.union.workers[worker]!.name

/** Lists show a name with its middle hidden. */
async function openClaim(page: Page, worker: number): Promise<void> {
  const name = maskName(nameOf(worker))
  await page.getByTitle('申请', { exact: true }).click()
  await page.getByRole('listitem').getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

/** Draws two strokes, as a finger does. */
async function drawName(page: Page): Promise<void> {
  const paper = page.getByRole('img', { name: '在这里用手指写您的名字' })
  await paper.scrollIntoViewIfNeeded()
  const { x, y } = (await paper.boundingBox())!
  for (const top of [30, 60]) {
    await page.mouse.move(x + 40, y + top)
    await page.mouse.down()
    await page.mouse.move(x + 160, y + top + 20, { steps: 6 })
    await page.mouse.up()
  }
  await page.getByRole('img', { name: '已签名' }).waitFor()
}

test('the fund manager imports the bureau’s file, sees it balance, reads the rejects, screens and sends down', async () => {
  const page = await atDesk('manager')
  await page.getByRole('link', { name: '季度与覆盖' }).click()
  await press(page, '导入文件')
  await dialog(page).getByLabel('属于哪个季度').click()
  await page.getByTitle('2025年第三季度').click()
  await dialog(page).getByLabel('发来的单位').fill('市医保局')
  await dialog(page)
    .locator('input[type=file]')
    .setInputFiles({
      name: '2025年三季度结算.csv',
      mimeType: 'text/csv',
      buffer: iconv.encode(settlementCsv(bureauRows(world.union)), 'gb18030'),
    })
  await press(dialog(page), '上传并核对')
  await dialog(page).getByText('17 列都对上了。').waitFor()
  await press(dialog(page), '开始导入')

  const equation = page.getByRole('group', { name: '数据行等于载入加未变加等待加拒收' })
  await equation.getByText('相等，一行不少').waitFor()
  expect(await equation.locator('b').allTextContents()).toEqual(['8', '6', '0', '0', '2'])
  await equation.getByRole('button', { name: '2' }).click()
  await dialog(page).getByText('证件号第 18 位').waitFor()
  await dialog(page).getByText('统筹+大病+自付').waitFor()
  await press(dialog(page), '关闭')

  await press(page, '筛查')
  await press(dialog(page), '开始筛查')
  await press(dialog(page), '知道了')
  await page.getByText('符合条件 5 行').waitFor()
  await press(page, '下发')
  await press(dialog(page), '下发 5 件')
  await press(dialog(page), '知道了')
  await page.getByText(/下发 .* 完成/).waitFor()
  await leave()
})

test('her union tells a worker by phone; on her own phone she checks the sum, fills in the card, signs and hands in', async () => {
  const desk = await atDesk('foundry')
  await openClaim(desk, 0)
  await press(desk, '通知本人')
  await dialog(desk).getByText('打电话').click()
  await press(dialog(desk), '登记通知')
  await desk.getByText('待本人填报').first().waitFor()
  await leave()

  const page = await onPhone(0)
  await page.getByRole('link', { name: '去核对' }).click()
  await page.getByText('11,523.25').first().waitFor()
  await page.getByText('减去起付线').first().waitFor()
  await page.getByRole('link', { name: '金额没错，下一步' }).click()
  await page.getByLabel('银行卡号').fill('6222020200112230004')
  await page.getByText('认出来了：中国工商银行').waitFor()
  await press(page, '下一步')
  await page.getByLabel('本人身份证号后四位').fill(world.union.workers[0]!.idNumber.slice(-4))
  await drawName(page)
  await page.getByRole('switch', { name: '我同意使用住院信息和银行卡号' }).click()
  await press(page, '提交')
  await page.getByText('您单位的工会正在审核').first().waitFor()
  await page.goto('/m/')
  await page.getByRole('listitem').filter({ hasText: '办理中' }).waitFor()
  await leave()
})

test('the claim climbs from her union over the county to the city, each at its own desk', async () => {
  const desks = [
    ['foundry', '区县审核'],
    ['north', '市级审核'],
    ['manager', '支付中'],
  ] as const
  for (const [account, then] of desks) {
    const page = await atDesk(account)
    await openClaim(page, 0)
    await press(page, '审核通过')
    await press(dialog(page), '通过')
    await page.getByRole('article').getByText(then).first().waitFor()
    await leave()
  }
})

test('the batch goes to the bank as a file, its answer comes back, and the worker sees the money arrived', async () => {
  const page = await atDesk('manager')
  await page.getByRole('link', { name: '赔付', exact: true }).click()
  await press(page, '生成批次')
  await press(dialog(page), '生成批次')
  await press(dialog(page), '知道了')
  await press(page, '下载银行文件')
  const [download] = await Promise.all([page.waitForEvent('download'), press(dialog(page), '下载银行文件')])
  await press(dialog(page), '知道了')
  const bankFile = iconv.decode(await readFile(await download.path()), 'gb18030')
  const [batch, position, holder, , , amount] = bankFile.trim().split('\r\n')[1]!.split(',')
  expect([holder, amount]).toEqual([nameOf(0), '11523.25'])

  await press(page, '载入回盘')
  await dialog(page)
    .locator('input[type=file]')
    .setInputFiles({
      name: '回盘.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`批次号,序号,金额,结果,原因\n${batch},${position},${amount},成功,`),
    })
  await press(dialog(page), '载入')
  await dialog(page).getByText('已付 1 笔 11,523.25 元').waitFor()
  await press(dialog(page), '知道了')
  await page.getByText('相等，一分不差').waitFor()
  await leave()

  // A phone gets no second code within the minute.
  stopClock('2025-08-04T06:00:00.000Z')
  const phone = await onPhone(0)
  await phone.getByRole('link', { name: '办事' }).click()
  await phone.getByRole('listitem').filter({ hasText: '已办结' }).getByRole('link').click()
  await phone.getByRole('link', { name: '去这件事的页面' }).click()
  await phone.getByText('已经付到您的银行卡').first().waitFor()
  await leave()
})
