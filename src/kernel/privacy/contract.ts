import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export const copyCard = z.object({
  id: z.uuid(),
  jobId: z.uuid(),
  requestedAt: z.iso.datetime(),
  /** From when its content is gone; null while it is made. */
  expiresAt: z.iso.datetime().nullable(),
  rows: z.int().nullable(),
  state: z.enum(['making', 'failed', 'ready', 'gone']),
})
export type CopyCard = z.infer<typeof copyCard>

/** What is kept of a person in one place, without the rows. */
export const keptCard = z.object({
  table: z.string(),
  title: z.string(),
  purpose: z.string(),
  basis: z.string(),
  kept: z.string(),
  erasure: z.string(),
  does: z.enum(['delete', 'anonymise', 'keep']),
})
export type KeptCard = z.infer<typeof keptCard>

export const getMyData = endpoint({
  method: 'GET',
  path: '/me/data',
  summary: 'What is kept of the reader, for what, how long, and what erasure does.',
  door: 'signed-in',
  reach: 'everyone',
  answer: z.object({ kept: z.array(keptCard) }),
})

export const listMyCopies = endpoint({
  method: 'GET',
  path: '/me/data/copies',
  summary: 'The reader’s copies of her data, newest first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ copies: z.array(copyCard) }),
})

export const requestCopy = endpoint({
  method: 'POST',
  path: '/me/data/copies',
  summary: 'Starts a copy of everything kept of the reader.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 5,
  answer: z.object({ id: z.uuid(), jobId: z.uuid() }),
})

export const downloadCopy = endpoint({
  method: 'GET',
  path: '/me/data/copies/:id/:part',
  summary: 'A copy as ZIP (archive) or PDF (document), for its person alone, within seven days.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('privacy.copy'), part: z.enum(['archive', 'document']) }),
  download: ['application/zip', 'application/pdf'],
})
