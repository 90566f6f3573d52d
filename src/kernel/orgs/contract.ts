import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export const orgId = z.uuid()

/** What an organisation is in the tree; `firm` levels hang below a grassroots union, partners stand beside it. */
export const orgKind = z.enum(['federation', 'province', 'city', 'county', 'town', 'grassroots', 'firm', 'partner'])
export type OrgKind = z.infer<typeof orgKind>

export const orgCard = z.object({
  id: orgId,
  name: z.string(),
  code: z.string(),
  kind: orgKind,
  /** 0 at the root. */
  depth: z.int(),
  parentId: orgId.nullable(),
  /** From the root down to itself. */
  path: z.array(orgId),
  hasChildren: z.boolean(),
})
export type OrgCard = z.infer<typeof orgCard>

export const listOrgs = endpoint({
  method: 'GET',
  path: '/orgs',
  summary: 'Organisations directly below one, or found by name, code or credit code, inside the reader’s scope.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({ parentId: idOf('orgs.org').optional(), search: z.string().trim().max(60).optional() }),
  answer: z.object({ orgs: z.array(orgCard) }),
})
