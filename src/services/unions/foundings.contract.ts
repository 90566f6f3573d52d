import { z } from 'zod'
import { orgCard } from '../../kernel/orgs/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { applicableKinds, applicationStates } from './foundings.model.ts'

const creditCode = z
  .string()
  .trim()
  .toUpperCase()
  .max(18)
  .transform((text) => text || null)
  .nullable()
  .default(null)

export const foundingWish = z.object({
  /** Any union of the tree, which is public: what is below her own is not asked. */
  parentId: naming('platform.open', z.uuid()),
  kind: z.enum(applicableKinds),
  name: z.string().trim().min(4).max(100),
  creditCode,
  employerName: z.string().trim().min(2).max(100),
  employerCreditCode: creditCode,
  workerCount: z.int().min(1).max(10_000_000),
  memberCount: z.int().min(0).max(10_000_000),
  founderName: z.string().trim().min(2).max(40),
  remark: z.string().trim().max(500).default(''),
  fileIds: z.array(idOf('files.file')).max(10).default([]),
})

export const applicationCard = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(applicationStates),
  stateName: z.string(),
  parentId: z.uuid(),
  parentName: z.string(),
  kind: z.enum(applicableKinds),
  name: z.string(),
  creditCode: z.string().nullable(),
  employerName: z.string(),
  employerCreditCode: z.string().nullable(),
  workerCount: z.int(),
  memberCount: z.int(),
  founderName: z.string(),
  remark: z.string(),
  files: z.array(z.object({ id: z.uuid(), name: z.string() })),
  filedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  dueOn: z.iso.date().nullable(),
  /** The union that came of it. */
  orgId: z.uuid().nullable(),
})
export type ApplicationCard = z.infer<typeof applicationCard>

export const listParents = endpoint({
  method: 'GET',
  path: '/unions/parents',
  summary: 'Unions that take applications, by name or code; at most 30.',
  door: 'signed-in',
  reach: 'everyone',
  perMinute: 120,
  query: z.object({ search: z.string().trim().min(1).max(60) }),
  answer: z.object({ orgs: z.array(orgCard.pick({ id: true, name: true, code: true, kind: true })) }),
})

export const applyForFounding = endpoint({
  method: 'POST',
  path: '/unions/applications',
  summary: 'A preparatory group or an officer applies to found a union; the union above decides.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  perMinute: 20,
  body: foundingWish,
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const resubmitApplication = endpoint({
  method: 'POST',
  path: '/unions/applications/:id/resubmission',
  summary: 'Hands in again what was sent back.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('unions.application') }),
  body: foundingWish.omit({ parentId: true }),
})

export const withdrawApplication = endpoint({
  method: 'POST',
  path: '/unions/applications/:id/withdrawal',
  summary: 'Takes back an application that is not decided.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('unions.application') }),
})

export const listMyApplications = endpoint({
  method: 'GET',
  path: '/me/unions/applications',
  summary: 'The reader’s own applications, newest first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ applications: z.array(applicationCard) }),
})

export const listApplications = endpoint({
  method: 'GET',
  path: '/unions/applications',
  summary: 'Applications in the reader’s subtrees, newest first.',
  door: { permission: 'unions.read' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    state: z.enum(applicationStates).optional(),
    late: z.enum(['yes']).optional(),
    search: z.string().trim().max(60).optional(),
    cursor: z.string().max(200).optional(),
  }),
  answer: z.object({ applications: z.array(applicationCard), next: z.string().nullable() }),
})

export const getApplication = endpoint({
  method: 'GET',
  path: '/unions/applications/:id',
  summary: 'One application, for who applied and for officers above.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('unions.application') }),
  answer: applicationCard,
})

export const decideApplication = endpoint({
  method: 'POST',
  path: '/unions/applications/:id/decision',
  summary: 'The union above approves, sends back or refuses; an approval founds the union.',
  door: { permission: 'unions.found' },
  reach: 'subtree',
  params: z.object({ id: idOf('unions.application') }),
  body: z.object({
    decision: z.enum(['approve', 'send-back', 'refuse']),
    note: z.string().trim().max(500).default(''),
    /** Code of the new union; the next free one below its parent when absent. */
    code: naming('platform.new', z.string().trim().min(1).max(40)).optional(),
    on: z.iso.date().optional(),
  }),
  answer: z.object({ orgId: z.uuid().nullable() }),
})
