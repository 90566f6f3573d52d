import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { type Actor, deviceCookie, deviceOf, identify, permit, sessionCookie } from '../../kernel/access/index.ts'
import { runJobs } from '../../kernel/jobs/index.ts'
import { runOutbox, sendNotices, smsGateway, smsSimulator } from '../../kernel/notices/index.ts'
import { config } from '../../platform/config.ts'
import { poolOf } from '../../platform/db/pool.ts'
import type { PageFolders } from '../../platform/http/pages.ts'
import type { Route } from '../../platform/http/route.ts'
import { buildServer } from '../../platform/http/server.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { jobDefinitions, recurring, routes, sentences } from './modules.ts'
import { noteForbidden } from './note-forbidden.ts'

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url))

const pages: PageFolders = [
  { under: '/console/', folder: `${dist}console`, inlineStyles: 'allowed' },
  { under: '/m/', folder: `${dist}worker`, inlineStyles: 'forbidden' },
  { under: '/', folder: `${dist}portal`, inlineStyles: 'forbidden' },
]

/** The HTTP edge of the platform over a prepared database, not yet listening. */
export function buildApp(answering: readonly Route<Actor>[] = routes): Promise<FastifyInstance> {
  const { production, metricsToken } = config()
  return buildServer({
    routes: answering,
    identify: ({ cookies, requestId, address, userAgent }) =>
      identify(cookies[sessionCookie], requestId, address, deviceOf(cookies[deviceCookie], userAgent)),
    sessionOf: (cookies) => cookies[sessionCookie],
    permit,
    noteForbidden,
    sentences,
    pages,
    readings: { ready: async () => void (await poolOf('app').query('select 1')), metricsToken },
    secureCookies: production,
    logLevel: production ? 'info' : 'warn',
  })
}

/**
 * Serves a prepared database on the configured address: requests, jobs and the outbox of messages in one process.
 * `stop` lets what runs finish, requests first.
 */
export async function serve(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const { host, port, smsGateway: gateway } = config()
  const app = await buildApp()
  const address = await app.listen({ host, port })
  const jobs = await runJobs({
    definitions: jobDefinitions,
    recurring,
    tell: (refusal) => fillSentence(sentences[refusal.code] ?? refusal.code, refusal.facts),
    notify: sendNotices,
  })
  const outbox = runOutbox(gateway ? smsGateway(gateway) : smsSimulator)
  return {
    address,
    async stop() {
      await app.close()
      await jobs.stop()
      await outbox.stop()
    },
  }
}
