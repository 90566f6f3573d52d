import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { voiceTopics } from './model.ts'

const words = z.string().trim().min(5).max(1000)
const entryId = idOf('voices.entry')
const cursor = naming('platform.open', z.string().max(80)).optional()

/** What the public reads of a solved voice: no name, no union, no number. */
export const boardEntry = z.object({
  id: z.uuid(),
  topic: z.enum(voiceTopics),
  question: z.string(),
  answer: z.string(),
  publishedOn: z.iso.date(),
})
export type BoardEntry = z.infer<typeof boardEntry>

export const readBoard = endpoint({
  method: 'GET',
  path: '/public/voices',
  summary: 'What workers raised and how it was solved, without names, newest first.',
  door: 'public',
  reach: 'everyone',
  query: z.object({ topic: z.enum(voiceTopics).optional(), search: z.string().trim().max(40).optional(), cursor }),
  answer: z.object({ entries: z.array(boardEntry), next: z.string().nullable() }),
})

/** An entry as its union keeps it. A published one is not edited: it is taken down, with the reason, and written anew. */
export const entryCard = z.object({
  id: z.uuid(),
  voiceId: z.uuid(),
  orgName: z.string(),
  topic: z.enum(voiceTopics),
  question: z.string(),
  answer: z.string(),
  state: z.enum(['draft', 'published', 'withdrawn']),
  writtenByName: z.string(),
  writtenAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawnBecause: z.string().nullable(),
})
export type EntryCard = z.infer<typeof entryCard>

export const listEntries = endpoint({
  method: 'GET',
  path: '/voices/board',
  summary: 'Entries of the public board under one organisation, drafts first.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({ entries: z.array(entryCard) }),
})

export const draftEntry = endpoint({
  method: 'POST',
  path: '/voices/:id/board-entries',
  summary: 'Writes a closed voice for the public board, without whatever tells who it was.',
  door: { permission: 'voices.publish' },
  reach: 'subtree',
  params: z.object({ id: idOf('voices.voice') }),
  body: z.object({ question: words, answer: words }),
  answer: z.object({ id: z.uuid() }),
})

export const rewriteEntry = endpoint({
  method: 'PUT',
  path: '/voices/board/:id',
  summary: 'Other words for an entry that is not published yet.',
  door: { permission: 'voices.publish' },
  reach: 'subtree',
  params: z.object({ id: entryId }),
  body: z.object({ question: words, answer: words }),
})

export const publishEntry = endpoint({
  method: 'POST',
  path: '/voices/board/:id/publication',
  summary: 'Puts an entry on the public board; from then on its words stay.',
  door: { permission: 'voices.publish' },
  reach: 'subtree',
  params: z.object({ id: entryId }),
})

export const withdrawEntry = endpoint({
  method: 'POST',
  path: '/voices/board/:id/withdrawal',
  summary: 'Takes an entry off the board, with the reason.',
  door: { permission: 'voices.publish' },
  reach: 'subtree',
  params: z.object({ id: entryId }),
  body: z.object({ because: z.string().trim().min(2).max(300) }),
})
