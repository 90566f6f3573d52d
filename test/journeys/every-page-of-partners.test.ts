import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { openWholeMall, type WholeMall } from '../world/whole-mall.ts'
import { openDesk, openPhone, signInAtDesk } from './doors.ts'
import { consoleAddresses, walk } from './every-page.ts'

let browser: Browser
let mall: WholeMall

beforeAll(async () => {
  mall = await openWholeMall()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await mall?.platform.stop()
})

/** What is opened below a list of the mall. */
function opened(pattern: string): string | undefined {
  if (pattern.includes('/requests/')) return mall.contract.requestId
  if (pattern.includes('/contracts/')) return mall.contract.id
  if (pattern.includes('/intents/')) return mall.intentId
  if (pattern.includes('/benefits/')) return mall.benefitId
  return undefined
}

/** A merchant stands at a counter, a supplier among parcels: both with a phone as often as at a desk. */
const readers: [string, string, typeof openDesk, 'light' | 'dark'][] = [
  ['a supplier at a desk', 'farm', openDesk, 'light'],
  ['a supplier on a phone', 'farm', openPhone, 'dark'],
  ['a merchant on a phone', 'wash', openPhone, 'light'],
  ['a merchant at a desk in the dark', 'wash', openDesk, 'dark'],
  ['a buyer of an enterprise at a desk', 'plant', openDesk, 'light'],
  ['a buyer of an enterprise on a phone', 'plant', openPhone, 'dark'],
  ['the operator of the mall at a desk', 'operator', openDesk, 'light'],
  ['the keeper of a station on a phone', 'keeper', openPhone, 'light'],
]

test.each(readers)('every page of the console stands in nobody’s way: %s', async (_, account, open, scheme) => {
  const door = await open(browser, mall.platform.address)
  await door.page.addInitScript((kept) => localStorage.setItem('gonghui.console.scheme', kept), scheme)
  await signInAtDesk(door.page, account)
  expect(await walk(door, await consoleAddresses(opened, door.page))).toEqual([])
  await door.leave()
})
