import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

import { audiences, linkKinds, personStatuses } from './model.ts'

export type { Audience, LinkKind, PersonStatus } from './model.ts'

export const personStatus = z.enum(personStatuses)

/** How a due date stands today, in working days; `daysLeft` is negative when late. */
export const dueState = z.object({ on: z.iso.date(), daysLeft: z.int(), state: z.enum(['calm', 'soon', 'late']) })
export type DueState = z.infer<typeof dueState>

export const caseCard = z.object({
  id: z.uuid(),
  ownerId: z.uuid(),
  number: z.string(),
  type: z.string(),
  typeName: z.string(),
  state: z.string(),
  stateName: z.string(),
  personStatus,
  title: z.string(),
  /** One grey line below the title: masked person, employer, amount. */
  subtitle: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  deskOrgId: z.uuid().nullable(),
  deskName: z.string(),
  openedAt: z.iso.datetime(),
  stageSince: z.iso.datetime(),
  due: dueState.nullable(),
  amountFen: z.int().nullable(),
})
export type CaseCard = z.infer<typeof caseCard>

/** An action and whether the reader may take it now; `because` says in Chinese what is missing. */
export const actionCard = z.object({
  action: z.string(),
  name: z.string(),
  allowed: z.boolean(),
  because: z.string().nullable(),
})
export type ActionCard = z.infer<typeof actionCard>

export const eventCard = z.object({
  at: z.iso.datetime(),
  action: z.string(),
  title: z.string(),
  actorName: z.string(),
  actorOrgName: z.string().nullable(),
  note: z.string().nullable(),
  audience: z.enum(audiences),
})
export type EventCard = z.infer<typeof eventCard>

export const cursor = z.string().max(200)

export const listCases = endpoint({
  method: 'GET',
  path: '/cases',
  summary: 'Cases under one organisation, newest first, 20 a page, by keyset.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    type: z.string().optional(),
    state: z.string().optional(),
    series: z.string().max(60).optional(),
    late: z.enum(['yes']).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    at: z.enum(['desk']).optional(),
    search: z.string().trim().max(60).optional(),
    cursor: cursor.optional(),
  }),
  answer: z.object({ cases: z.array(caseCard), next: cursor.nullable() }),
})

/** What a list narrows to; the export of a list takes the same. */
const caseFilter = listCases.query.omit({ cursor: true })

export const exportCases = endpoint({
  method: 'GET',
  path: '/cases/file',
  summary: 'The list with the same filters as a file, masked like the screen, under a number that traces it.',
  door: 'signed-in',
  reach: 'subtree',
  query: caseFilter.extend({ format: z.enum(['xlsx', 'csv']), reason: z.string().trim().min(2).max(200) }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
})

export const printCase = endpoint({
  method: 'GET',
  path: '/cases/:id/file',
  summary: 'The case as a PDF for the file: what it is, who takes part, and its history as the officer reads it.',
  door: 'signed-in',
  reach: 'subtree',
  params: z.object({ id: idOf('cases.case') }),
  download: ['application/pdf'],
})

/** What waits for the reader as an officer: her desk's cases, late first. */
export const getDesk = endpoint({
  method: 'GET',
  path: '/desk',
  summary: 'What waits at the reader’s desks, what is late below her, what falls due next.',
  door: 'signed-in',
  reach: 'subtree',
  answer: z.object({
    waitingCount: z.int(),
    lateCount: z.int(),
    waiting: z.array(caseCard),
    /** Whistled for, and not reported in yet. */
    called: z.array(caseCard),
    late: z.array(caseCard),
    /** Open cases by state, for the reader’s whole subtree, from roll-ups. */
    counts: z.array(z.object({ type: z.string(), state: z.string(), stateName: z.string(), count: z.int() })),
  }),
})

/** What waits for the reader as a person. */
export const getMyCases = endpoint({
  method: 'GET',
  path: '/me/cases',
  summary: 'The reader’s own cases, to-dos first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ cases: z.array(caseCard) }),
})

export const getTimeline = endpoint({
  method: 'GET',
  path: '/cases/:id/timeline',
  summary: 'History of a case and the actions open to the reader.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('cases.case') }),
  answer: z.object({ case: caseCard, events: z.array(eventCard), actions: z.array(actionCard) }),
})

export const commentOnCase = endpoint({
  method: 'POST',
  path: '/cases/:id/comments',
  summary: 'Adds a line to the history for those of an audience, and tells the other side.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('cases.case') }),
  body: z.object({ text: z.string().trim().min(1).max(1000), audience: z.enum(audiences).default('all') }),
})

const caseId = z.object({ id: idOf('cases.case') })
const note = z.string().trim().max(500)

/** One thing the kernel does beside the actions of a type, and whether the reader may do it now. */
export const wayCard = z.object({
  way: z.enum(['comment', 'attach', 'assign', 'call', 'arrive', 'link', 'merge', 'rate', 'supervise']),
  name: z.string(),
  allowed: z.boolean(),
  because: z.string().nullable(),
})
export type WayCard = z.infer<typeof wayCard>

export const bodyCard = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  role: z.enum(['desk', 'joint', 'called']),
  note: z.string(),
  calledByName: z.string(),
  calledAt: z.iso.datetime(),
  due: dueState.nullable(),
  arrivedAt: z.iso.datetime().nullable(),
  arrivedByName: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
})
export type BodyCard = z.infer<typeof bodyCard>

