import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import type { OfficerKey } from '../world/small-union.ts'
import { openDesk, signInAtDesk } from './doors.ts'
import { consoleAddresses, linkedPlaces, opensIn, walk } from './every-page.ts'
import { type BusyUnion, startBusyUnion } from './quarter-of-a-small-union.ts'

let browser: Browser
let world: BusyUnion

beforeAll(async () => {
  world = await startBusyUnion()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await world?.platform.stop()
})

const readers: [string, OfficerKey, 'light' | 'dark'][] = [
  ['the fund manager', 'manager', 'light'],
  ['the fund manager in the dark', 'manager', 'dark'],
  ['a county officer', 'north', 'light'],
  ['a grassroots officer', 'couriers', 'light'],
  ['the security administrator', 'guard', 'light'],
  ['the audit administrator', 'eye', 'light'],
]

test.each(readers)('every page of the console stands in nobody’s way: %s', async (_, account, scheme) => {
  const door = await openDesk(browser, world.platform.address)
  await door.page.addInitScript((kept) => localStorage.setItem('gonghui.console.scheme', kept), scheme)
  await signInAtDesk(door.page, account)
  const addresses = await consoleAddresses(opensIn(world, 'paying'), door.page)
  expect(await walk(door, [...addresses, ...(await linkedPlaces(door.page))])).toEqual([])
  await door.leave()
})
