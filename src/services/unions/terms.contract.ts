import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { postKeys } from './terms.model.ts'

const count = z.int().min(0).max(100_000_000)

export const electionWish = z.object({
  orgId: idOf('orgs.org'),
  kind: z.enum(['general', 'by-election']),
  heldOn: z.iso.date(),
  method: z.enum(['members', 'delegates', 'committee']),
  eligibleCount: count.min(1),
  attendedCount: count,
  elected: z
    .array(z.object({ personId: idOf('people.person'), post: z.enum(postKeys), votes: count }))
    .min(1)
    .max(60),
  ordinal: z.int().min(1).max(200).optional(),
  fileIds: z.array(idOf('files.file')).max(10).default([]),
  note: z.string().trim().max(500).default(''),
})

export const recordElection = endpoint({
  method: 'POST',
  path: '/unions/elections',
  summary: 'Records an election: a general one begins a term, a by-election fills a vacancy.',
  door: { permission: 'unions.elect' },
  reach: 'subtree',
  movesValue: true,
  body: electionWish,
  answer: z.object({ electionId: z.uuid(), termId: z.uuid(), dueOn: z.iso.date() }),
})

export const endPost = endpoint({
  method: 'POST',
  path: '/unions/posts/:id/end',
  summary: 'An officer resigns or is dismissed from a day on.',
  door: { permission: 'unions.elect' },
  reach: 'subtree',
  params: z.object({ id: idOf('unions.post') }),
  body: z.object({
    on: z.iso.date(),
    reason: z.enum(['resigned', 'dismissed']),
    note: z.string().trim().min(2).max(200),
  }),
})

const termRow = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  orgCode: z.string(),
  parentName: z.string(),
  ordinal: z.int(),
  fromOn: z.iso.date(),
  dueOn: z.iso.date(),
  daysLeft: z.int(),
  state: z.enum(['overdue', 'soon', 'later']),
  chair: z.string().nullable(),
})
export type TermRow = z.infer<typeof termRow>

export const listTerms = endpoint({
  method: 'GET',
  path: '/unions/terms',
  summary: 'Lasting terms under a union by the day of their end: ended, ending soon, or later.',
  door: { permission: 'unions.read' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org'),
    state: z.enum(['overdue', 'soon', 'later']).optional(),
    cursor: z.string().max(60).optional(),
  }),
  answer: z.object({
    terms: z.array(termRow),
    next: z.string().nullable(),
    counts: z.object({ overdue: z.int(), soon: z.int(), later: z.int() }),
    setting: z.object({ termYears: z.int(), remindDays: z.int(), setBy: z.string().nullable() }),
  }),
})

export const exportTerms = endpoint({
  method: 'GET',
  path: '/unions/terms/file',
  summary: 'The same list as a workbook, at most 20,000 rows.',
  door: { permission: 'unions.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org'), state: z.enum(['overdue', 'soon', 'later']).optional() }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const setTermSetting = endpoint({
  method: 'PUT',
  path: '/unions/:id/term-setting',
  summary: 'How long terms last and when they are reminded of, for a union and all below that have not set their own.',
  door: { permission: 'unions.change' },
  reach: 'subtree',
  params: z.object({ id: idOf('orgs.org') }),
  body: z.object({ termYears: z.union([z.literal(3), z.literal(5)]), remindDays: z.int().min(15).max(365) }),
})
