import { expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/apps/server/modules.ts'
import { type Endpoint, endpoint } from '../../src/platform/http/endpoint.ts'
import { idOf, naming } from '../../src/platform/http/thing.ts'
import { faultsOf, leavesOf } from './endpoint-law.ts'

test('each address says what it reaches, and of what kind each thing is that a request names', () => {
  expect(routes.length).toBeGreaterThan(60)
  expect(routes.flatMap((route) => faultsOf(route.endpoint))).toEqual([])
})

test('no two routes answer one address', () => {
  const addresses = routes.map(({ endpoint: { method, path } }) => `${method} ${path.replace(/:\w+/g, ':')}`)
  expect(addresses.filter((one, at) => addresses.indexOf(one) !== at)).toEqual([])
})

const plain = { method: 'POST', path: '/things', summary: '', door: 'signed-in', reach: 'subtree' } as const

test.each<[string, Partial<Endpoint>]>([
  ['params.id names a thing', { params: z.object({ id: z.uuid() }) }],
  ['params.thing names a thing', { params: z.object({ thing: z.string() }) }],
  ['query.orgId names a thing', { query: z.object({ orgId: z.string().optional() }) }],
  ['query.cursor names a thing', { query: z.object({ cursor: z.uuid().default('') }) }],
  ['body.claimIds.* names a thing', { body: z.object({ claimIds: z.array(z.uuid()).min(1) }) }],
  ['body.lines.*.offerId names a thing', { body: z.object({ lines: z.array(z.object({ offerId: z.uuid() })) }) }],
  ['body.fileId names a thing', { body: z.union([z.object({ fileId: z.uuid() }), z.object({ none: z.null() })]) }],
  ['body.id names «org»', { body: z.object({ id: idOf('org') }) }],
  ['a guest has neither', { door: 'public' }],
])('it is named: %s', (fault, change) => {
  expect(faultsOf({ ...plain, ...change })).toEqual([expect.stringContaining(`POST /things: ${fault}`)])
})

test('what is named, and what names nothing, is well', () => {
  const well = endpoint({
    ...plain,
    params: z.object({ id: idOf('orgs.org'), day: z.iso.date(), year: z.coerce.number().pipe(z.int()) }),
    query: z.object({ search: z.string().trim().max(60).optional(), late: z.enum(['yes']).optional() }),
    body: z.object({ code: naming('orgs.code', z.string()).optional(), note: z.string().default('') }),
  })
  expect(faultsOf(well)).toEqual([])
  expect(leavesOf(well).flatMap(({ path, thing }) => (thing ? [`${path.join('.')}: ${thing}`] : []))).toEqual([
    'params.id: orgs.org',
    'body.code: orgs.code',
  ])
})
