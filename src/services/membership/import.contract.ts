import { z } from 'zod'
import { personCard } from '../../kernel/people/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

const encoding = z.enum(['utf-8', 'gb18030'])
const mapping = z.record(z.string(), z.string())
const cursor = z.string().max(200)
const importId = z.object({ id: idOf('membership.import') })

/** Rows of a list, each in exactly one of the five. */
export const importBalance = z.object({
  joining: z.int(),
  changing: z.int(),
  unchanged: z.int(),
  waiting: z.int(),
  rejected: z.int(),
})

export const importCard = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  encoding: z.string(),
  newSince: z.iso.date(),
  importedBy: z.string(),
  importedAt: z.iso.datetime(),
  state: z.enum(['waiting', 'checking', 'checked', 'confirmed', 'done', 'failed', 'discarded']),
  jobId: z.uuid().nullable(),
  /** From 0 to 1, of the step at work. */
  progress: z.number(),
  rows: z.int().nullable(),
  balance: importBalance.nullable(),
  counts: z.array(z.object({ verdict: z.string(), label: z.string(), count: z.int() })),
  /** Answers to the rows that waited, once it is done. */
  answers: z.array(z.object({ kind: z.string(), label: z.string(), open: z.int(), answered: z.int() })),
  steps: z.array(z.object({ step: z.string(), seconds: z.number() })),
  problem: z.string().nullable(),
  /** Until when its rows can be opened; null when there are none, or no longer. */
  rowsUntil: z.iso.datetime().nullable(),
})
export type ImportCard = z.infer<typeof importCard>

export const previewImport = endpoint({
  method: 'POST',
  path: '/membership/imports/preview',
  summary: 'Headings, guessed encoding and the first rows of an uploaded list of members.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  body: z.object({ fileId: idOf('files.file'), encoding: encoding.optional(), mapping: mapping.optional() }),
  answer: z.object({
    encoding: z.string(),
    headings: z.array(z.string()),
    mapping,
    missing: z.array(z.string()),
    columns: z.array(z.string()),
    sample: z.array(z.array(z.string())),
  }),
})

export const startImport = endpoint({
  method: 'POST',
  path: '/membership/imports',
  summary: 'Starts checking an uploaded list of members; nobody is changed before it is confirmed.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  body: z.object({
    fileId: idOf('files.file'),
    orgId: idOf('orgs.org'),
    encoding: encoding.optional(),
    /** Their heading → our column. */
    mapping: mapping.optional(),
    newSince: z.iso.date().optional(),
  }),
  answer: importCard,
})

export const confirmImport = endpoint({
  method: 'POST',
  path: '/membership/imports/:id/confirmation',
  summary: 'Carries a checked list out.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  params: importId,
  answer: importCard,
})

export const discardImport = endpoint({
  method: 'POST',
  path: '/membership/imports/:id/discarding',
  summary: 'Throws a checked list away.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  params: importId,
})

export const listImports = endpoint({
  method: 'GET',
  path: '/membership/imports',
  summary: 'Lists handed in under the reader’s unions, newest first, by keyset.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  query: z.object({ cursor: idOf('membership.import').optional() }),
  answer: z.object({ imports: z.array(importCard), next: z.string().nullable() }),
})

export const getImport = endpoint({
  method: 'GET',
  path: '/membership/imports/:id',
  summary: 'One list with its balance.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  params: importId,
  answer: importCard,
})

/** A row of a list as it may be shown. */
export const importLine = z.object({
  line: z.int(),
  maskedName: z.string(),
  maskedIdNumber: z.string(),
  maskedPhone: z.string().nullable(),
  unionCode: z.string(),
  joinedOn: z.iso.date(),
  form: z.string(),
  employerName: z.string(),
  verdict: z.string(),
  label: z.string(),
  /** Who was met on file, where the reader may see her. */
  met: personCard.nullable(),
})
export type ImportLine = z.infer<typeof importLine>

export const listImportLines = endpoint({
  method: 'GET',
  path: '/membership/imports/:id/lines',
  summary:
    'What a checked list would change or a done one changed, row by row, for 30 days; by verdict, search and keyset.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  params: importId,
  query: z.object({
    verdict: z.string().max(30),
    /** Part of a name, or the whole code of a union. */
    search: z.string().trim().min(1).max(40).optional(),
    cursor: cursor.optional(),
  }),
  answer: z.object({ lines: z.array(importLine), next: cursor.nullable() }),
})

export const listImportRejects = endpoint({
  method: 'GET',
  path: '/membership/imports/:id/rejects',
  summary: 'Rows that were not taken, with line and reasons, by keyset.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  params: importId,
  query: z.object({ cursor: cursor.optional() }),
  answer: z.object({
    rejects: z.array(
      z.object({
        line: z.int(),
        maskedName: z.string(),
        codes: z.array(z.string()),
        reasons: z.array(z.string()),
      }),
    ),
    next: cursor.nullable(),
  }),
})

export const downloadImportRejects = endpoint({
  method: 'GET',
  path: '/membership/imports/:id/rejects/file',
  summary: 'The rows that were not taken as a file: line, reasons, and the row as it came.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  params: importId,
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx'), reason: z.string().trim().min(2).max(200) }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const reviewKind = z.enum(['elsewhere', 'same-id', 'same-phone', 'same-name-born', 'two-records'])
export const reviewAnswer = z.enum(['release', 'keep', 'same-person', 'another-person', 'leave-out'])

export const reviewCard = z.object({
  id: z.uuid(),
  kind: reviewKind,
  kindName: z.string(),
  importId: z.uuid(),
  line: z.int(),
  askedByName: z.string(),
  orgName: z.string(),
  openedAt: z.iso.datetime(),
  row: importLine.pick({
    maskedName: true,
    maskedIdNumber: true,
    maskedPhone: true,
    joinedOn: true,
    form: true,
    employerName: true,
  }),
  met: personCard.extend({ homeOrgName: z.string().nullable() }).nullable(),
  answers: z.array(z.object({ answer: reviewAnswer, name: z.string() })),
})
export type ReviewCard = z.infer<typeof reviewCard>

export const listReviews = endpoint({
  method: 'GET',
  path: '/membership/reviews',
  summary: 'Rows of lists that the reader’s unions must answer, oldest first, by kind and keyset.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    kind: reviewKind.optional(),
    cursor: idOf('membership.review').optional(),
  }),
  answer: z.object({ reviews: z.array(reviewCard), next: z.string().nullable() }),
})

export const answerReview = endpoint({
  method: 'POST',
  path: '/membership/reviews/:id/answer',
  summary: 'Answers one row of a list; what is answered is done at once.',
  door: { permission: 'membership.import' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.review') }),
  body: z.object({ answer: reviewAnswer }),
})
