import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { day, neededText, someText } from './disputes.contract.ts'
import { hearingKinds, hearingOfficerKinds } from './hearings.model.ts'
import { industries } from './model.ts'

const reading = { permission: 'disputes.read' } as const
const handling = { permission: 'disputes.handle' } as const
const ofDispute = z.object({ id: idOf('disputes.dispute') })

export const hearingOfficerCard = z.object({
  id: z.uuid(),
  kind: z.enum(hearingOfficerKinds),
  name: z.string(),
  unit: z.string(),
  fromOn: day,
  untilOn: day.nullable(),
})
export type HearingOfficerCard = z.infer<typeof hearingOfficerCard>

export const listRoster = endpoint({
  method: 'GET',
  path: '/disputes/hearing-officers',
  summary: 'The roster of hearing officers of an organisation, of those above it in reach, and below.',
  door: reading,
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({ officers: z.array(hearingOfficerCard) }),
})

export const enlistHearingOfficer = endpoint({
  method: 'POST',
  path: '/disputes/hearing-officers',
  summary: 'Puts somebody of one of the three kinds on the roster.',
  door: handling,
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    kind: z.enum(hearingOfficerKinds),
    name: neededText(2, 40),
    unit: someText(100).default(''),
    fromOn: day,
  }),
  answer: z.object({ id: z.uuid() }),
})

export const dischargeHearingOfficer = endpoint({
  method: 'POST',
  path: '/disputes/hearing-officers/:id/end',
  summary: 'Somebody of the roster serves until a day.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.hearing-officer') }),
  body: z.object({ on: day }),
})

export const planHearing = endpoint({
  method: 'POST',
  path: '/disputes/:id/hearings',
  summary: 'Plans a hearing: at the tribunal, by the mobile tribunal, or public with observers from the roster.',
  door: handling,
  reach: 'subtree',
  params: ofDispute,
  body: z.object({
    kind: z.enum(hearingKinds),
    startsAt: z.iso.datetime(),
    place: neededText(2, 100),
    topic: someText(200).default(''),
    notifiedOn: day.nullable().default(null),
    officerIds: z.array(idOf('disputes.hearing-officer')).max(30).default([]),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const endHearing = endpoint({
  method: 'POST',
  path: '/disputes/hearings/:id/end',
  summary: 'What came of a hearing, who of its observers was there and what each thought; or why it was cancelled.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.hearing') }),
  body: z.object({
    state: z.enum(['held', 'cancelled']),
    outcome: neededText(2, 1000),
    seats: z
      .array(
        z.object({
          officerId: idOf('disputes.hearing-officer'),
          attended: z.boolean(),
          opinion: someText(500).default(''),
        }),
      )
      .max(30)
      .default([]),
  }),
})

const replyState = z.enum(['to-send', 'awaiting', 'overdue', 'replied', 'met', 'not-met'])

export const letterCard = z.object({
  id: z.uuid(),
  number: z.string(),
  orgName: z.string(),
  disputeId: z.uuid().nullable(),
  firmId: z.uuid().nullable(),
  industry: z.enum(industries).nullable(),
  addressee: z.string(),
  replyBy: day,
  signed: z.boolean(),
  dispatchedOn: day.nullable(),
  reply: replyState,
  articles: z.array(z.string()),
  digest: z.string(),
  steps: z.array(z.object({ step: z.string(), onDay: day, text: z.string(), by: z.string() })),
})
export type LetterCard = z.infer<typeof letterCard>

export const listLetters = endpoint({
  method: 'GET',
  path: '/disputes/letters',
  summary: 'Supervision letters below an organisation, newest first, 20 a page, with how each stands.',
  door: reading,
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    disputeId: idOf('disputes.dispute').optional(),
    firmId: idOf('disputes.firm').optional(),
    cursor: idOf('disputes.letter').optional(),
  }),
  answer: z.object({ letters: z.array(letterCard), next: z.uuid().nullable() }),
})

