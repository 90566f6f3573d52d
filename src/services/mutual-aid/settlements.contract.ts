import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export const quarter = z.string().regex(/^\d{4}Q[1-4]$/)
export const encoding = z.enum(['utf-8', 'gb18030'])
const cursor = z.string().max(200)

/** Rows of a file, each in exactly one of the four: rows = loaded + unchanged + waiting + rejected. */
export const importBalance = z.object({
  rows: z.int(),
  loaded: z.int(),
  unchanged: z.int(),
  waiting: z.int(),
  rejected: z.int(),
})
export type ImportBalance = z.infer<typeof importBalance>

export const importCard = z.object({
  id: z.uuid(),
  quarter,
  fileName: z.string(),
  bytes: z.int(),
  encoding: z.string(),
  sender: z.string(),
  importedBy: z.string(),
  importedAt: z.iso.datetime(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  jobId: z.uuid(),
  /** Bytes read so far while running. */
  progressBytes: z.int(),
  balance: importBalance.nullable(),
  /** Loaded rows that were corrections or reversals. */
  corrections: z.int(),
  reversals: z.int(),
  /** How long each finished step took. */
  steps: z.array(z.object({ step: z.enum(['read', 'load', 'match']), seconds: z.number() })),
  rejectCounts: z.array(z.object({ code: z.string(), label: z.string(), count: z.int() })),
  /** Why the file was refused whole, in Chinese. */
  problem: z.string().nullable(),
})
export type ImportCard = z.infer<typeof importCard>

export const startImport = endpoint({
  method: 'POST',
  path: '/mutual-aid/imports',
  summary: 'Starts loading an uploaded settlement file into a quarter.',
  door: { permission: 'mutual-aid.import' },
  reach: 'subtree',
  body: z.object({
    fileId: idOf('files.file'),
    quarter,
    sender: z.string().trim().min(1).max(60),
    encoding: encoding.optional(),
    /** Their heading → our column, remembered for the sender. */
    mapping: z.record(z.string(), z.string()).optional(),
  }),
  answer: importCard,
})

/** The headings of an uploaded file and how they will be read, before anything is loaded. */
export const previewFile = endpoint({
  method: 'POST',
  path: '/mutual-aid/imports/preview',
  summary: 'Headings, guessed encoding, remembered mapping and the first rows of an uploaded file.',
  door: { permission: 'mutual-aid.import' },
  reach: 'subtree',
  body: z.object({
    fileId: idOf('files.file'),
    sender: z.string().trim().min(1).max(60),
    encoding: encoding.optional(),
  }),
  answer: z.object({
    encoding: z.string(),
    headings: z.array(z.string()),
    mapping: z.record(z.string(), z.string()),
    missing: z.array(z.string()),
    columns: z.array(z.string()),
    sample: z.array(z.array(z.string())),
  }),
})

export const listImports = endpoint({
  method: 'GET',
  path: '/mutual-aid/imports',
  summary: 'Imports of a quarter, newest first.',
  door: { permission: 'mutual-aid.proof.read' },
  reach: 'subtree',
  query: z.object({ quarter }),
  answer: z.object({ imports: z.array(importCard) }),
})

export const getImport = endpoint({
  method: 'GET',
  path: '/mutual-aid/imports/:id',
  summary: 'One import with its balance.',
  door: { permission: 'mutual-aid.proof.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.import') }),
  answer: importCard,
})

export const rejectRow = z.object({
  line: z.int(),
  maskedName: z.string(),
  codes: z.array(z.string()),
  /** What is wrong, in one Chinese sentence each. */
  reasons: z.array(z.string()),
})
export type RejectRow = z.infer<typeof rejectRow>

