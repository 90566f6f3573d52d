import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPerson } from '../../src/apps/demo/people.ts'
import { chanceFrom } from '../../src/apps/demo/random.ts'
import { demoPassword } from '../../src/apps/demo/text.ts'
import type { OrgCard } from '../../src/kernel/orgs/contract.ts'
import type { ImportCard } from '../../src/services/membership/import.contract.ts'
import { Visitor } from '../world/visitor.ts'
import { ServerProcess } from './server-process.ts'

const rowsPerFile = 6_000
const seeds = [1, 2, 3]
const patienceMs = 150_000

let folder: string
let server: ServerProcess
let manager: Visitor
let union: OrgCard

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gonghui-faults-'))
  await chmod(folder, 0o755)
  server = new ServerProcess(join(folder, 'data'), 20_000 + Math.floor(Math.random() * 2000))
  await server.command('demo', '--people', '200')
  await server.start()
  manager = await new Visitor(server.address).signInAsOfficer('wangmin', demoPassword)
  union = await grassrootsBelow()
}, 240_000)

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

async function grassrootsBelow(parentId?: string): Promise<OrgCard> {
  const { orgs } = (await manager.get<{ orgs: OrgCard[] }>(`/orgs${parentId ? `?parentId=${parentId}` : ''}`)).body
  const found = orgs.find((org) => org.kind === 'grassroots')
  return found ?? grassrootsBelow(orgs.find((org) => org.hasChildren)!.id)
}

async function until(id: string, states: readonly string[]): Promise<ImportCard> {
  for (const stop = Date.now() + patienceMs; ; ) {
    const { body, status } = await manager.get<ImportCard>(`/membership/imports/${id}`)
    if (states.includes(body.state)) return body
    if (status !== 200 || Date.now() > stop)
      throw new Error(`${status} ${JSON.stringify(body)} ${await server.lastWords()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Kills the server after a while that the seed decides, then starts it again. */
async function killWithin(seed: number, longestMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, chanceFrom(seed * 7919).next() * longestMs))
  await server.kill()
  await server.start()
}

test.each(seeds)(
  'a list of members killed while it is checked and while it is carried out ends whole, once (seed %i)',
  { timeout: 300_000 },
  async (seed) => {
    const rows = Array.from({ length: rowsPerFile }, (_, at) => {
      const { name, idNumber } = demoPerson(seed + 50, 100_000 * seed + at, '130399')
      return `${name},${idNumber},${union.code},2019-01-01`
    })
    const fileId = await manager.upload(`${seed}.csv`, ['姓名,证件号码,工会编码,入会日期', ...rows].join('\n'))
    const { body } = await manager.post<ImportCard>('/membership/imports', { fileId, orgId: union.parentId })
    await killWithin(seed, 500)
    const checked = await until(body.id, ['checked'])
    expect(checked.rows).toBe(rowsPerFile)
    await manager.post(`/membership/imports/${body.id}/confirmation`)
    await killWithin(seed + 100, 900)
    const done = await until(body.id, ['done'])
    const sum = Object.values(done.balance!).reduce((total, one) => total + one, 0)
    expect(sum).toBe(rowsPerFile)
    const again = await manager.post<ImportCard>('/membership/imports', { fileId, orgId: union.parentId })
    const repeated = await until(again.body.id, ['checked'])
    expect(repeated.balance).toMatchObject({ joining: 0, unchanged: done.balance!.joining + done.balance!.unchanged })
    await manager.post(`/membership/imports/${again.body.id}/discarding`)
  },
)

test('after every kill the books, the audit chain, the cases and the counts of members prove themselves', {
  timeout: 300_000,
}, async () => {
  expect(await server.command('verify')).toMatchObject({ clean: true, people: [], services: [] })
})
