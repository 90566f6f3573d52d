import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { erasureStates, revealReasons } from './model.ts'

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

export const myDisclosure = z.object({
  id: z.uuid(),
  officerName: z.string(),
  officerOrgName: z.string(),
  reason: z.string(),
  words: z.string(),
  place: z.string(),
  disclosedAt: z.iso.datetime(),
})
export type MyDisclosure = z.infer<typeof myDisclosure>

export const listMyDisclosures = endpoint({
  method: 'GET',
  path: '/me/data/disclosures',
  summary: 'Who saw the reader unmasked, when and why; the newest two hundred.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ disclosures: z.array(myDisclosure) }),
})

export const walkedTable = z.object({ table: z.string(), title: z.string(), does: z.string(), rows: z.int() })

export const myErasure = z.object({
  state: z.enum(erasureStates),
  stateName: z.string(),
  requestedAt: z.iso.datetime(),
  waitsUntil: z.iso.datetime(),
  decisionWords: z.string().nullable(),
})
export type MyErasure = z.infer<typeof myErasure>

export const getMyErasure = endpoint({
  method: 'GET',
  path: '/me/data/erasure',
  summary: 'The reader’s newest request to be erased, what keeps her from one, and how long it waits.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ erasure: myErasure.nullable(), obstacles: z.array(z.string()), waitDays: z.int() }),
})

export const requestErasure = endpoint({
  method: 'POST',
  path: '/me/data/erasure',
  summary: 'Asks to be erased; refused with what is still open.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 5,
  body: z.object({
    idTail: z
      .string()
      .trim()
      .regex(/^\d{3}[\dXx]$/),
    words: z.string().trim().max(200),
  }),
})

export const cancelErasure = endpoint({
  method: 'POST',
  path: '/me/data/erasure/cancellation',
  summary: 'Takes the request back before it has begun.',
  door: 'signed-in',
  reach: 'self',
})

export const consentCard = z.object({
  purpose: z.string(),
  version: z.int(),
  title: z.string(),
  body: z.string(),
  state: z.enum(['never', 'given', 'outdated', 'withdrawn']),
  history: z.array(z.object({ version: z.int(), givenAt: z.iso.datetime(), withdrawnAt: z.iso.datetime().nullable() })),
})
export type ConsentCard = z.infer<typeof consentCard>

export const listMyConsents = endpoint({
  method: 'GET',
  path: '/me/consents',
  summary: 'Every purpose with its newest text, and how the reader stands to it.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ consents: z.array(consentCard) }),
})

export const giveConsent = endpoint({
  method: 'POST',
  path: '/me/consents',
  summary: 'Consents to the version that was shown; refused when a newer one is out.',
  door: 'signed-in',
  reach: 'self',
  body: z.object({ purpose: z.string().max(60), version: z.int() }),
})

export const withdrawConsent = endpoint({
  method: 'POST',
  path: '/me/consents/withdrawal',
  summary: 'Withdraws a consent from now on.',
  door: 'signed-in',
  reach: 'self',
  body: z.object({ purpose: z.string().max(60) }),
})

/** The reason an officer gives before a person is shown unmasked; `place` is the page, as it names itself. */
export const revealPerson = endpoint({
  method: 'POST',
  path: '/people/:id/disclosures',
  summary: 'Shows a person unmasked; who looked and why is told to her and to the audit.',
  door: { permission: 'people.reveal' },
  reach: 'subtree',
  perMinute: 30,
  params: z.object({ id: idOf('people.person') }),
  body: z.object({
    reason: z.enum(revealReasons),
    words: z.string().trim().min(2).max(200),
    place: z.string().trim().min(1).max(60),
  }),
  answer: z.object({ name: z.string(), idNumber: z.string(), phone: z.string().nullable() }),
})