export const draftLetter = endpoint({
  method: 'POST',
  path: '/disputes/letters',
  summary: 'Draws up a supervision letter to a firm or an industry, from a case or without one.',
  door: handling,
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    disputeId: idOf('disputes.dispute').nullable().default(null),
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('firm'), firmId: idOf('disputes.firm') }),
      z.object({ kind: z.literal('industry'), industry: z.enum(industries) }),
    ]),
    found: someText(3000).default(''),
    basis: someText(2000).default(''),
    advice: someText(3000).default(''),
    replyBy: day,
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const signLetter = endpoint({
  method: 'POST',
  path: '/disputes/letters/:id/signature',
  summary: 'The union signs the letter under the text that was read, by an officer of its own with her password.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.letter') }),
  body: z.object({
    digest: naming('platform.open', z.string().length(64)),
    password: naming('platform.secret', z.string().min(1).max(200)),
  }),
})

export const followLetter = endpoint({
  method: 'POST',
  path: '/disputes/letters/:id/steps',
  summary: 'The letter goes out, is answered, and it is checked whether what was answered was done.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.letter') }),
  body: z.discriminatedUnion('step', [
    z.object({ step: z.literal('dispatch'), on: day, text: neededText(2, 200) }),
    z.object({ step: z.literal('reply'), on: day, text: neededText(2, 2000) }),
    z.object({
      step: z.literal('check'),
      on: day,
      text: neededText(2, 2000),
      outcome: z.enum(['met', 'not-met']),
      replyBy: day.nullable().default(null),
    }),
  ]),
})

export const schoolCard = z.object({
  id: z.uuid(),
  disputeId: z.uuid(),
  title: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  place: z.string(),
  liveUrl: z.string().nullable(),
  state: z.enum(['planned', 'announced', 'held', 'cancelled']),
  industry: z.enum(industries),
  regionName: z.string(),
  comment: z.string().nullable(),
  commentedBy: z.string().nullable(),
  commentedAs: z.enum(['arbitrator', 'lawyer']).nullable(),
  guests: z.array(
    z.object({ id: z.uuid(), name: z.string(), unit: z.string(), role: z.string(), present: z.boolean() }),
  ),
})
export type SchoolCard = z.infer<typeof schoolCard>

export const listSchools = endpoint({
  method: 'GET',
  path: '/disputes/schools',
  summary: 'Schools below an organisation, newest first, 20 a page, with their guests.',
  door: reading,
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    disputeId: idOf('disputes.dispute').optional(),
    cursor: idOf('disputes.school').optional(),
  }),
  answer: z.object({ schools: z.array(schoolCard), next: z.uuid().nullable() }),
})

export const planSchool = endpoint({
  method: 'POST',
  path: '/disputes/:id/school',
  summary: 'A typical case becomes a school: guests of the same industry and region observe the hearing.',
  door: handling,
  reach: 'subtree',
  params: ofDispute,
  body: z.object({
    title: neededText(4, 80),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    place: neededText(2, 100),
    liveUrl: z
      .url({ protocol: /^https$/ })
      .max(300)
      .nullable()
      .default(null),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const inviteToSchool = endpoint({
  method: 'POST',
  path: '/disputes/schools/:id/guests',
  summary: 'Invites heads of firms or representatives of their workers; each of the same industry and region.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.school') }),
  body: z.object({
    guests: z
      .array(
        z.object({
          firmId: idOf('disputes.firm'),
          name: neededText(2, 40),
          role: z.enum(['head', 'representative']),
        }),
      )
      .min(1)
      .max(100),
  }),
})

export const markSchool = endpoint({
  method: 'POST',
  path: '/disputes/schools/:id/attendance',
  summary: 'Which of the guests were there.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.school') }),
  body: z.object({ guestIds: z.array(naming('platform.open', z.uuid())).min(1).max(200) }),
  answer: z.object({ marked: z.int() }),
})

export const closeSchool = endpoint({
  method: 'POST',
  path: '/disputes/schools/:id/closing',
  summary: 'The hearing is over; the school counts.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.school') }),
  body: z.object({ note: neededText(2, 500) }),
})

export const commentSchool = endpoint({
  method: 'POST',
  path: '/disputes/schools/:id/comment',
  summary: 'After the hearing an arbitrator or a lawyer comments on what the industry is to learn.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.school') }),
  body: z.object({
    comment: neededText(10, 3000),
    by: neededText(2, 40),
    as: z.enum(['arbitrator', 'lawyer']),
  }),
})
