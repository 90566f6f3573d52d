import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'Deeds recorded under an organisation and all below it, newest first, 50 a page.',
  door: { permission: 'audit.read' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org'),
    /** Part of the name of whoever did it. */
    actor: z.string().trim().max(50).optional(),
    /** Deeds of one room of the platform, such as `access`. */
    room: z
      .string()
      .regex(/^[a-z-]{2,30}$/)
      .optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    cursor: z.string().max(80).optional(),
  }),
  answer: z.object({
    entries: z.array(
      z.object({
        /** Lane and number, by which `gonghui verify` names it. */
        key: z.string(),
        recordedAt: z.iso.datetime(),
        action: z.string(),
        /** In words; the action itself where the app has none. */
        says: z.string(),
        actorKind: z.string(),
        actorName: z.string(),
        address: z.string(),
        requestId: z.string(),
        subjectKind: z.string(),
        subjectId: z.string(),
        orgName: z.string(),
        detail: z.record(z.string(), z.unknown()),
      }),
    ),
    next: z.string().nullable(),
    /** The rooms of the platform, by which the list can be narrowed. */
    rooms: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
})
