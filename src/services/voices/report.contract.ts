import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { voiceTopics } from './model.ts'
import { voiceCard } from './voices.contract.ts'

/** What a number counts; each opens to its rows. */
export const reportPart = z.enum([
  'registered',
  'closed',
  'on-the-spot',
  'unconfirmed',
  'otherwise',
  'open',
  'petitions',
])
export type ReportPart = z.infer<typeof reportPart>

const period = {
  orgId: idOf('orgs.org').optional(),
  from: z.iso.date(),
  to: z.iso.date(),
}

export const report = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  registered: z.int(),
  closed: z.int(),
  onTheSpot: z.int(),
  unconfirmed: z.int(),
  otherwise: z.int(),
  open: z.int(),
  petitions: z.int(),
  /** Closed of registered, in tenths of a per cent; null when nothing was registered. */
  closingPermille: z.int().nullable(),
  /** Rated in the period, content of them, and their share in tenths of a per cent; null when nobody rated. */
  rated: z.int(),
  content: z.int(),
  satisfactionPermille: z.int().nullable(),
  forums: z.int(),
  byTopic: z.array(z.object({ topic: z.enum(voiceTopics), registered: z.int() })),
  byMonth: z.array(z.object({ month: z.iso.date(), registered: z.int(), closed: z.int(), petitions: z.int() })),
  byOrg: z.array(z.object({ orgId: z.uuid(), name: z.string(), registered: z.int(), closed: z.int(), open: z.int() })),
})
export type Report = z.infer<typeof report>

export const getReport = endpoint({
  method: 'GET',
  path: '/voices/report',
  summary:
    'A quarter or a year: registered = closed + ended otherwise + open; satisfaction apart from the closing rate.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object(period),
  answer: report,
})

export const listReportRows = endpoint({
  method: 'GET',
  path: '/voices/report/rows',
  summary: 'The voices behind a number of the report, newest first, by keyset.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object({ ...period, part: reportPart, cursor: naming('platform.open', z.string().max(80)).optional() }),
  answer: z.object({ voices: z.array(voiceCard), next: z.string().nullable() }),
})

export const exportReport = endpoint({
  method: 'GET',
  path: '/voices/report/file',
  summary: 'The report as a file that bears a number, with the reason why it leaves.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object({
    ...period,
    format: z.enum(['xlsx', 'csv', 'pdf']),
    reason: z.string().trim().min(2).max(200),
  }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv', 'application/pdf'],
})
