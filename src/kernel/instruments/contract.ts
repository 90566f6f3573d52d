import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

export const instrumentForce = z.enum(['not-signed', 'not-yet', 'in-force', 'expired', 'revoked'])

/** How a document stands at an addressee: not sent, waiting, past its day, answered, found met or not. */
export const replyState = z.enum(['to-send', 'awaiting', 'overdue', 'replied', 'met', 'not-met'])
export type ReplyState = z.infer<typeof replyState>

export const addresseeCard = z.object({
  number: z.int(),
  kind: z.enum(['industry', 'firm', 'org']),
  name: z.string(),
  replyBy: z.iso.date().nullable(),
  state: replyState,
  steps: z.array(
    z.object({
      step: z.enum(['sent', 'urged', 'replied', 'met', 'not-met']),
      onDay: z.iso.date(),
      text: z.string(),
      fileId: z.uuid().nullable(),
      recordedBy: z.string(),
    }),
  ),
})
export type AddresseeCard = z.infer<typeof addresseeCard>

/** A document as its parties read it. */
export const openedInstrument = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  version: z.int(),
  force: instrumentForce,
  code: z.string(),
  inForceFrom: z.iso.date(),
  inForceUntil: z.iso.date().nullable(),
  draftedBy: z.string(),
  draftedAt: z.iso.datetime(),
  revokedBecause: z.string().nullable(),
  articles: z.array(z.string()),
  digest: z.string(),
  sides: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      party: z.string(),
      signed: z
        .object({ by: z.string(), capacity: z.string(), means: z.enum(['picture', 'password']), at: z.iso.datetime() })
        .nullable(),
      /** Whether the reader is the one to sign now. */
      yours: z.boolean(),
    }),
  ),
  addressees: z.array(addresseeCard),
})
export type OpenedInstrumentCard = z.infer<typeof openedInstrument>

export const checkedInstrument = z.object({
  number: z.string(),
  title: z.string(),
  force: instrumentForce,
  inForceFrom: z.iso.date(),
  inForceUntil: z.iso.date().nullable(),
  completedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  digest: z.string(),
  organisations: z.array(z.object({ name: z.string(), signedAt: z.iso.datetime().nullable() })),
})
export type CheckedInstrument = z.infer<typeof checkedInstrument>

export const checkInstrument = endpoint({
  method: 'GET',
  path: '/public/instruments/:code',
  summary: 'What the holder of a signed paper may learn by the code on it.',
  door: 'public',
  reach: 'bearer',
  perMinute: 30,
  params: z.object({ code: naming('platform.secret', z.string().trim().min(12).max(20)) }),
  answer: checkedInstrument,
})

export const downloadInstrument = endpoint({
  method: 'GET',
  path: '/instruments/:id/pdf',
  summary: 'A document with its signatures, to print and to keep.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('instruments.document') }),
  download: ['application/pdf'],
})

export const downloadInstrumentText = endpoint({
  method: 'GET',
  path: '/instruments/:id/docx',
  summary: 'The same document for Word, in the typefaces of official papers.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('instruments.document') }),
  download: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
})
