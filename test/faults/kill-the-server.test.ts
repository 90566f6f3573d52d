import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPerson } from '../../src/apps/demo/people.ts'
import { chanceFrom } from '../../src/apps/demo/random.ts'
import { demoPassword } from '../../src/apps/demo/text.ts'
import { addDays, quarterDays, quarterOf } from '../../src/platform/dates.ts'
import { settlementCsv, stayOf } from '../world/mutual-aid.ts'
import { Visitor } from '../world/visitor.ts'
import { ServerProcess } from './server-process.ts'

const people = 400
const rowsPerFile = 12_000
const seeds = Array.from({ length: 6 }, (_, seed) => seed + 1)
const inHand = quarterBefore(quarterOf(new Date().toISOString().slice(0, 10)))
/** One in which the demonstration has nothing. */
const quarter = quarterBefore(quarterBefore(inHand))
const day = quarterDays(quarter).from

let folder: string
let server: ServerProcess
let manager: Visitor
let rowsSent = 0

type Proof = {
  files: { rows: number; loaded: number; difference: number }
  whole: { inForce: number; unscreened: number; differences: { records: number; eligible: number } }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gonghui-faults-'))
  await chmod(folder, 0o755)
  server = new ServerProcess(join(folder, 'data'), 18_000 + Math.floor(Math.random() * 2000))
  await server.command('demo', '--people', String(people))
  await server.start()
  await signIn()
}, 180_000)

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

function quarterBefore(one: string): string {
  return quarterOf(addDays(quarterDays(one).from, -1))
}

async function signIn(): Promise<void> {
  manager = await new Visitor(server.address).signInAsOfficer('wangmin', demoPassword)
}

/** Kills the server after a while that the seed decides, then starts it again. */
async function killWithin(seed: number, longestMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, chanceFrom(seed * 7919).next() * longestMs))
  await server.kill()
  await server.start()
}

const patienceMs = 150_000

async function ended(path: string): Promise<string> {
  const until = Date.now() + patienceMs
  for (;;) {
    const { status, body } = await manager.get<{ state?: string }>(path)
    if (body.state === 'done' || body.state === 'failed') return body.state
    if (status !== 200 || Date.now() > until) {
      throw new Error(`${path} ${status}: ${JSON.stringify(body)}\n${await server.lastWords()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Asks for work, which must not be refused: what a killed server left behind bars nobody's way. */
async function start<Started>(path: string, body: unknown): Promise<Started> {
  const answer = await manager.post<Started>(path, body)
  if (answer.status !== 200) {
    throw new Error(`${path} ${answer.status}: ${JSON.stringify(answer.body)}\n${await server.lastWords()}`)
  }
  return answer.body
}

async function proofOf(): Promise<Proof> {
  return (await manager.get<Proof>(`/mutual-aid/quarters/${quarter}/proof`)).body
}

async function expectWholeBooks(): Promise<void> {
  // Ends with 1, and the command throws with the findings, where any promise is broken.
  expect(await server.command('verify')).toMatchObject({ clean: true, ledger: [], audit: [], cases: [] })
}

test.each(seeds)(
  'an import killed at a random moment ends whole, once (seed %i)',
  { timeout: 300_000 },
  async (seed) => {
    const rows = Array.from({ length: rowsPerFile }, (_, at) =>
      stayOf(demoPerson(1, at % people, '130302'), `K${seed}-${at}`, 2_500, {
        admittedOn: day,
        dischargedOn: day,
        settledOn: day,
      }),
    )
    const fileId = await manager.upload(`${seed}.csv`, settlementCsv(rows))
    const { id } = await start<{ id: string }>('/mutual-aid/imports', { fileId, quarter, sender: '市医保局' })
    await killWithin(seed, 1200)
    const state = await ended(`/mutual-aid/imports/${id}`)
    rowsSent += rowsPerFile

    expect(state).toBe('done')
    const proof = await proofOf()
    expect(proof.files).toMatchObject({ rows: rowsSent, loaded: rowsSent, difference: 0 })
    expect(proof.whole.inForce).toBe(rowsSent)
  },
)

test.each(seeds)(
  'a screening killed at a random moment is finished after the restart (seed %i)',
  { timeout: 300_000 },
  async (seed) => {
    const { jobId } = await start<{ jobId: string }>(`/mutual-aid/quarters/${quarter}/screening`, {})
    await killWithin(seed, 1500)
    expect(await ended(`/jobs/${jobId}`)).toBe('done')
    const proof = await proofOf()
    expect(proof.whole).toMatchObject({ inForce: rowsSent, unscreened: 0, differences: { records: 0, eligible: 0 } })
  },
)

test(
  'after every kill the books, the audit chain and the cases prove themselves',
  { timeout: 300_000 },
  expectWholeBooks,
)

type Page = { claims: { id: string }[] }

/** Approves the next claim that waits at the city or at a county, so that every batch has one to pay. */
async function makeOnePayable(): Promise<void> {
  const second = await new Visitor(server.address, '10.2.1.1').signInAsOfficer('chenli', demoPassword)
  for (const account of ['wangmin', 'quxian1', 'quxian2', 'quxian3', 'quxian4']) {
    const officer = await new Visitor(
      server.address,
      `10.2.0.${account.length}${account.at(-1)!.charCodeAt(0)}`,
    ).signInAsOfficer(account, demoPassword)
    const state = account === 'wangmin' ? 'city' : 'county'
    const { body } = await officer.get<Page>(`/mutual-aid/claims?quarter=${inHand}&state=${state}`)
    for (const claim of body.claims) {
      const approved = await officer.post(`/mutual-aid/claims/${claim.id}/review`, { decision: 'approve' })
      if (state === 'county') await manager.post(`/mutual-aid/claims/${claim.id}/review`, { decision: 'approve' })
      if (approved.status === 204) {
        await second.post(`/mutual-aid/claims/${claim.id}/review`, { decision: 'approve' })
        return
      }
    }
  }
}

test.each(seeds)(
  'a payout killed at a random moment pays nobody twice (seed %i)',
  { timeout: 300_000 },
  async (seed) => {
    await makeOnePayable()
    const key = `payout-${seed}-${Date.now()}`
    const asked = manager.post('/mutual-aid/payouts', {}, key).catch(() => null)
    await killWithin(seed, 60)
    await asked
    const first = await manager.post<{ id: string; number: string; payments: number }>('/mutual-aid/payouts', {}, key)
    const again = await manager.post<{ id: string }>('/mutual-aid/payouts', {}, key)
    expect(again.body.id).toBe(first.body.id)
    expect(first.body.payments).toBeGreaterThan(0)

    const { id } = first.body
    const bankFile = new TextDecoder('gb18030').decode(await manager.download(`/mutual-aid/payouts/${id}/bank-file`))
    const rows = bankFile
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','))
    const answer = [
      '批次号,序号,金额,结果,原因',
      ...rows.map((cells) => `${cells[0]},${cells[1]},${cells[5]},成功,`),
    ].join('\n')
    const fileId = await manager.upload('回盘.csv', answer)
    const loading = manager.post(`/mutual-aid/payouts/${id}/result`, { fileId }, `${key}-result`).catch(() => null)
    await killWithin(seed + 100, 80)
    await loading
    const loaded = await manager.post<{ paid: number; payments: number }>(
      `/mutual-aid/payouts/${id}/result`,
      { fileId },
      `${key}-result`,
    )
    expect(loaded.body.paid).toBe(loaded.body.payments)
  },
)

test('after every payout the books balance to the fen', { timeout: 300_000 }, expectWholeBooks)
