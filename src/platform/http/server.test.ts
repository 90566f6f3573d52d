import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { endpoint } from './endpoint.ts'
import type { ProblemDetails } from './problem.ts'
import { routeFor } from './route.ts'
import { buildServer } from './server.ts'
import { faultText, refusalText } from './text.ts'

const route = routeFor<{ name: string }>()
const sum = z.object({ amountFen: z.int() })
let paid = 0
let away = false
const forbidden: unknown[] = []
let app: FastifyInstance
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gonghui-pages-'))
  for (const page of ['console', 'portal']) {
    await mkdir(join(folder, page))
    await writeFile(join(folder, page, 'index.html'), `<title>${page}</title>`)
  }
  app = await buildServer({
    routes: [
      route(
        endpoint({
          method: 'GET',
          path: '/sums/:amount',
          summary: '',
          door: 'public',
          reach: 'everyone',
          params: z.object({ amount: z.coerce.number().int() }),
          answer: sum,
        }),
        async ({ params }) => ({
          amountFen: params.amount,
          secret: 'not in the declaration',
        }),
      ),
      route(
        endpoint({
          method: 'POST',
          path: '/payments',
          summary: '',
          door: 'public',
          reach: 'everyone',
          body: sum,
          answer: sum,
          movesValue: true,
        }),
        async ({ body }) => {
          paid += body.amountFen
          return body
        },
      ),
      route(
        endpoint({ method: 'GET', path: '/codes', summary: '', door: 'public', reach: 'everyone', perMinute: 2 }),
        async () => undefined,
      ),
      route(
        endpoint({
          method: 'GET',
          path: '/people/:personId',
          summary: 'One person.',
          door: 'public',
          reach: 'everyone',
          params: z.object({ personId: z.string() }),
        }),
        async () => {
          throw new Refusal('access.not-found', 404, {})
        },
      ),
      route(
        endpoint({
          method: 'POST',
          path: '/books',
          summary: '',
          door: { permission: 'books.close' },
          reach: 'everyone',
        }),
        async () => undefined,
      ),
      route(
        endpoint({
          method: 'POST',
          path: '/letters',
          summary: '',
          door: 'signed-in',
          reach: 'self',
          perMinute: 1,
        }),
        async () => undefined,
      ),
      route(
        endpoint({ method: 'GET', path: '/private', summary: '', door: 'signed-in', reach: 'everyone' }),
        async () => undefined,
      ),
      route(endpoint({ method: 'GET', path: '/broken', summary: '', door: 'public', reach: 'everyone' }), async () => {
        throw new Error('the card number is 6222020200112230004')
      }),
    ],
    identify: async () => ({ name: 'a guest' }),
    sessionOf: ({ session }) => session,
    permit: (_who, door) => {
      if (typeof door === 'object') throw new Refusal('access.not-permitted', 403, {})
      if (door !== 'public') throw new Refusal('access.sign-in-needed', 401, {})
    },
    noteForbidden: async (who, attempt) => void forbidden.push({ ...attempt, ...who }),
    sentences: { ...refusalText, 'access.sign-in-needed': '请先登录。' },
    pages: [
      { under: '/console/', folder: join(folder, 'console'), inlineStyles: 'allowed' },
      { under: '/', folder: join(folder, 'portal'), inlineStyles: 'forbidden' },
    ],
    readings: {
      ready: async () => {
        if (away) throw new Error('connection refused')
      },
      metricsToken: 'a token of the tests',
    },
    secureCookies: false,
    logLevel: 'silent',
  })
})

afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

const key = 'a key of the tests'

function pay(payload: unknown, headers: Record<string, string> = { 'idempotency-key': key }) {
  return app.inject({ method: 'POST', url: '/api/payments', headers, payload: payload as object })
}

/** Status, code and sentence of a refusal. */
function told(answer: { statusCode: number; json: () => ProblemDetails }): [number, string, string] {
  const { code, detail } = answer.json()
  return [answer.statusCode, code, detail]
}

test('an answer says what its declaration names and nothing more', async () => {
  const answer = await app.inject('/api/sums/350000')
  expect(answer.json()).toEqual({ amountFen: 350_000 })
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
})

test('a request that does not fit its declaration is refused with the fields', async () => {
  expect(told(await app.inject('/api/sums/many'))[1]).toBe('platform.request-malformed')
  const refused = await pay({ amountFen: 0.5 })
  expect(refused.json<ProblemDetails>().facts).toEqual({ fields: ['amountFen'] })
  expect(told(refused)).toEqual([400, 'platform.request-malformed', expect.stringContaining('amountFen')])
  const broken = await pay('{', { 'idempotency-key': key, 'content-type': 'application/json' })
  expect(told(broken).slice(0, 2)).toEqual([400, 'platform.request-malformed'])
})

test('what moves value is refused without a key of the request, and moves nothing', async () => {
  const before = paid
  for (const headers of [{}, { 'idempotency-key': 'short' }, { 'idempotency-key': 'k'.repeat(101) }])
    expect(told(await pay({ amountFen: 100 }, headers as Record<string, string>)).slice(0, 2)).toEqual([
      400,
      'platform.idempotency-key-missing',
    ])
  expect(paid).toBe(before)
  expect((await pay({ amountFen: 100 })).statusCode).toBe(200)
})

