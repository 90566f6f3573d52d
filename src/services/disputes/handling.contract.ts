import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { givenEvidence } from './claims.contract.ts'
import { datedFactKinds } from './clocks.model.ts'
import { claimFields, day, disputeCard, disputeFile, neededText, respondent, someText } from './disputes.contract.ts'
import {
  channels,
  disputeClasses,
  disputeStates,
  evidenceKinds,
  industries,
  partParts,
  riskFlags,
  sources,
} from './model.ts'

const params = z.object({ id: idOf('disputes.dispute') })
const handling = { permission: 'disputes.handle' } as const

export const firmWish = z.object({
  /** A firm on record, or the particulars of one to be recorded. */
  firmId: idOf('disputes.firm').optional(),
  industry: z.enum(industries).optional(),
  regionId: naming('platform.open', z.uuid()).optional(),
  creditCode: naming('platform.new', z.string().trim().toUpperCase().max(18)).optional(),
})

export const listDisputes = endpoint({
  method: 'GET',
  path: '/disputes',
  summary: 'Disputes below an organisation, newest first, 20 a page, by keyset.',
  door: { permission: 'disputes.read' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    state: z.enum(disputeStates).optional(),
    open: z.enum(['yes']).optional(),
    late: z.enum(['yes']).optional(),
    mine: z.enum(['yes']).optional(),
    class: z.enum(disputeClasses).optional(),
    channel: z.enum(channels).optional(),
    source: z.enum(sources).optional(),
    firmId: idOf('disputes.firm').optional(),
    search: z.string().trim().max(60).optional(),
    cursor: idOf('disputes.dispute').optional(),
  }),
  answer: z.object({ disputes: z.array(disputeCard), next: z.uuid().nullable() }),
})

export const getDispute = endpoint({
  method: 'GET',
  path: '/disputes/:id',
  summary: 'A file whole, for officers above it.',
  door: { permission: 'disputes.read' },
  reach: 'subtree',
  params,
  answer: disputeFile,
})

export const enterDispute = endpoint({
  method: 'POST',
  path: '/disputes',
  summary:
    'An officer enters a claim for a worker at a station, from the hotline or as a referral, and takes it on at once.',
  door: handling,
  reach: 'subtree',
  movesValue: true,
  body: claimFields.extend({
    orgId: idOf('orgs.org'),
    stationId: idOf('disputes.station').nullable().default(null),
    channel: z.enum(['station', 'hotline', 'referral']),
    source: z.enum(sources),
    place: someText(100).default(''),
    claimant: z.object({
      name: neededText(2, 40),
      idNumber: naming('platform.new', z.string().trim().max(20)),
      phone: naming('platform.new', z.string().trim().max(20)),
    }),
    respondents: z.array(respondent).min(1).max(8),
    firm: firmWish.optional(),
    evidence: z.array(givenEvidence).max(20).default([]),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const registerDispute = endpoint({
  method: 'POST',
  path: '/disputes/:id/registration',
  summary: 'Takes a claim on: who is in charge, which classes, what is dangerous, which firm it is.',
  door: handling,
  reach: 'subtree',
  params,
  body: z.object({
    officerId: naming('platform.open', z.uuid()).optional(),
    classes: z.array(z.enum(disputeClasses)).max(disputeClasses.length).default([]),
    riskFlags: z.array(z.enum(riskFlags)).max(riskFlags.length).default([]),
    firm: firmWish.optional(),
    note: someText(500).default(''),
  }),
})

export const decideDispute = endpoint({
  method: 'POST',
  path: '/disputes/:id/decision',
  summary: 'Sends a claim back, refuses it, declares mediation failed, or ends the case; each with its reason.',
  door: handling,
  reach: 'subtree',
  params,
  body: z.object({ decision: z.enum(['send-back', 'refuse', 'fail', 'end']), note: someText(500).default('') }),
})

export const classifyDispute = endpoint({
  method: 'POST',
  path: '/disputes/:id/classes',
  summary: 'Says anew of which classes a dispute is and what is dangerous about it.',
  door: handling,
  reach: 'subtree',
  params,
  body: z.object({
    classes: z.array(z.enum(disputeClasses)).max(disputeClasses.length),
    riskFlags: z.array(z.enum(riskFlags)).max(riskFlags.length),
  }),
})

export const tieToFirm = endpoint({
  method: 'POST',
  path: '/disputes/:id/firm',
  summary: 'Ties the respondent to the record of a firm, the one named or one made now from industry and region.',
  door: handling,
  reach: 'subtree',
  params,
  body: firmWish,
})

export const entrustDispute = endpoint({
  method: 'POST',
  path: '/disputes/:id/officer',
  summary: 'Puts one named person in charge.',
  door: handling,
  reach: 'subtree',
  params,
  body: z.object({ officerId: naming('platform.open', z.uuid()) }),
})

export const listOfficers = endpoint({
  method: 'GET',
  path: '/disputes/:id/officers',
  summary: 'Who may be put in charge, with how many cases each has open.',
  door: handling,
  reach: 'subtree',
  params,
  answer: z.object({ officers: z.array(z.object({ id: z.uuid(), name: z.string(), open: z.int() })) }),
})

export const recordMediation = endpoint({
  method: 'POST',
  path: '/disputes/:id/mediations',
  summary: 'A meeting of the parties and what came of it; a failed one asks the worker what is to follow.',
  door: handling,
  reach: 'subtree',
  params,
  body: z.object({
    heldAt: z.iso.datetime(),
    place: neededText(2, 100),
    outcome: z.enum(['agreed', 'adjourned', 'failed']),
    note: neededText(2, 1000),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const addEvidence = endpoint({
  method: 'POST',
  path: '/disputes/:id/evidence',
  summary: 'Puts evidence on file, and says who may see it.',
  door: handling,
  reach: 'subtree',
  params,
  body: givenEvidence.extend({
    kind: z.enum(evidenceKinds),
    audience: z.enum(['all', 'bodies', 'union']).default('all'),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const openEvidence = endpoint({
  method: 'GET',
  path: '/disputes/:id/evidence/:evidenceId/content',
  summary: 'The paper or picture of a piece of evidence, for whoever may see it.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('disputes.dispute'), evidenceId: idOf('disputes.evidence') }),
  download: ['application/octet-stream'],
})

export const recordDatedFact = endpoint({
  method: 'POST',
  path: '/disputes/:id/dated-facts',
  summary: 'Enters a day, or a period, from which a term of the law is counted.',
  door: handling,
  reach: 'subtree',
  params,
  body: z.object({
    kind: z.enum(datedFactKinds),
    fromOn: day,
    untilOn: day.nullable().default(null),
    note: someText(300).default(''),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const voidDatedFact = endpoint({
  method: 'POST',
  path: '/disputes/:id/dated-facts/:factId/void',
  summary: 'A day that was entered in error no longer counts.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.dispute'), factId: idOf('disputes.dated-fact') }),
  body: z.object({ because: neededText(2, 200) }),
})

export const revealContact = endpoint({
  method: 'POST',
  path: '/disputes/:id/contact',
  summary: 'The telephone of the worker, for whoever handles the case; each look is audited.',
  door: handling,
  reach: 'subtree',
  params,
  answer: z.object({ phone: z.string() }),
})

export const writeParties = endpoint({
  method: 'POST',
  path: '/disputes/:id/parties',
  summary: 'Says anew against whom a claim is: the employer, a contractor above it, third parties.',
  door: handling,
  reach: 'subtree',
  params,
  body: z.object({
    parties: z
      .array(respondent.extend({ part: z.enum(partParts) }))
      .min(1)
      .max(8),
  }),
})
