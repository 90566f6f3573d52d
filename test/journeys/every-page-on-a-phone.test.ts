import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { portalScreens as checkScreens } from '../../src/kernel/instruments/screens.ts'
import { portalScreens } from '../../src/services/mutual-aid/screens.ts'
import { launchBrowser } from '../browser/launch.ts'
import { openDesk, openPhone, signInOnPhone } from './doors.ts'
import { type ClaimKey, linkedPlaces, walk, workerAddresses, workerPlaces } from './every-page.ts'
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

test('the public pages and the two doors stand in nobody’s way', async () => {
  const door = await openDesk(browser, world.platform.address)
  const addresses = [
    ...[...portalScreens.pages, ...checkScreens.pages].map(({ path }) => path),
    '/nowhere',
    '/console/',
    '/m/',
  ]
  expect(await walk(door, addresses)).toEqual([])
  await door.leave()
})

const errands: [string, number, ClaimKey][] = [
  ['it is her turn', 0, 'filling'],
  ['it is under way', 1, 'paying'],
]

/** The second worker sees the same pages but for what has come of her claim and her application. */
test.each(errands)(
  'every page on the phone stands in nobody’s way, in plain and in large type: %s',
  async (_, worker, claim) => {
    const door = await openPhone(browser, world.platform.address)
    await signInOnPhone(door.page, world.union.workers[worker]!.phone)
    const whole = [...workerAddresses(world, claim), ...(await linkedPlaces(door.page))]
    const differing = [
      ...workerPlaces,
      ...whole.filter((address) => !workerAddresses(world, 'filling').includes(address)),
    ]
    const addresses = claim === 'filling' ? whole : differing
    expect(await walk(door, addresses)).toEqual([])
    await door.page.goto('/m/')
    await door.page.getByRole('button', { name: '长辈版' }).click()
    expect(await walk(door, addresses)).toEqual([])
    await door.leave()
  },
)
