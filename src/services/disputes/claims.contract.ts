import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { claimFields, disputeCard, disputeFile, neededText, respondent, someText } from './disputes.contract.ts'
import { evidenceKinds, industries } from './model.ts'

export const givenEvidence = z.object({
  fileId: idOf('files.file'),
  kind: z.enum(evidenceKinds).default('photo'),
  title: someText(60).default(''),
})

export const stationCard = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  name: z.string(),
  industry: z.enum(industries),
  place: z.string(),
  phone: z.string(),
})
export type StationCard = z.infer<typeof stationCard>

export const startClaim = endpoint({
  method: 'GET',
  path: '/me/disputes/start',
  summary: 'What a new claim begins with: the stations, and the union that would handle it by default.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    stations: z.array(stationCard),
    usual: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    maskedPhone: z.string().nullable(),
  }),
})

export const listTakingUnions = endpoint({
  method: 'GET',
  path: '/disputes/unions',
  summary: 'Unions that take claims, by name; at most 20.',
  door: 'signed-in',
  reach: 'everyone',
  perMinute: 120,
  query: z.object({ search: z.string().trim().min(1).max(60) }),
  answer: z.object({ unions: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
})

export const raiseClaim = endpoint({
  method: 'POST',
  path: '/me/disputes',
  summary: 'A worker raises a claim: against whom, months and amounts, evidence.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  perMinute: 20,
  body: claimFields.extend({
    /** Any union that takes claims, which everyone may name. */
    orgId: naming('platform.open', z.uuid()),
    stationId: naming('platform.open', z.uuid()).nullable().default(null),
    place: someText(100).default(''),
    phone: naming('platform.new', z.string().trim().max(20)).default(''),
    respondents: z.array(respondent).min(1).max(8),
    evidence: z.array(givenEvidence).max(20).default([]),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const supplementClaim = endpoint({
  method: 'POST',
  path: '/me/disputes/:id/resubmission',
  summary: 'Hands in again what was sent back, corrected.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('disputes.dispute') }),
  body: claimFields.extend({ evidence: z.array(givenEvidence).max(20).default([]) }),
})

export const listMyDisputes = endpoint({
  method: 'GET',
  path: '/me/disputes',
  summary: 'The reader’s own disputes, newest first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ disputes: z.array(disputeCard) }),
})

export const getMyDispute = endpoint({
  method: 'GET',
  path: '/me/disputes/:id',
  summary: 'One of the reader’s own disputes, whole.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('disputes.dispute') }),
  answer: disputeFile,
})

export const addMyEvidence = endpoint({
  method: 'POST',
  path: '/me/disputes/:id/evidence',
  summary: 'A worker adds evidence to an open dispute.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('disputes.dispute') }),
  body: givenEvidence,
  answer: z.object({ id: z.uuid() }),
})

export const withdrawClaim = endpoint({
  method: 'POST',
  path: '/me/disputes/:id/withdrawal',
  summary: 'A worker takes a claim back, with a reason.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('disputes.dispute') }),
  body: z.object({ because: neededText(2, 200) }),
})

export const chooseNext = endpoint({
  method: 'POST',
  path: '/me/disputes/:id/choice',
  summary: 'After a failed mediation the worker says what is to follow.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('disputes.dispute') }),
  body: z.object({ next: z.enum(['arbitration', 'mediation']), note: someText(300).default('') }),
})

export const confirmReceipt = endpoint({
  method: 'POST',
  path: '/me/disputes/:id/payments/:paymentId/receipt',
  summary: 'The worker says that the money has come.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('disputes.dispute'), paymentId: idOf('disputes.payment') }),
})
