/**
 * The first view of the worker app: what it weighs, when its largest part stands, how fast it answers a touch, how much
 * it jumps. Usage: node bench/web-vitals.ts [ADDRESS] — a running demonstration, by default http://127.0.0.1:8080.
 */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { newId } from '../src/platform/ids.ts'
import { launchBrowser } from '../test/browser/launch.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:8080'
const runs = 5
const slowdown = 4
/** A fair mobile line. */
const line = { offline: false, latency: 60, downloadThroughput: 400_000, uploadThroughput: 200_000 }
const goals = { scriptKb: 120, lcpMs: 2500, inpMs: 200, cls: 0.1 }

type Vitals = { readonly scriptKb: number; readonly lcpMs: number; readonly inpMs: number; readonly cls: number }
type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>
type Measured = { lcp: number; cls: number; inp: number }
type Entry = PerformanceEntry & { value: number; hadRecentInput: boolean; interactionId: number }

/** Watches from the first moment; runs in the page. */
function watch(): void {
  const measured: Measured = { lcp: 0, cls: 0, inp: 0 }
  Object.assign(window, { measured })
  const each = (type: string, take: (entry: Entry) => void, more: object = {}) =>
    new PerformanceObserver((list) => (list.getEntries() as Entry[]).forEach(take)).observe({
      type,
      buffered: true,
      ...more,
    })
  each('largest-contentful-paint', (entry) => {
    measured.lcp = entry.startTime
  })
  each('layout-shift', (entry) => {
    if (!entry.hadRecentInput) measured.cls += entry.value
  })
  each(
    'event',
    (entry) => {
      if (entry.interactionId) measured.inp = Math.max(measured.inp, entry.duration)
    },
    { durationThreshold: 16 },
  )
}

/** One visit of a signed-in worker on a slow phone, nothing in the cache; then the touches of a first minute. */
async function visit(browser: Browser, storageState: SignedIn): Promise<Vitals> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    serviceWorkers: 'block',
    storageState,
  })
  await context.addInitScript(watch)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', line)
  const scripts = weighScripts(devtools)
  await page.goto(`${address}/m/`)
  await page
    .getByRole('link', { name: /去核对|去更正/ })
    .first()
    .waitFor()
  await page.waitForLoadState('networkidle')
  const scriptKb = scripts() / 1024
  const { lcp } = await readMeasured(page)
  await touchAround(page)
  const { cls, inp } = await readMeasured(page)
  await context.close()
  return { scriptKb, lcpMs: lcp, inpMs: inp, cls }
}

/** Bytes of script as they came over the line, compressed. */
function weighScripts(devtools: CDPSession): () => number {
  const scripts = new Set<string>()
  let bytes = 0
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}

async function touchAround(page: Page): Promise<void> {
  for (const name of ['办事', '通知', '我的', '首页']) {
    await page.getByRole('navigation').getByRole('link', { name }).tap()
    await page.waitForTimeout(300)
  }
  await page
    .getByRole('link', { name: /去核对|去更正/ })
    .first()
    .tap()
  await page.getByRole('link', { name: /金额没错|去更正银行卡/ }).tap()
  await page.getByLabel('银行卡号').pressSequentially('622202')
  await page.waitForTimeout(600)
}

function readMeasured(page: Page): Promise<Measured> {
  return page.evaluate(() => (window as unknown as { measured: Measured }).measured)
}

const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

async function signInAsWorker(browser: Browser): Promise<SignedIn> {
  const context = await browser.newContext()
  const answered = await context.request.get(`${address}/api/demo-sign-ins`)
  const { phone } = ((await answered.json()) as { workers: { phone: string }[] }).workers[0]!
  const post = async (path: string, data: object) =>
    (
      await context.request.post(`${address}/api${path}`, { data, headers: { 'idempotency-key': newId() } })
    ).json() as Promise<{ demoCode: string }>
  const { demoCode } = await post('/sms-codes', { phone })
  await post('/sessions/sms', { phone, code: demoCode })
  const state = await context.storageState()
  await context.close()
  return state
}

const browser = await launchBrowser()
const signedIn = await signInAsWorker(browser)
const visits: Vitals[] = []
for (let run = 1; run <= runs; run++) {
  const one = await visit(browser, signedIn)
  visits.push(one)
  console.log(`run ${run}: ${said(one)}`)
}
await browser.close()

const median: Vitals = {
  scriptKb: middle(visits.map((one) => one.scriptKb)),
  lcpMs: middle(visits.map((one) => one.lcpMs)),
  inpMs: middle(visits.map((one) => one.inpMs)),
  cls: middle(visits.map((one) => one.cls)),
}
console.log(`median of ${runs}: ${said(median)}`)
console.log(`goals: ${said(goals)}`)
process.exitCode = (Object.keys(goals) as (keyof Vitals)[]).every((key) => median[key] <= goals[key]) ? 0 : 1

function said({ scriptKb, lcpMs, inpMs, cls }: Vitals): string {
  return `script ${scriptKb.toFixed(1)} KB, LCP ${lcpMs.toFixed(0)} ms, INP ${inpMs.toFixed(0)} ms, CLS ${cls.toFixed(3)}`
}
