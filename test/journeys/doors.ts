import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core'
import { now } from '../../src/platform/clock.ts'
import { password } from '../world/small-union.ts'

export type Door = {
  readonly page: Page
  readonly complaints: readonly string[]
  /** Waits until the page asks for nothing more and has drawn what was answered. */
  settle(): Promise<void>
  leave(): Promise<void>
}

const phoneScreen = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const deskScreen = { viewport: { width: 1440, height: 900 } }

/** A browser window at a desk; `complaints` gathers what the page says in its console, refused scripts and styles too. */
export function openDesk(browser: Browser, address: string): Promise<Door> {
  return open(browser, { ...deskScreen, baseURL: address })
}

/** A phone of 390 × 844 with a touch screen. */
export function openPhone(browser: Browser, address: string): Promise<Door> {
  return open(browser, { ...phoneScreen, baseURL: address })
}

type Screen = Parameters<Browser['newContext']>[0]

async function open(browser: Browser, screen: Screen): Promise<Door> {
  const context: BrowserContext = await browser.newContext({
    ...screen,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  // The screens count days from their own clock; in a test it stands where the server's stands.
  await context.clock.setFixedTime(now())
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() !== 'error' || isGuestAnswer(message.location().url)) return
    complaints.push(`${new URL(page.url()).pathname}: ${message.text()} ${message.location().url}`)
  })
  return { page, complaints, settle: settling(page), leave: () => context.close() }
}

/** Half a second sooner than the browser's own word for a silent network, on each of hundreds of pages. */
function settling(page: Page): Door['settle'] {
  const open = new Set<Request>()
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  // A page that is left takes its unanswered requests along.
  page.on('framenavigated', (frame) => frame === page.mainFrame() && open.clear())
  return async () => {
    for (let quiet = 0; quiet < 3; quiet = open.size === 0 ? quiet + 1 : 0)
      await page.evaluate(() => new Promise((rest) => setTimeout(() => requestIdleCallback(rest), 30)))
  }
}

/** Every door asks who is here; to a guest the answer is a refusal that the browser writes down as an error. */
function isGuestAnswer(url: string): boolean {
  return url.endsWith('/api/me')
}

/** Signs in at the console as its door shows it. */
export async function signInAtDesk(page: Page, account: string): Promise<void> {
  await page.goto('/console/')
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  // On a phone the navigation lies behind a button.
  await page
    .getByRole('navigation', { name: '主导航' })
    .or(page.getByRole('button', { name: '打开导航' }))
    .waitFor()
}

/** Signs in on the phone with the code that a demonstration shows on the page. */
export async function signInOnPhone(page: Page, phone: string): Promise<void> {
  await page.goto('/m/')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const shown = await page.getByText(/这次的验证码是 \d{6}/).textContent()
  await page.getByLabel('短信验证码').fill(/\d{6}/.exec(shown ?? '')![0])
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation', { name: '主要页面' }).waitFor()
}

/** Types a day, or a day and a time, and goes on with the next field, as one who does not use the calendar. */
export async function typeDay(field: Locator, day: string): Promise<void> {
  await field.fill(day)
  await field.press('Tab')
}
