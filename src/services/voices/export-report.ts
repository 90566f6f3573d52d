import type { Actor } from '../../kernel/access/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import type { Day } from '../../platform/dates.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { readReport } from './read-report.ts'
import type { Report } from './report.contract.ts'
import { reportFileText as text } from './report.text.ts'
import { percentOf } from './rules.ts'
import { topicNames } from './text.ts'

type Row = readonly [
  part: string,
  name: string,
  registered: number | string,
  closed: number | string,
  open: number | string,
  remark: string,
]

/** 导出报表: what the page shows, part under part, with the number that traces the file. */
export async function exportVoiceReport(
  actor: Actor,
  wish: {
    readonly orgId?: string | undefined
    readonly from: Day
    readonly to: Day
    readonly format: ExportFormat
    readonly reason: string
  },
): Promise<Download> {
  const { format, reason, ...period } = wish
  const report = await readReport(actor, period)
  const { orgId, orgName, from, to } = report
  return exportMarked(actor, {
    kind: 'voices.report',
    title: fillSentence(text.title, { org: orgName, from, to }),
    format,
    reason,
    headings: text.headings,
    rows: rowsOf(report),
    filter: { orgId, from, to },
  })
}

function rowsOf(report: Report): Row[] {
  const { parts } = text
  const { onTheSpot: spot, unconfirmed: silent, otherwise, rated, content } = report
  const closing = { rate: percentOf(report.closingPermille) ?? text.noRate, spot, silent, otherwise }
  const satisfied = { rated, content, rate: percentOf(report.satisfactionPermille) ?? text.noRate }
  return [
    [parts.total, report.orgName, report.registered, report.closed, report.open, fillSentence(text.closing, closing)],
    [parts.satisfaction, '', '', '', '', rated === 0 ? text.noRating : fillSentence(text.satisfaction, satisfied)],
    [parts.forums, '', '', '', '', fillSentence(text.forums, { n: report.forums })],
    ...report.byTopic.map(({ topic, registered }): Row => [parts.topic, topicNames[topic], registered, '', '', '']),
    ...report.byMonth.map(
      ({ month, registered, closed }): Row => [parts.month, monthName(month), registered, closed, '', ''],
    ),
    ...report.byOrg.map(({ name, registered, closed, open }): Row => [parts.org, name, registered, closed, open, '']),
  ]
}

function monthName(month: Day): string {
  return fillSentence(text.month, { year: month.slice(0, 4), n: Number(month.slice(5, 7)) })
}
