import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

const words = z.string().trim()
const instant = z.iso.datetime()
const caseId = z.object({ id: idOf('orders.counsel-case') })
const talkId = z.object({ id: idOf('orders.counsel-talk') })
const hourId = z.object({ id: idOf('orders.counsel-hour') })
const door = { permission: 'orders.counsel' }

const talkCard = z.object({
  id: z.uuid(),
  place: z.string(),
  startsAt: instant,
  endsAt: instant,
  state: z.enum(['booked', 'held', 'missed', 'cancelled']),
})

const myCounselCase = z.object({
  id: z.uuid(),
  counsellorName: z.string(),
  called: z.string(),
  topic: z.string(),
  closed: z.enum(['open', 'closed']),
  /** The counsellor to whom it would be handed over if she agrees. */
  handOverName: z.string().nullable(),
  riskFlaggedAt: instant.nullable(),
  talks: z.array(talkCard),
})

export const readMyCounsel = endpoint({
  method: 'GET',
  path: '/me/counsel',
  summary: 'Free hours of the counsellors of the caller’s unions, and her own appointments.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    hours: z.array(
      z.object({ id: z.uuid(), counsellorName: z.string(), place: z.string(), startsAt: instant, endsAt: instant }),
    ),
    cases: z.array(myCounselCase),
  }),
})
export type MyCounsel = z.infer<typeof readMyCounsel.answer>

export const bookTalk = endpoint({
  method: 'POST',
  path: '/me/counsel/talks',
  summary: 'Takes an hour, under her name or an alias, with somebody to call if she is in danger.',
  door: 'signed-in',
  reach: 'self',
  body: z.object({
    hourId: idOf('orders.counsel-hour'),
    named: z.enum(['name', 'alias']),
    alias: words.max(20).default(''),
    topic: words.max(300).default(''),
    emergencyName: words.min(1).max(40),
    emergencyPhone: words.regex(/^1\d{10}$/),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const cancelTalk = endpoint({
  method: 'POST',
  path: '/me/counsel/talks/:id/cancelling',
  summary: 'Cancels an appointment before it begins; the hour is free again.',
  door: 'signed-in',
  reach: 'self',
  params: talkId,
})

export const answerHandOver = endpoint({
  method: 'POST',
  path: '/me/counsel/cases/:id/hand-over',
  summary: 'Agrees that another counsellor goes on, or stays; only with her consent the other reads the notes.',
  door: 'signed-in',
  reach: 'self',
  params: caseId,
  body: z.object({ answer: z.enum(['agree', 'stay']) }),
})

const counselCase = z.object({
  id: z.uuid(),
  called: z.string(),
  named: z.enum(['name', 'alias']),
  topic: z.string(),
  openedAt: instant,
  closed: z.enum(['open', 'closed']),
  handOverName: z.string().nullable(),
  riskFlaggedAt: instant.nullable(),
  talks: z.array(talkCard.extend({ due: z.enum(['now', 'later']) })),
})
export type CounselCaseCard = z.infer<typeof counselCase>

export const readCounsel = endpoint({
  method: 'GET',
  path: '/orders/counsel',
  summary: 'A counsellor’s own hours and cases, with colleagues to whom one may be handed over.',
  door,
  reach: 'subtree',
  answer: z.object({
    hours: z.array(
      z.object({
        id: z.uuid(),
        orgName: z.string(),
        place: z.string(),
        startsAt: instant,
        endsAt: instant,
        taken: z.enum(['taken', 'free']),
      }),
    ),
    cases: z.array(counselCase),
    colleagues: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
})
export type CounselPage = z.infer<typeof readCounsel.answer>

export const offerHour = endpoint({
  method: 'POST',
  path: '/orders/counsel/hours',
  summary: 'Offers an hour to the members of a union.',
  door,
  reach: 'subtree',
  body: z.object({ orgId: idOf('orgs.org'), place: words.min(2).max(80), startsAt: instant, endsAt: instant }),
  answer: z.object({ id: z.uuid() }),
})

export const closeHour = endpoint({
  method: 'POST',
  path: '/orders/counsel/hours/:id/closing',
  summary: 'Takes an hour back that nobody has taken.',
  door,
  reach: 'subtree',
  params: hourId,
})

export const settleTalk = endpoint({
  method: 'POST',
  path: '/orders/counsel/talks/:id/outcome',
  summary: 'Says whether they spoke; only that is counted.',
  door,
  reach: 'subtree',
  params: talkId,
  body: z.object({ outcome: z.enum(['held', 'missed']) }),
})

export const readNotes = endpoint({
  method: 'GET',
  path: '/orders/counsel/cases/:id/notes',
  summary: 'The notes of a case, for its counsellor alone.',
  door,
  reach: 'subtree',
  params: caseId,
  answer: z.object({
    notes: z.array(z.object({ id: z.uuid(), text: z.string(), writtenAt: instant, by: z.enum(['self', 'earlier']) })),
  }),
})

export const writeNote = endpoint({
  method: 'POST',
  path: '/orders/counsel/cases/:id/notes',
  summary: 'Writes a note that nobody but the counsellor of the case reads.',
  door,
  reach: 'subtree',
  params: caseId,
  body: z.object({ text: words.min(1).max(5000) }),
})

export const askHandOver = endpoint({
  method: 'POST',
  path: '/orders/counsel/cases/:id/hand-over',
  summary: 'Asks the person whether a colleague may go on.',
  door,
  reach: 'subtree',
  params: caseId,
  body: z.object({ toId: idOf('orders.counsellor') }),
})

export const flagRisk = endpoint({
  method: 'POST',
  path: '/orders/counsel/cases/:id/risk',
  summary: 'Opens the emergency contact because the person is in danger; audited, and she sees that it was opened.',
  door,
  reach: 'subtree',
  params: caseId,
  body: z.object({ because: z.enum(['herself', 'others', 'violence']) }),
  answer: z.object({ name: z.string(), phone: z.string() }),
})

export const closeCounselCase = endpoint({
  method: 'POST',
  path: '/orders/counsel/cases/:id/closing',
  summary: 'Ends a case; its notes stay with its counsellor.',
  door,
  reach: 'subtree',
  params: caseId,
})
