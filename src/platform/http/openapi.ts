import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { renderApiPage } from './api-page.ts'

/** OpenAPI 3.1 at `/api/openapi.json`, and the same for people at `/api/docs`. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Gonghui 工汇',
        version: '0.1.0',
        description: 'One system for everything a trade-union federation does for its workers.',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(renderApiPage(app.swagger() as unknown as Parameters<typeof renderApiPage>[0])),
  )
}
