import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../http/endpoint.ts'
import { call, onSessionEnd } from './client.ts'
import { Problem } from './problem.ts'

const readThing = endpoint({
  method: 'GET',
  path: '/things/:id',
  summary: '',
  door: 'signed-in',
  reach: 'everyone',
  params: z.object({ id: z.string() }),
  query: z.object({ quarter: z.string().optional() }),
  answer: z.object({ name: z.string() }),
})
const giveThing = endpoint({
  method: 'POST',
  path: '/things',
  summary: '',
  door: 'signed-in',
  reach: 'everyone',
  movesValue: true,
  body: z.object({ name: z.string() }),
})
const nameThing = endpoint({
  method: 'POST',
  path: '/names',
  summary: '',
  door: 'public',
  reach: 'everyone',
  body: z.object({ name: z.string() }),
})

type Seen = { url: string; key: string | undefined; body: string }
let server: Server
let seen: Seen[] = []
let answers: ((response: ServerResponse) => void)[] = []

const say = (status: number, json?: unknown) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'header-number' })
  response.end(json === undefined ? undefined : JSON.stringify(json))
}
const hangUp = (response: ServerResponse) => response.socket?.destroy()
const refusal = {
  type: 'urn:x',
  title: 'things.gone',
  status: 409,
  code: 'things.gone',
  detail: '已经没有了。请选别的。',
  facts: { name: '甲' },
  requestId: 'number-1',
}

beforeAll(async () => {
  server = createServer((request: IncomingMessage, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      seen.push({ url: request.url!, key: request.headers['idempotency-key'] as string | undefined, body })
      answers.shift()!(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fetchInNode = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, request: RequestInit) => fetchInNode(origin + path, request))
  vi.stubGlobal('navigator', { onLine: true })
})
beforeEach(() => {
  seen = []
})
afterAll(() => {
  vi.unstubAllGlobals()
  server.close()
})

const problemOf = (asking: Promise<unknown>): Promise<Problem> =>
  asking.then(
    () => expect.fail('the call was answered'),
    (problem: Problem) => problem,
  )

test('an answer comes back as it was declared, from the address that was filled in', async () => {
  answers = [say(200, { name: '甲' })]
  expect(await call(readThing, { params: { id: 'a/b' }, query: { quarter: '2026Q3' } })).toEqual({ name: '甲' })
  expect(seen[0]!.url).toBe('/api/things/a%2Fb?quarter=2026Q3')
})

test('a read is asked again when the line breaks or the server is busy', async () => {
  answers = [hangUp, say(503), say(200, { name: '甲' })]
  expect(await call(readThing, { params: { id: '1' } })).toEqual({ name: '甲' })
  expect(seen.length).toBe(3)
})

test('a write that moves value is sent again with the same key', async () => {
  answers = [hangUp, say(204)]
  expect(await call(giveThing, { body: { name: '甲' } }, { idempotencyKey: 'key-0001' })).toBeUndefined()
  expect(seen.map((one) => one.key)).toEqual(['key-0001', 'key-0001'])
})

test('a write without a key is sent once, whatever happens to the line', async () => {
  answers = [hangUp]
  const problem = await problemOf(call(nameThing, { body: { name: '甲' } }))
  expect([problem.code, problem.status, seen.length]).toEqual(['client.offline', 0, 1])
})

test('a refusal is a problem with its code, its sentence and its number, and is not asked again', async () => {
  answers = [say(409, refusal)]
  const problem = await problemOf(call(readThing, { params: { id: '1' } }))
  expect(problem).toBeInstanceOf(Problem)
  expect([problem.code, problem.sentence, problem.requestId, problem.facts]).toEqual([
    'things.gone',
    '已经没有了。请选别的。',
    'number-1',
    { name: '甲' },
  ])
  expect(seen.length).toBe(1)
})

test('the page of a proxy is an unreadable answer, with the number of the header', async () => {
  answers = [
    (response) => {
      response.writeHead(500, { 'content-type': 'text/html', 'x-request-id': 'header-number' })
      response.end('<h1>Bad</h1>')
    },
  ]
  const problem = await problemOf(call(nameThing, { body: { name: '甲' } }))
  expect([problem.code, problem.status, problem.requestId]).toEqual(['client.unreadable', 500, 'header-number'])
})

test('an ended session is told to whoever listens, a wrong sign-in is not', async () => {
  const told = vi.fn()
  const stop = onSessionEnd(told)
  answers = [say(401, { ...refusal, status: 401 }), say(401, { ...refusal, status: 401 })]
  await problemOf(call(nameThing, { body: { name: '甲' } }))
  expect(told).not.toHaveBeenCalled()
  await problemOf(call(readThing, { params: { id: '1' } }))
  expect(told).toHaveBeenCalledOnce()
  stop()
})

test('a question that is called off ends at once and is no problem', async () => {
  const stop = new AbortController()
  answers = [() => stop.abort()]
  const failure = await problemOf(call(readThing, { params: { id: '1' } }, { signal: stop.signal }))
  expect(failure.name).toBe('AbortError')
})
