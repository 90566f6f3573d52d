import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { actionCard, caseCard, eventCard } from '../cases/contract.ts'
import { correctionKinds, correctionStates } from './model.ts'

const correctionId = z.object({ id: idOf('privacy.correction') })
const kind = z.enum(correctionKinds)
const state = z.enum(correctionStates)

export const myCorrection = z.object({
  id: z.uuid(),
  kind,
  kindName: z.string(),
  wish: z.string(),
  words: z.string(),
  state,
  message: z.string().nullable(),
  case: caseCard,
})
export type MyCorrection = z.infer<typeof myCorrection>

export const getMyCorrections = endpoint({
  method: 'GET',
  path: '/me/data/corrections',
  summary: 'What the reader asked to be put right, newest first, and how name and number stand now, masked.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    maskedName: z.string(),
    maskedIdNumber: z.string(),
    corrections: z.array(myCorrection),
  }),
})

export const requestCorrection = endpoint({
  method: 'POST',
  path: '/me/data/corrections',
  summary: 'Asks to put right what is kept of the reader, with the document that shows it; her union reviews it.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  perMinute: 10,
  body: z.object({
    kind,
    /** How it should read; she makes it up, and whether a number is another's is found in the review. */
    wish: naming('platform.new', z.string().trim().min(2).max(100)),
    words: z.string().trim().max(300).default(''),
    documentId: idOf('files.file').optional(),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const withdrawCorrection = endpoint({
  method: 'POST',
  path: '/me/data/corrections/:id/withdrawal',
  summary: 'Takes the request back before it is decided.',
  door: 'signed-in',
  reach: 'self',
  params: correctionId,
})

const reviewing = { permission: 'privacy.correction.review' } as const

export const correctionCard = caseCard.extend({ state })
export type CorrectionCard = z.infer<typeof correctionCard>

export const listCorrections = endpoint({
  method: 'GET',
  path: '/privacy/corrections',
  summary: 'Requests to put data right under an organisation, newest first, by keyset.',
  door: reviewing,
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    state: state.optional(),
    search: z.string().trim().max(60).optional(),
    cursor: z.string().max(200).optional(),
  }),
  answer: z.object({ corrections: z.array(correctionCard), next: z.string().nullable() }),
})

export const correctionDetail = z.object({
  correction: correctionCard,
  kind,
  kindName: z.string(),
  maskedName: z.string(),
  maskedIdNumber: z.string(),
  /** Masked where it is a name or a number; opened by `openCorrection`. */
  maskedWish: z.string(),
  words: z.string(),
  hasDocument: z.boolean(),
  own: z.boolean(),
  events: z.array(eventCard),
  actions: z.array(actionCard),
})
export type CorrectionDetail = z.infer<typeof correctionDetail>

export const getCorrection = endpoint({
  method: 'GET',
  path: '/privacy/corrections/:id',
  summary: 'One request to put data right, masked.',
  door: reviewing,
  reach: 'subtree',
  params: correctionId,
  answer: correctionDetail,
})

export const openCorrection = endpoint({
  method: 'POST',
  path: '/privacy/corrections/:id/opening',
  summary: 'How it reads and how it should read, whole; that the officer looked is told to the person and the audit.',
  door: reviewing,
  reach: 'subtree',
  perMinute: 30,
  params: correctionId,
  answer: z.object({ name: z.string(), idNumber: z.string(), wish: z.string() }),
})

export const openCorrectionDocument = endpoint({
  method: 'GET',
  path: '/privacy/corrections/:id/document',
  summary: 'The document of a request to put data right.',
  door: reviewing,
  reach: 'subtree',
  params: correctionId,
  download: ['application/pdf', 'image/png', 'image/jpeg'],
})

export const reviewCorrection = endpoint({
  method: 'POST',
  path: '/privacy/corrections/:id/review',
  summary: 'Puts the data right as the document shows, or refuses with a reason.',
  door: reviewing,
  reach: 'subtree',
  params: correctionId,
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('correct'), note: z.string().trim().max(300).default('') }),
    z.object({ decision: z.literal('refuse'), note: z.string().trim().min(2).max(300) }),
  ]),
})