/** What a clock asks for: whether a record is owed now, by when, what was missed, and whether the reader may record it. */
export const clockCard = z.object({
  clock: z.string(),
  name: z.string(),
  every: z.enum(['case', 'day', 'week']),
  owed: z.boolean(),
  due: dueState.nullable(),
  missed: z.array(z.iso.date()),
  mayRecord: z.boolean(),
})
export type ClockCard = z.infer<typeof clockCard>

/** Another case with which this one hangs together; `below` says that the other hangs on this one. */
export const linkCard = z.object({
  id: z.uuid(),
  type: z.string(),
  number: z.string(),
  title: z.string(),
  stateName: z.string(),
  kind: z.enum(linkKinds),
  below: z.boolean(),
})
export type LinkCard = z.infer<typeof linkCard>

export const attachmentCard = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  audience: z.enum(audiences),
  attachedAt: z.iso.datetime(),
})
export type AttachmentCard = z.infer<typeof attachmentCard>

export const ratingCard = z.object({
  round: z.int(),
  stars: z.int(),
  text: z.string().nullable(),
  ratedAt: z.iso.datetime(),
})

/** Everything the kernel keeps of a case beside its history, as its reader may see it. */
export const dossier = z.object({
  case: caseCard,
  side: z.enum(['owner', 'union', 'body', 'platform']),
  /** For whom the reader may write. */
  audiences: z.array(z.enum(audiences)),
  ways: z.array(wayCard),
  bodies: z.array(bodyCard),
  clocks: z.array(clockCard),
  links: z.array(linkCard),
  /** The parts of a series in numbers, by state: each person with an amount of her own. */
  parts: z.array(z.object({ stateName: z.string(), count: z.int(), amountFen: z.int() })),
  attachments: z.array(attachmentCard),
  ratings: z.array(ratingCard),
})
export type Dossier = z.infer<typeof dossier>

export const getDossier = endpoint({
  method: 'GET',
  path: '/cases/:id/dossier',
  summary: 'Bodies, clocks, links, papers and ratings of a case, and what the reader may do beside its actions.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: caseId,
  answer: dossier,
})

export const attachPaper = endpoint({
  method: 'POST',
  path: '/cases/:id/attachments',
  summary: 'Puts a file that the caller uploaded on the case, for those of an audience.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: caseId,
  body: z.object({ fileId: idOf('files.file'), audience: z.enum(audiences).default('all') }),
  answer: z.object({ id: z.uuid() }),
})

export const openPaper = endpoint({
  method: 'GET',
  path: '/cases/:id/attachments/:attachmentId/content',
  summary: 'The bytes of a paper, for its audience; pictures and PDF may be shown in the browser.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('cases.case'), attachmentId: idOf('cases.attachment') }),
  query: z.object({ show: z.enum(['inline']).optional() }),
  download: ['application/octet-stream'],
})

const namedOrg = z.object({ id: z.uuid(), name: z.string() })

export const listCallable = endpoint({
  method: 'GET',
  path: '/cases/:id/callable',
  summary: 'The next organisation above the desk of a case, and offices and partners beside its path.',
  door: 'signed-in',
  reach: 'subtree',
  params: caseId,
  answer: z.object({ above: namedOrg.nullable(), beside: z.array(namedOrg) }),
})