test('a page of another site may not write, whatever it carries; our own may', async () => {
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://example.com' },
    { origin: 'null' },
  ]
  for (const headers of foreign) {
    const refused = await pay({ amountFen: 100 }, { 'idempotency-key': key, ...headers })
    expect(told(refused).slice(0, 2)).toEqual([403, 'platform.foreign-origin'])
  }
  const own = await pay({ amountFen: 100 }, { 'idempotency-key': key, 'sec-fetch-site': 'same-origin' })
  expect(own.statusCode).toBe(200)
  expect((await app.inject({ url: '/api/sums/1', headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(200)
})

test('an address that is not there says so, in the API and outside it', async () => {
  for (const url of ['/api/nothing', '/nothing.txt', '/console/nothing.png'])
    expect(told(await app.inject(url)).slice(0, 2)).toEqual([404, 'platform.address-unknown'])
})

test('every address of a web app is answered by its page, asked anew each time', async () => {
  const answer = await app.inject('/console/some/page')
  expect([answer.statusCode, answer.body]).toEqual([200, '<title>console</title>'])
  expect(answer.headers['cache-control']).toBe('no-cache')
})

test('metrics are for this host and for the holder of the token', async () => {
  const from = (remoteAddress: string, authorization = '') =>
    app.inject({ url: '/metrics', remoteAddress, headers: { authorization } })
  expect(told(await from('10.0.0.9')).slice(0, 2)).toEqual([404, 'platform.address-unknown'])
  expect((await from('10.0.0.9', 'Bearer a token of the tests')).statusCode).toBe(200)
  expect((await from('127.0.0.1')).statusCode).toBe(200)
})

test('a body beyond a megabyte is refused, and a body of another kind', async () => {
  const large = await pay({ amountFen: 1, note: 'x'.repeat(1_100_000) })
  expect(told(large).slice(0, 2)).toEqual([413, 'platform.body-too-large'])
  const unknown = await pay('x', { 'idempotency-key': key, 'content-type': 'nothing we know' })
  expect(told(unknown).slice(0, 2)).toEqual([415, 'platform.media-type-unknown'])
})

test('too many requests from one address are told when to come back', async () => {
  const answers = [await app.inject('/api/codes'), await app.inject('/api/codes'), await app.inject('/api/codes')]
  expect(answers.map((answer) => answer.statusCode)).toEqual([204, 204, 429])
  expect(told(answers[2]!)).toEqual([429, 'platform.too-many-requests', expect.stringMatching(/\d/)])
})

test('at a door for the signed-in two people of one address are counted apart', async () => {
  const ask = async (session: string) =>
    (await app.inject({ method: 'POST', url: '/api/letters', cookies: { session }, remoteAddress: '10.9.9.9' }))
      .statusCode
  expect([await ask('one'), await ask('one'), await ask('other')]).toEqual([401, 429, 401])
})

test('no answer of the API is kept by a browser or on the way, a refusal neither', async () => {
  for (const url of ['/api/sums/1', '/api/private', '/api/nothing'])
    expect((await app.inject(url)).headers['cache-control']).toBe('no-store')
})

test('a refusal is told in its sentence with the number of the request; a fault tells nothing of itself', async () => {
  const refused = await app.inject('/api/private')
  expect(told(refused)).toEqual([401, 'access.sign-in-needed', '请先登录。'])
  expect(refused.json<ProblemDetails>().requestId).toBe(refused.headers['x-request-id'])

  const fault = await app.inject('/api/broken')
  expect([fault.statusCode, fault.json<ProblemDetails>().code]).toEqual([500, 'platform.fault'])
  expect(fault.body).not.toContain('6222')
  expect(faultText).toContain('{requestId}')
})

test('a refusal is a problem document of RFC 9457', async () => {
  const refused = await app.inject('/api/private')
  expect(refused.headers['content-type']).toContain('application/problem+json')
  expect(refused.json()).toEqual({
    type: 'urn:gonghui:refusal:access.sign-in-needed',
    title: 'access.sign-in-needed',
    status: 401,
    code: 'access.sign-in-needed',
    detail: '请先登录。',
    facts: {},
    requestId: refused.headers['x-request-id'],
  })
})

test('whoever tries a forbidden door, or asks for what is not hers, is noted; an unknown address is nobody’s', async () => {
  forbidden.length = 0
  await app.inject('/api/people/17')
  await app.inject({ method: 'POST', url: '/api/books' })
  await app.inject('/api/private')
  await app.inject('/api/nothing')
  expect(forbidden).toEqual([
    { name: 'a guest', method: 'GET', path: '/people/:personId', params: { personId: '17' }, code: 'access.not-found' },
    { name: 'a guest', method: 'POST', path: '/books', params: {}, code: 'access.not-permitted' },
  ])
})

test('the platform is not ready while its database is away, and says no more than that', async () => {
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' })
  away = true
  const answer = await app.inject('/readyz')
  away = false
  expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'not-ready' }])
  expect((await app.inject('/healthz')).statusCode).toBe(200)
})

test('pages may be framed by nobody and run no foreign script; only the console writes styles in place', async () => {
  const policyOf = async (url: string) => (await app.inject(url)).headers['content-security-policy']
  expect(await policyOf('/console/some/page')).toContain("style-src 'self' 'unsafe-inline'")
  for (const url of ['/', '/policy', '/api/sums/1', '/api/nothing']) {
    expect(await policyOf(url)).toContain("style-src 'self';")
    expect(await policyOf(url)).toContain("script-src 'self';")
    expect(await policyOf(url)).toContain("frame-ancestors 'none'")
  }
  expect((await app.inject('/')).headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000',
  })
})

test('the API describes itself: OpenAPI for programs, a page without scripts for people', async () => {
  const document = (await app.inject('/api/openapi.json')).json<{ openapi: string; paths: Record<string, object> }>()
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(Object.keys(document.paths)).toContain('/api/people/{personId}')
  const page = await app.inject('/api/docs')
  expect(page.headers['content-type']).toContain('text/html')
  expect(page.body).toContain('/api/people/{personId}')
  expect(page.body).toContain('One person.')
  expect(page.body).toContain('Permission books.close.')
  expect(page.body).not.toContain('<script')
})
