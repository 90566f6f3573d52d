import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export const listMySessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  summary: 'Where I am signed in now, this session first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    sessions: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['worker', 'officer']),
        /** In words: browser and system. */
        device: z.string(),
        address: z.string(),
        startedAt: z.iso.datetime(),
        seenAt: z.iso.datetime(),
        current: z.boolean(),
      }),
    ),
  }),
})

export const revokeSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:id',
  summary: 'Ends one of my sessions.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('access.session') }),
})

export const revokeOtherSessions = endpoint({
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'Ends every session of mine but this one.',
  door: 'signed-in',
  reach: 'self',
})