export const callBody = endpoint({
  method: 'POST',
  path: '/cases/:id/bodies',
  summary: 'Has an organisation outside the path take part: jointly, or called to report in (吹哨).',
  door: { permission: 'cases.call' },
  reach: 'subtree',
  params: caseId,
  body: z.object({
    orgId: naming('platform.open', z.uuid()),
    role: z.enum(['joint', 'called']),
    note: note.min(2),
    dueDays: z.int().min(1).max(60).optional(),
  }),
})

export const releaseBody = endpoint({
  method: 'POST',
  path: '/cases/:id/bodies/:orgId/release',
  summary: 'Ends the part of a body; from then on it reads the case no more.',
  door: { permission: 'cases.call' },
  reach: 'subtree',
  params: z.object({ id: idOf('cases.case'), orgId: naming('platform.open', z.uuid()) }),
  body: z.object({ note: note.default('') }),
})

export const reportIn = endpoint({
  method: 'POST',
  path: '/cases/:id/arrival',
  summary: 'An officer of a body says that it is there (报到); the time is kept.',
  door: 'signed-in',
  reach: 'subtree',
  params: caseId,
})

export const assignCase = endpoint({
  method: 'POST',
  path: '/cases/:id/assignment',
  summary: 'Gives the case in its state to another desk (转办): one level up, below the caller, or beside the path.',
  door: { permission: 'cases.assign' },
  reach: 'subtree',
  params: caseId,
  body: z.object({
    orgId: naming('platform.open', z.uuid()),
    dueDays: z.int().min(1).max(120).optional(),
    note: note.min(2),
  }),
})

export const linkCase = endpoint({
  method: 'POST',
  path: '/cases/:id/links',
  summary: 'Hangs the case on another: a part of a series, related, or following it.',
  door: { permission: 'cases.link' },
  reach: 'subtree',
  params: caseId,
  body: z.object({ toId: idOf('cases.case'), kind: z.enum(['part', 'related', 'follows']) }),
})

export const mergeCases = endpoint({
  method: 'POST',
  path: '/cases/:id/mergers',
  summary:
    'Ends others that are the same matter and hangs them on this one (并案); their owners hear what becomes of it.',
  door: { permission: 'cases.link' },
  reach: 'subtree',
  params: caseId,
  body: z.object({ ids: z.array(idOf('cases.case')).min(1).max(50), note: note.min(2) }),
})

export const rateCase = endpoint({
  method: 'POST',
  path: '/cases/:id/rating',
  summary: 'What the person thinks of this round of her case, once it is closed or put to her.',
  door: 'signed-in',
  reach: 'self',
  params: caseId,
  body: z.object({
    stars: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    text: note.default(''),
  }),
})

export const recordOnClock = endpoint({
  method: 'POST',
  path: '/cases/:id/records',
  summary: 'What a clock asks for; `on` makes up for a day that was missed.',
  door: 'signed-in',
  reach: 'subtree',
  params: caseId,
  body: z.object({
    clock: z.string().max(40),
    note: note.min(2),
    on: z.iso.date().optional(),
    audience: z.enum(audiences).default('all'),
  }),
})

/** Kinds of cases that the reader may read as an officer, with how many are open and late below one organisation. */
export const caseTypeCard = z.object({
  type: z.string(),
  name: z.string(),
  states: z.array(z.object({ state: z.string(), name: z.string(), count: z.int() })),
  open: z.int(),
  late: z.int(),
})
export type CaseTypeCard = z.infer<typeof caseTypeCard>

export const countCases = endpoint({
  method: 'GET',
  path: '/cases/counts',
  summary: 'Kinds of cases the reader may read, with their states, how many are open and how many late; from roll-ups.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({ types: z.array(caseTypeCard) }),
})

export const superviseCase = endpoint({
  method: 'POST',
  path: '/cases/:id/supervision',
  summary: 'An upper union asks the desk to hurry (督办); it shows on the case and notifies the desk.',
  door: { permission: 'cases.supervise' },
  reach: 'subtree',
  params: z.object({ id: idOf('cases.case') }),
  body: z.object({ text: z.string().trim().min(1).max(500) }),
})
