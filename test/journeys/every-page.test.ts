import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { services as consoleServices } from '../../src/apps/console/services.ts'
import { services as workerServices } from '../../src/apps/worker/services.ts'
import { portalScreens } from '../../src/services/mutual-aid/screens.ts'
import { launchBrowser } from '../browser/launch.ts'
import type { OfficerKey } from '../world/small-union.ts'
import { type Door, openDesk, openPhone, signInAtDesk, signInOnPhone } from './doors.ts'
import { inspectPage } from './inspect-page.ts'
import { quarter, startBusyUnion } from './quarter-of-a-small-union.ts'

let browser: Browser
let world: Awaited<ReturnType<typeof startBusyUnion>>

beforeAll(async () => {
  world = await startBusyUnion()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await world?.platform.stop()
})

/** The shells' own places; what stands in a navigation besides is found there. */
const consolePlaces = [
  '/console/',
  '/console/orgs',
  '/console/notices',
  '/console/jobs',
  '/console/account',
  '/console/delegations',
  '/console/roles',
  '/console/accounts',
  '/console/set-password',
  '/console/audit',
  '/console/nowhere',
]
const workerPlaces = ['/m/', '/m/cases', '/m/notices', '/m/mine', '/m/sign-ins', '/m/nowhere']

/** A manifest's path with its `:name` parts filled; an optional part gives two addresses. */
function addressesOf(pattern: string, root: string, claim: 'filling' | 'paying'): string[] {
  const application = pattern.includes('unions/') ? world.applications[claim] : null
  const id = pattern.includes('payouts') ? world.payout : (application ?? world[claim])
  const filled = pattern.replace(':id', id).replace(':quarter', quarter).replace(':version', '1')
  const whole = `${root}/${filled.replaceAll('?', '')}`.replace('//', '/')
  return pattern.endsWith('?') ? [whole, whole.slice(0, whole.lastIndexOf('/'))] : [whole]
}

async function linkedPlaces(page: Page): Promise<string[]> {
  const links = await page.getByRole('navigation').getByRole('link').all()
  return Promise.all(links.map(async (link) => (await link.getAttribute('href'))!))
}

/** Walks over every address and gathers what is in somebody's way, with what the pages complained of. */
async function walk({ page, complaints }: Door, addresses: Iterable<string>): Promise<string[]> {
  const found: string[] = []
  for (const address of new Set(addresses)) {
    await page.goto(address)
    await page.waitForLoadState('networkidle')
    found.push(...(await inspectPage(page)).map((fault) => `${address} ${fault}`))
  }
  return [...found, ...complaints]
}

function consoleAddresses(): string[] {
  const screens = consoleServices.flatMap((service) => service.screens)
  return [...consolePlaces, ...screens.flatMap(({ path }) => addressesOf(path, '/console', 'paying'))]
}

function workerAddresses(claim: 'filling' | 'paying'): string[] {
  const pages = workerServices.flatMap((service) => service.pages)
  return [...workerPlaces, ...pages.flatMap(({ path }) => addressesOf(path, '/m', claim))]
}

test('the public pages and the two doors stand in nobody’s way', async () => {
  const door = await openDesk(browser, world.platform.address)
  const addresses = [...portalScreens.pages.map(({ path }) => path), '/nowhere', '/console/', '/m/']
  expect(await walk(door, addresses)).toEqual([])
  await door.leave()
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
  expect(await walk(door, [...consoleAddresses(), ...(await linkedPlaces(door.page))])).toEqual([])
  await door.leave()
})

test.each([
  ['it is her turn', 0, 'filling'],
  ['it is under way', 1, 'paying'],
] as const)(
  'every page on the phone stands in nobody’s way, in plain and in large type: %s',
  async (_, worker, claim) => {
    const door = await openPhone(browser, world.platform.address)
    await signInOnPhone(door.page, world.union.workers[worker]!.phone)
    const addresses = [...workerAddresses(claim), ...(await linkedPlaces(door.page))]
    expect(await walk(door, addresses)).toEqual([])
    await door.page.goto('/m/')
    await door.page.getByRole('button', { name: '长辈版' }).click()
    expect(await walk(door, addresses)).toEqual([])
    await door.leave()
  },
)
