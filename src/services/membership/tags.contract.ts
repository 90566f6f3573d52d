import { z } from 'zod'
import { actionCard, caseCard, eventCard } from '../../kernel/cases/contract.ts'
import { credentialCard } from '../../kernel/credentials/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

/** Where a wish for a tag stands. */
export const taggingState = z.enum(['review', 'granted', 'refused', 'withdrawn'])
export type TaggingState = z.infer<typeof taggingState>

const kind = naming('credentials.kind', z.string().max(60))

export const tagKind = z.object({
  key: z.string(),
  name: z.string(),
  months: z.int().nullable(),
  /** Members may ask for it themselves; others are set by officers only. */
  askable: z.boolean(),
  needsDocument: z.boolean(),
})
export type TagKind = z.infer<typeof tagKind>

export const listTagKinds = endpoint({
  method: 'GET',
  path: '/membership/tag-kinds',
  summary: 'The groups a member may be known to belong to.',
  door: 'signed-in',
  reach: 'everyone',
  answer: z.object({ kinds: z.array(tagKind) }),
})

export const getMyTags = endpoint({
  method: 'GET',
  path: '/me/membership/tags',
  summary: 'What the reader holds and held, and what she has asked for.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    tags: z.array(credentialCard),
    requests: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        kindName: z.string(),
        state: taggingState,
        message: z.string().nullable(),
        case: caseCard,
      }),
    ),
  }),
})

export const askForTag = endpoint({
  method: 'POST',
  path: '/me/membership/tag-requests',
  summary: 'Asks to be known as belonging to a group, with a document.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  body: z.object({
    kind,
    remark: z.string().trim().max(300).default(''),
    documentId: idOf('files.file').optional(),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const withdrawTagRequest = endpoint({
  method: 'POST',
  path: '/me/membership/tag-requests/:id/withdrawal',
  summary: 'Takes the wish back before it is decided.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('membership.tag-request') }),
})

export const tagRequestCard = caseCard.extend({ state: taggingState })
export type TagRequestCard = z.infer<typeof tagRequestCard>

export const listTagRequests = endpoint({
  method: 'GET',
  path: '/membership/tag-requests',
  summary: 'Wishes for tags under an organisation, newest first, by keyset.',
  door: { permission: 'membership.tag' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    state: taggingState.optional(),
    from: z.iso.date().optional(),
    search: z.string().trim().max(60).optional(),
    cursor: z.string().max(200).optional(),
  }),
  answer: z.object({ requests: z.array(tagRequestCard), next: z.string().nullable() }),
})

export const getTagRequest = endpoint({
  method: 'GET',
  path: '/membership/tag-requests/:id',
  summary: 'One wish for a tag whole.',
  door: { permission: 'membership.tag' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.tag-request') }),
  answer: z.object({
    request: tagRequestCard,
    kind: z.string(),
    kindName: z.string(),
    usualLastOn: z.iso.date().nullable(),
    remark: z.string(),
    documentId: z.uuid().nullable(),
    events: z.array(eventCard),
    actions: z.array(actionCard),
  }),
})

export const openTagDocument = endpoint({
  method: 'GET',
  path: '/membership/tag-requests/:id/document',
  summary: 'The document of a wish for a tag.',
  door: { permission: 'membership.tag' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.tag-request') }),
  download: ['application/pdf', 'image/png', 'image/jpeg'],
})

const days = { validFrom: z.iso.date(), lastOn: z.iso.date().nullable() }

export const decideTagRequest = endpoint({
  method: 'POST',
  path: '/membership/tag-requests/:id/decision',
  summary: 'Grants the tag from a day until a day, or refuses it with a reason.',
  door: { permission: 'membership.tag' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.tag-request') }),
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('grant'), ...days, note: z.string().trim().max(500).default('') }),
    z.object({ decision: z.literal('refuse'), note: z.string().trim().min(2).max(500) }),
  ]),
})

export const setTag = endpoint({
  method: 'POST',
  path: '/membership/members/:id/tags',
  summary: 'An officer sets a tag of a member, saying what it rests on.',
  door: { permission: 'membership.tag' },
  reach: 'subtree',
  params: z.object({ id: idOf('people.person') }),
  body: z.object({ kind, ...days, remark: z.string().trim().min(2).max(300) }),
})

export const endTag = endpoint({
  method: 'POST',
  path: '/membership/tags/:id/ending',
  summary: 'Ends a tag early, with the reason.',
  door: { permission: 'membership.tag' },
  reach: 'subtree',
  params: z.object({ id: idOf('credentials.credential') }),
  body: z.object({ on: z.iso.date(), reason: z.string().trim().min(2).max(300) }),
})
