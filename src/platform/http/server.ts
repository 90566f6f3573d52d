import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyContextConfig,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { newId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Door, Download, Endpoint, Method } from './endpoint.ts'
import { refusal } from './errors.ts'
import { addOpenApi } from './openapi.ts'
import { addPages, type PageFolders } from './pages.ts'
import { problemOf, problemOfFault, type RefusalSentences, refusalOf } from './problem.ts'
import { addReadings, type Readings } from './readings.ts'
import type { Route } from './route.ts'

/** What an app gives the edge; `Who` is the kernel's idea of a caller. */
export type ServerParts<Who> = {
  readonly routes: readonly Route<Who>[]
  /** Who is calling, from the request's cookies; a guest is an answer, not an error. */
  readonly identify: (request: {
    cookies: Record<string, string | undefined>
    requestId: string
    address: string
    /** What the browser calls itself; empty when it says nothing. */
    userAgent: string
  }) => Promise<Who>
  /** What tells one signed-in caller from another before it is asked who she is; limits are kept by it. */
  readonly sessionOf: (cookies: Record<string, string | undefined>) => string | undefined
  /** Refuses a caller who may not pass the door. */
  readonly permit: (who: Who, door: Door) => void
  /** Told before the answer leaves: somebody was forbidden a door, or asked for what is not hers to see (403, 404). */
  readonly noteForbidden: (who: Who, attempt: Attempt) => Promise<void>
  readonly sentences: RefusalSentences
  readonly pages: PageFolders
  readonly readings: Readings
  readonly secureCookies: boolean
  readonly logLevel: 'info' | 'warn' | 'silent'
}

/** What was asked for in vain. */
export type Attempt = {
  readonly method: Method
  readonly path: string
  readonly params: Readonly<Record<string, unknown>>
  readonly code: string
}

const jsonLimit = 1024 * 1024
const uploadLimit = 8 * 1024 ** 3

/** Builds the HTTP edge: validation in, checked answers out, refusals as problem details, nothing else. */
export async function buildServer<Who>(parts: ServerParts<Who>): Promise<FastifyInstance> {
  const app = Fastify({
    genReqId: () => newId(),
    bodyLimit: jsonLimit,
    trustProxy: 'loopback',
    logController: new LogController({ disableRequestLogging: true }),
    logger:
      parts.logLevel === 'silent'
        ? false
        : {
            level: parts.logLevel,
            redact: ['req.headers', 'err.config', 'err.detail', 'err.where', 'err.internalQuery'],
          },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

  addErrors(app, parts.sentences)
  addGuards(app)
  addReadings(app, parts.readings)
  await addOpenApi(app)
  await app.register(
    (api, _options, done) => {
      for (const route of parts.routes) addRoute(api, route, parts)
      done()
    },
    { prefix: '/api' },
  )
  await addPages(app, parts.pages)
  return app
}

function addErrors(app: FastifyInstance, sentences: RefusalSentences): void {
  app.setErrorHandler((error, request, reply) => {
    const refused = refusalOf(error)
    if (!refused) request.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'fault')
    const problem = refused ? problemOf(refused, sentences, request.id) : problemOfFault(request.id)
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
}

/** A browser names the site a request comes from; a foreign one may not write, whatever cookies it carries. */
function addGuards(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (request.method === 'GET' || request.method === 'HEAD') return
    const site = request.headers['sec-fetch-site']
    const origin = request.headers.origin
    const foreign = site ? site !== 'same-origin' && site !== 'none' : origin && hostOf(origin) !== request.headers.host
    if (foreign) throw refusal('platform.foreign-origin')
  })
}

/** `null` is what a page in a sandbox says it comes from. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function addRoute<Who>(api: FastifyInstance, route: Route<Who>, parts: ServerParts<Who>): void {
  const { endpoint } = route
  api.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.upload ? uploadLimit : jsonLimit,
    config: limitOf(endpoint, parts),
    schema: schemaOf(endpoint),
    handler: (request, reply) => answer(route, request, reply, parts),
  })
}

/** Files cost much and are asked for one at a time. */
const filesPerMinute = 60

/** Who is signed in is counted by her session, so that a factory behind one address is not one person; others by address. */
function limitOf<Who>(endpoint: Endpoint, parts: ServerParts<Who>): FastifyContextConfig {
  const max = endpoint.perMinute ?? (endpoint.download || endpoint.upload ? filesPerMinute : null)
  if (max === null) return {}
  const keyGenerator = (request: FastifyRequest) =>
    (endpoint.door === 'public' ? undefined : parts.sessionOf(request.cookies)) ?? request.ip
  return { rateLimit: { max, timeWindow: 60_000, keyGenerator } }
}

function schemaOf(endpoint: Endpoint) {
  return {
    summary: endpoint.summary,
    'x-door': doorText(endpoint.door),
    'x-reach': endpoint.reach,
    tags: [endpoint.path.split('/').find((part) => part !== '' && part !== 'me' && part !== 'public') ?? 'api'],
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.body && { body: endpoint.body }),
    ...(endpoint.answer && { response: { 200: endpoint.answer } }),
  }
}

