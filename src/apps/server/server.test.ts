import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { verifyAudit } from '../../kernel/audit/index.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { routes } from './modules.ts'

let platform: Platform
let union: SmallUnion

beforeAll(async () => {
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
  })
})

afterAll(() => platform.stop())

type Entry = { actorName: string; address: string; subjectId: string; orgPath: string[] | null; detail: object }

function refusedDeeds(): Promise<Entry[]> {
  return transaction(system, (tx) =>
    rows<Entry>(
      tx,
      sql`select actor_name, address, subject_id, org_path, detail from audit.entries where action = 'access.refused' order by recorded_at, number`,
    ),
  )
}

test('an officer who asks for a person outside the subtree is told there is nobody, and it is audited', async () => {
  const officer = await new Visitor(platform.address, '10.1.2.3').signInAsOfficer('foundry', password)
  const foreign = union.workers.find((worker) => worker.union !== 'foundry')!
  const asked = await officer.post(`/people/${foreign.personId}/disclosures`, {
    reason: 'verify',
    words: '核对证件',
    place: '测试',
  })
  expect(asked.status).toBe(404)
  const [deed] = await refusedDeeds()
  expect(deed).toMatchObject({
    address: '10.1.2.3',
    orgPath: expect.arrayContaining([union.orgIds.foundry]),
    detail: { params: { id: foreign.personId } },
  })
})

test('a permission that is missing is audited; a guest and a way that leads nowhere are not', async () => {
  const before = (await refusedDeeds()).length
  const worker = await new Visitor(platform.address, '10.1.2.4').signInAsWorker(union.workers[0]!.phone)
  expect((await worker.post('/mutual-aid/payouts')).status).toBe(403)
  expect((await new Visitor(platform.address).post('/mutual-aid/payouts')).status).toBe(401)
  expect((await worker.get('/nowhere')).status).toBe(404)
  const deeds = await refusedDeeds()
  expect(deeds.slice(before)).toMatchObject([
    { address: '10.1.2.4', subjectId: 'POST /mutual-aid/payouts', detail: { code: 'access.not-permitted' } },
  ])
  expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
})

test('every address of the API is in the document, with who may pass its door and whose things it reaches', async () => {
  const response = await fetch(`${platform.address}/api/openapi.json`)
  const { openapi, paths } = (await response.json()) as {
    openapi: string
    paths: Record<string, Record<string, { summary: string; 'x-door': string; 'x-reach': string }>>
  }
  expect(openapi).toMatch(/^3\.1\./)
  for (const { endpoint } of routes) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    expect(paths[path]?.[endpoint.method.toLowerCase()], path).toMatchObject({
      summary: expect.stringMatching(/\w/),
      'x-door': expect.stringMatching(/everybody|signed in|Permission/),
      'x-reach': endpoint.reach,
    })
  }
  expect(JSON.stringify(paths)).toContain('"x-thing":"cases.case"')
})
