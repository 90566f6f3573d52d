import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

const reject = z.object({ line: z.int(), reasons: z.array(z.string()), name: z.string() })

export const importCheck = z.object({
  rows: z.int(),
  loaded: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** The first 200. */
  rejects: z.array(reject),
})
export type ImportCheck = z.infer<typeof importCheck>

export const importCard = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(['running', 'done']),
  rows: z.int(),
  loaded: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  jobId: z.uuid().nullable(),
  importedByName: z.string(),
  importedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type ImportCard = z.infer<typeof importCard>

const workbook = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']

export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/unions/imports/template',
  summary: 'The template of a list of unions.',
  door: { permission: 'unions.found' },
  reach: 'everyone',
  download: workbook,
})

export const checkImport = endpoint({
  method: 'POST',
  path: '/unions/imports/check',
  summary: 'What an uploaded list would do; nothing is written.',
  door: { permission: 'unions.found' },
  reach: 'subtree',
  perMinute: 20,
  body: z.object({ fileId: idOf('files.file') }),
  answer: importCheck,
})

export const startImport = endpoint({
  method: 'POST',
  path: '/unions/imports',
  summary:
    'Starts the job that founds the unions of a list; good rows are taken, bad ones are told with their reasons.',
  door: { permission: 'unions.found' },
  reach: 'subtree',
  body: z.object({ fileId: idOf('files.file') }),
  answer: z.object({ id: z.uuid(), jobId: z.uuid() }),
})

export const listImports = endpoint({
  method: 'GET',
  path: '/unions/imports',
  summary: 'The newest imports in the reader’s subtrees, at most 50.',
  door: { permission: 'unions.found' },
  reach: 'subtree',
  answer: z.object({ imports: z.array(importCard) }),
})

export const getImport = endpoint({
  method: 'GET',
  path: '/unions/imports/:id',
  summary: 'One import with its first refused rows.',
  door: { permission: 'unions.found' },
  reach: 'subtree',
  params: z.object({ id: idOf('unions.import') }),
  answer: importCard.extend({ rejects: z.array(reject) }),
})

export const downloadRejects = endpoint({
  method: 'GET',
  path: '/unions/imports/:id/rejects',
  summary: 'Refused rows as they came, with line and reasons; corrected, the same file loads again.',
  door: { permission: 'unions.found' },
  reach: 'subtree',
  params: z.object({ id: idOf('unions.import') }),
  download: workbook,
})
