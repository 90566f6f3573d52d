import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { refusal } from './errors.ts'

export type Readings = {
  /** Rejects when the platform cannot serve now. */
  readonly ready: () => Promise<void>
  readonly metricsToken: string | null
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Health for a supervisor, readiness for a balancer, metrics for Prometheus; no names of people in any of them. */
export function addReadings(app: FastifyInstance, readings: Readings): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    request.log.info({
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })

  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const problem = await readings.ready().then(
      () => null,
      (error: Error) => error,
    )
    if (!problem) return { status: 'ready' }
    app.log.warn({ reason: problem.message }, 'not ready')
    return reply.code(503).send({ status: 'not-ready' })
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const bearer = readings.metricsToken && request.headers.authorization === `Bearer ${readings.metricsToken}`
    if (!bearer && !loopback.has(request.ip)) throw refusal('platform.address-unknown')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
