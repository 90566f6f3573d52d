import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { refusal } from './errors.ts'

/** Built web apps by the path they live under; each has an index.html that serves every page of its own. */
export type PageFolders = readonly {
  readonly under: string
  readonly folder: string
  readonly inlineStyles: 'allowed' | 'forbidden'
}[]

const month = 30 * 24 * 3600 * 1000

/** Serves the built apps. Hashed assets are kept a month; pages are asked anew each time. */
export async function addPages(app: FastifyInstance, pages: PageFolders): Promise<void> {
  app.addHook('onSend', async (request, reply) => {
    const page = pages.find((one) => request.url.startsWith(one.under))
    setSecurityHeaders(reply, page?.inlineStyles === 'allowed' || request.url.startsWith('/api/docs'))
  })
  for (const { under, folder } of pages.filter((page) => existsSync(join(page.folder, 'index.html')))) {
    await app.register(fastifyStatic, {
      root: folder,
      prefix: under,
      decorateReply: false,
      schemaHide: true,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? `public, max-age=${month / 1000}, immutable` : 'no-cache',
        )
      },
    })
  }
  await app.register(fastifyStatic, { serve: false, cacheControl: false, root: pages.map((page) => page.folder) })
  app.setNotFoundHandler(async (request, reply) => {
    const withSlash = pages.find((one) => one.under === `${request.url}/`)
    if (withSlash) return reply.redirect(withSlash.under)
    const page = pages.find((one) => request.url.startsWith(one.under))
    const wantsPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w+$/.test(request.url.split('?')[0]!)
    if (!page || !wantsPage || !existsSync(join(page.folder, 'index.html'))) throw refusal('platform.address-unknown')
    return reply.header('cache-control', 'no-cache').sendFile('index.html', page.folder)
  })
}

function setSecurityHeaders(reply: FastifyReply, inlineStyles: boolean): void {
  const style = inlineStyles ? "'self' 'unsafe-inline'" : "'self'"
  reply.header(
    'content-security-policy',
    `default-src 'self'; script-src 'self'; style-src ${style}; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  )
  reply.header('x-content-type-options', 'nosniff')
  reply.header('referrer-policy', 'same-origin')
  reply.header('x-frame-options', 'DENY')
  reply.header('cross-origin-opener-policy', 'same-origin')
  reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()')
  reply.header('strict-transport-security', 'max-age=31536000')
}
