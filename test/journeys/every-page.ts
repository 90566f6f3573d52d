import type { Page } from 'playwright-core'
import { services as consoleServices } from '../../src/apps/console/services.ts'
import { services as workerServices } from '../../src/apps/worker/services.ts'
import type { Me } from '../../src/kernel/access/contract.ts'
import { workerScreens as accessPages, consoleScreens as accessScreens } from '../../src/kernel/access/screens.ts'
import { consoleScreens as auditScreens } from '../../src/kernel/audit/screens.ts'
import {
  workerScreens as occasionPages,
  consoleScreens as occasionScreens,
} from '../../src/kernel/occasions/screens.ts'
import { workerScreens as privacyPages, consoleScreens as privacyScreens } from '../../src/kernel/privacy/screens.ts'
import {
  workerScreens as relationPages,
  consoleScreens as relationScreens,
} from '../../src/kernel/relations/screens.ts'
import type { ConsoleScreen } from '../../src/ui/console/screen.ts'
import type { Door } from './doors.ts'
import { inspectPage } from './inspect-page.ts'
import { type BusyUnion, quarter, type WaitingRecords } from './quarter-of-a-small-union.ts'

/** The shells' own places; what stands in a navigation besides is found there. */
const consolePlaces = ['/console/', '/console/notices', '/console/jobs', '/console/set-password', '/console/nowhere']
export const workerPlaces = ['/m/', '/m/cases', '/m/notices', '/m/mine', '/m/nowhere']

const metScreens = [...occasionScreens.screens, ...relationScreens]
const groundScreens = [...accessScreens.screens, ...privacyScreens.screens, ...auditScreens, ...metScreens]
const groundPages = [...accessPages, ...privacyPages, ...occasionPages, ...relationPages]

export type ClaimKey = 'filling' | 'paying'

/** What is opened on the pages below a path; where this world has nothing of the kind, only their list is visited. */
export const opensIn = (world: BusyUnion, claim: ClaimKey) => (pattern: string) => openedOn(world, pattern, claim)

function openedOn(world: BusyUnion, pattern: string, claim: ClaimKey): string | undefined {
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

/** What is opened on the page of a manifest's path. */
type Opened = (pattern: string) => string | undefined

/** A manifest's path with its `:name` parts filled; an optional part gives two addresses. */
function addressesOf(opened: Opened, pattern: string, root: string): string[] {
  const parts = { id: opened(pattern), quarter, version: '1' }
  const addresses = pattern.endsWith('?')
    ? [pattern.slice(0, pattern.lastIndexOf('/')), pattern.slice(0, -1)]
    : [pattern]
  return addresses
    .map((one) => one.replace(/:(id|quarter|version)/, (whole, name: keyof typeof parts) => parts[name] ?? whole))
    .filter((one) => !one.includes(':'))
    .map((one) => `${root}/${one}`.replace('//', '/'))
}

export async function linkedPlaces(page: Page): Promise<string[]> {
  const links = await page.getByRole('navigation').getByRole('link').all()
  return Promise.all(links.map(async (link) => (await link.getAttribute('href'))!))
}

/**
 * Walks over every address and gathers what is in somebody's way, with what the pages complained of. Inside an app it
 * goes from page to page as a link would, without loading the app again.
 */
export async function walk({ page, complaints, settle }: Door, addresses: Iterable<string>): Promise<string[]> {
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
export async function consoleAddresses(opened: Opened, page: Page): Promise<string[]> {
  const screens = [...groundScreens, ...consoleServices.flatMap((service) => service.screens)]
  const { grants } = (await (await page.request.get('/api/me')).json()) as Me
  const permissions = grants.flatMap((grant) => grant.permissions)
  const isOpen = ({ permission }: ConsoleScreen) => permission === null || permissions.includes(permission)
  const closed = screens.filter((screen) => !isOpen(screen)).slice(0, 1)
  const places = [...screens.filter(isOpen), ...closed].flatMap(({ path }) => addressesOf(opened, path, '/console'))
  return [...consolePlaces, ...places]
}

export function workerAddresses(world: BusyUnion, claim: ClaimKey): string[] {
  const pages = [...groundPages, ...workerServices.flatMap((service) => service.pages)]
  return [...workerPlaces, ...pages.flatMap(({ path }) => addressesOf(opensIn(world, claim), path.slice(1), '/m'))]
}