function doorText(door: Door): string {
  if (door === 'public') return 'Open to everybody.'
  return door === 'signed-in' ? 'For whoever is signed in.' : `Permission ${door.permission}.`
}

async function answer<Who>(
  route: Route<Who>,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts<Who>,
): Promise<unknown> {
  const { endpoint } = route
  const who = await parts.identify({
    cookies: isForAnybody(endpoint) ? {} : request.cookies,
    requestId: request.id,
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  })
  const result = await letIn(route, who, request, reply, parts).catch(async (error: unknown) => {
    if (isForbidden(endpoint, error)) {
      const { method, path } = endpoint
      await parts.noteForbidden(who, { method, path, params: request.params as Attempt['params'], code: error.code })
    }
    throw error
  })

  if (endpoint.unchanging) reply.header('cache-control', 'public, max-age=31536000, immutable')
  if (endpoint.download) return sendDownload(reply, result as Download)
  if (!endpoint.answer) return reply.code(204).send()
  return result
}

/** What is open and the same for everyone is answered without asking who she is. */
function isForAnybody({ method, door, reach }: Endpoint): boolean {
  return method === 'GET' && door === 'public' && reach === 'everyone'
}

async function letIn<Who>(
  route: Route<Who>,
  who: Who,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts<Who>,
): Promise<unknown> {
  const { endpoint } = route
  parts.permit(who, endpoint.door)
  return route.answer({
    who,
    params: request.params,
    query: request.query,
    body: request.body,
    upload: endpoint.upload ? (request.body as Readable) : Readable.from([]),
    idempotencyKey: endpoint.movesValue ? keyOf(request) : '',
    cookies: {
      set: (name, value, maxAge) =>
        void reply.setCookie(name, value, {
          path: '/',
          httpOnly: true,
          sameSite: 'strict',
          secure: parts.secureCookies,
          maxAge,
        }),
      clear: (name) => void reply.clearCookie(name, { path: '/' }),
    },
  } as Parameters<Route<Who>['answer']>[0])
}

/** Where something is named in the address, or a permission is asked for, a 403 or 404 may be somebody trying doors. */
function isForbidden(endpoint: Endpoint, error: unknown): error is Refusal {
  const guarded = endpoint.params !== undefined || typeof endpoint.door === 'object'
  return guarded && error instanceof Refusal && (error.status === 403 || error.status === 404)
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 8 || key.length > 100) throw refusal('platform.idempotency-key-missing')
  return key
}

function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  const disposition = file.shown ?? 'attachment'
  reply.header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  reply.type(file.type)
  return reply.send(file.content instanceof Uint8Array ? Buffer.from(file.content) : Readable.from(file.content))
}
