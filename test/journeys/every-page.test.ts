import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { services as consoleServices } from '../../src/apps/console/services.ts'
import { services as workerServices } from '../../src/apps/worker/services.ts'
import type { Me } from '../../src/kernel/access/contract.ts'
import { workerScreens as accessPages, consoleScreens as accessScreens } from '../../src/kernel/access/screens.ts'
import { consoleScreens as auditScreens } from '../../src/kernel/audit/screens.ts'
import { portalScreens as checkScreens } from '../../src/kernel/instruments/screens.ts'
import { workerScreens as privacyPages, consoleScreens as privacyScreens } from '../../src/kernel/privacy/screens.ts'
import { portalScreens } from '../../src/services/mutual-aid/screens.ts'
import type { ConsoleScreen } from '../../src/ui/console/screen.ts'
import { launchBrowser } from '../browser/launch.ts'
import type { OfficerKey } from '../world/small-union.ts'
import { type Door, openDesk, openPhone, signInAtDesk, signInOnPhone } from './doors.ts'
import { inspectPage } from './inspect-page.ts'
import { quarter, startBusyUnion, type WaitingRecords } from './quarter-of-a-small-union.ts'

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
const consolePlaces = ['/console/', '/console/notices', '/console/jobs', '/console/set-password', '/console/nowhere']
const workerPlaces = ['/m/', '/m/cases', '/m/notices', '/m/mine', '/m/nowhere']

const groundScreens = [...accessScreens.screens, ...privacyScreens.screens, ...auditScreens]
const groundPages = [...accessPages, ...privacyPages]

type ClaimKey = 'filling' | 'paying'

/** What is opened on the pages below a path; where this world has nothing of the kind, only their list is visited. */
function openedOn(pattern: string, claim: ClaimKey): string | undefined {
  if (pattern.includes('unions/')) return world.applications[claim]
  if (pattern.includes('payouts')) return world.payout
  if (pattern.includes('mutual-aid/')) return world[claim]
  if (pattern.startsWith('membership/members')) return world.union.workers[1]!.personId
  const record = /^membership\/(tags|departures|imports|merges)\//.exec(pattern)?.[1] as
    | keyof WaitingRecords
    | undefined
  if (record) return world.records[record]
  if (pattern.startsWith('accounts/')) return world.union.officerIds.couriers
  return undefined
}

/** A manifest's path with its `:name` parts filled; an optional part gives two addresses. */
function addressesOf(pattern: string, root: string, claim: ClaimKey): string[] {
  const parts = { id: openedOn(pattern, claim), quarter, version: '1' }
  const addresses = pattern.endsWith('?')
    ? [pattern.slice(0, pattern.lastIndexOf('/')), pattern.slice(0, -1)]
    : [pattern]
  return addresses
    .map((one) => one.replace(/:(id|quarter|version)/, (whole, name: keyof typeof parts) => parts[name] ?? whole))
    .filter((one) => !one.includes(':'))
    .map((one) => `${root}/${one}`.replace('//', '/'))
}

async function linkedPlaces(page: Page): Promise<string[]> {
  const links = await page.getByRole('navigation').getByRole('link').all()
  return Promise.all(links.map(async (link) => (await link.getAttribute('href'))!))
}

/**
 * Walks over every address and gathers what is in somebody's way, with what the pages complained of. Inside an app it
 * goes from page to page as a link would, without loading the app again.
 */
async function walk({ page, complaints, settle }: Door, addresses: Iterable<string>): Promise<string[]> {
  const found: string[] = []
  let root = ''
  for (const address of new Set(addresses)) {
    const app = /^\/(console|m)\//.exec(address)?.[1]
    if (app && app === root) await page.evaluate(goTo, address)
    else await page.goto(address)
    root = app ?? ''
    await settle()
    found.push(...(await inspectPage(page)).map((fault) => `${address} ${fault}`))
  }
  return [...found, ...complaints]
}

function goTo(address: string): void {
  history.pushState(null, '', address)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** The pages that she may open, and one that she may not: those all look the same. */
async function consoleAddresses(page: Page): Promise<string[]> {
  const screens = [...groundScreens, ...consoleServices.flatMap((service) => service.screens)]
  const { grants } = (await (await page.request.get('/api/me')).json()) as Me
  const permissions = grants.flatMap((grant) => grant.permissions)
  const isOpen = ({ permission }: ConsoleScreen) => permission === null || permissions.includes(permission)
  const closed = screens.filter((screen) => !isOpen(screen)).slice(0, 1)
  const opened = [...screens.filter(isOpen), ...closed].flatMap(({ path }) => addressesOf(path, '/console', 'paying'))
  return [...consolePlaces, ...opened]
}

function workerAddresses(claim: ClaimKey): string[] {
  const pages = [...groundPages, ...workerServices.flatMap((service) => service.pages)]
  return [...workerPlaces, ...pages.flatMap(({ path }) => addressesOf(path.slice(1), '/m', claim))]
}

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
  expect(await walk(door, [...(await consoleAddresses(door.page)), ...(await linkedPlaces(door.page))])).toEqual([])
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
    const whole = [...workerAddresses(claim), ...(await linkedPlaces(door.page))]
    const differing = [...workerPlaces, ...whole.filter((address) => !workerAddresses('filling').includes(address))]
    const addresses = claim === 'filling' ? whole : differing
    expect(await walk(door, addresses)).toEqual([])
    await door.page.goto('/m/')
    await door.page.getByRole('button', { name: '长辈版' }).click()
    expect(await walk(door, addresses)).toEqual([])
    await door.leave()
  },
)
