import type { Actor } from '../../kernel/access/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import type { Day } from '../../platform/dates.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { readStatistics } from './read-statistics.ts'
import type { Statistics } from './statistics.contract.ts'
import { statisticsFileText as text } from './statistics.text.ts'

type Row = readonly [part: string, name: string, people: number | string, newForm: number | string, remark: string]

/** 导出会员发展: what the page shows, part under part, with the number that traces the file. */
export async function exportStatistics(
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
  const answer = await readStatistics(actor, period)
  const { orgId, orgName, from, to } = answer
  return exportMarked(actor, {
    kind: 'membership.statistics',
    title: fillSentence(text.title, { org: orgName, from, to }),
    format,
    reason,
    headings: text.headings,
    rows: rowsOf(answer),
    filter: { orgId, from, to },
  })
}

function rowsOf(answer: Statistics): Row[] {
  const { parts } = text
  return [
    [parts.total, answer.orgName, answer.people, answer.newForm, ''],
    ...answer.byForm.map(({ name, people, isNew }): Row => [parts.form, name, people, isNew ? people : 0, '']),
    ...answer.byMonth.map(({ month, people, newForm }): Row => [parts.month, monthName(month), people, newForm, '']),
    ...answer.byOrg.map(({ name, people, newForm }): Row => [parts.org, name, people, newForm, '']),
    ...answer.openings.map(
      ({ year, orgName, words, source }): Row => [
        parts.opening,
        fillSentence(text.opening, { year, org: orgName }),
        '',
        words,
        fillSentence(text.source, { source }),
      ],
    ),
    ...answer.targets.map(
      ({ title, timeKindName: kind, amount, value, stateName: state, lacking, source }): Row => [
        parts.target,
        title,
        '',
        value,
        fillSentence(text.target, { kind, amount, state, lacking, source }),
      ],
    ),
  ]
}

function monthName(month: Day): string {
  return fillSentence(text.month, { year: month.slice(0, 4), n: Number(month.slice(5, 7)) })
}