export const listRejects = endpoint({
  method: 'GET',
  path: '/mutual-aid/imports/:id/rejects',
  summary: 'Rejected rows with line and reasons, by keyset.',
  door: { permission: 'mutual-aid.import' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.import') }),
  query: z.object({ code: z.string().optional(), cursor: cursor.optional() }),
  answer: z.object({ rejects: z.array(rejectRow), next: cursor.nullable() }),
})

export const downloadRejects = endpoint({
  method: 'GET',
  path: '/mutual-aid/imports/:id/rejects/file',
  summary: 'The reject list as a file: line, reasons, and the row as it came.',
  door: { permission: 'mutual-aid.import' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.import') }),
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx'), reason: z.string().trim().min(2).max(200) }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const listWaiting = endpoint({
  method: 'GET',
  path: '/mutual-aid/imports/:id/waiting',
  summary: 'Corrections and reversals whose original has not arrived yet.',
  door: { permission: 'mutual-aid.import' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.import') }),
  query: z.object({ cursor: cursor.optional() }),
  answer: z.object({
    rows: z.array(
      z.object({
        line: z.int(),
        settlementId: z.string(),
        originalId: z.string(),
        kind: z.enum(['correction', 'reversal']),
        maskedName: z.string(),
      }),
    ),
    next: cursor.nullable(),
  }),
})

/** The quarter as one strip: what has been done, what comes next. */
export const quarterCard = z.object({
  quarter,
  imports: z.int(),
  settlements: z.int(),
  screenedAt: z.iso.datetime().nullable(),
  /** Settlements changed since the last screening. */
  changedSinceScreening: z.int(),
  eligible: z.int(),
  benefitFen: z.int(),
  dispatchedAt: z.iso.datetime().nullable(),
  undispatched: z.int(),
  screening: z.object({ jobId: z.uuid(), state: z.enum(['waiting', 'running', 'done', 'failed']) }).nullable(),
})
export type QuarterCard = z.infer<typeof quarterCard>

export const listQuarters = endpoint({
  method: 'GET',
  path: '/mutual-aid/quarters',
  summary: 'Quarters with anything in them, newest first.',
  door: { permission: 'mutual-aid.proof.read' },
  reach: 'subtree',
  answer: z.object({ quarters: z.array(quarterCard) }),
})

export const startScreening = endpoint({
  method: 'POST',
  path: '/mutual-aid/quarters/:quarter/screening',
  summary: 'Starts screening a quarter; running it again changes nothing that has not changed.',
  door: { permission: 'mutual-aid.screen' },
  reach: 'subtree',
  params: z.object({ quarter }),
  answer: z.object({ jobId: z.uuid() }),
})

export const startDispatch = endpoint({
  method: 'POST',
  path: '/mutual-aid/quarters/:quarter/dispatch',
  summary: 'Sends the eligible of a screened quarter down to their grassroots unions, once.',
  door: { permission: 'mutual-aid.dispatch' },
  reach: 'subtree',
  params: z.object({ quarter }),
  answer: z.object({ jobId: z.uuid() }),
})

export const importCovers = endpoint({
  method: 'POST',
  path: '/mutual-aid/covers/imports',
  summary: 'Loads an uploaded list of covered people for a policy year.',
  door: { permission: 'mutual-aid.cover' },
  reach: 'subtree',
  body: z.object({ fileId: idOf('files.file'), year: z.int().min(2013).max(2100) }),
  answer: z.object({
    rows: z.int(),
    loaded: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    rejects: z.array(z.object({ line: z.int(), codes: z.array(z.string()), reasons: z.array(z.string()) })),
  }),
})

export const listCovers = endpoint({
  method: 'GET',
  path: '/mutual-aid/covers',
  summary: 'Covered people under an organisation, found by name, phone or id number.',
  door: { permission: 'mutual-aid.proof.read' },
  reach: 'subtree',
  query: z.object({
    year: z.coerce.number().int().optional(),
    orgId: idOf('orgs.org').optional(),
    search: z.string().trim().max(60).optional(),
    cursor: cursor.optional(),
  }),
  answer: z.object({
    covers: z.array(
      z.object({
        id: z.uuid(),
        personId: z.uuid(),
        name: z.string(),
        maskedIdNumber: z.string(),
        orgName: z.string(),
        startsOn: z.iso.date(),
        endsOn: z.iso.date(),
      }),
    ),
    next: cursor.nullable(),
    /** From the roll-up of the organisation, not counted row by row. */
    people: z.int(),
  }),
})
