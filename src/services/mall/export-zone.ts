import type { Actor } from '../../kernel/access/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import { displayFullDay } from '../../platform/dates.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { formatYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { zoneFileText as text } from './pavilions.text.ts'
import { type Period, readZone } from './read-zone.ts'
import type { ZoneReport } from './zone.contract.ts'

type Row = readonly [
  part: string,
  buyer: string,
  region: string,
  pieces: number | string,
  amount: string,
  inPavilion: string,
  remark: string,
]

/** 导出消费帮扶: what the page shows, part under part, with the number that traces the file. */
export async function exportZone(
  actor: Actor,
  wish: Period & { readonly format: ExportFormat; readonly reason: string },
): Promise<Download> {
  const { format, reason, ...period } = wish
  const report = await readZone(actor, period)
  const { orgId, orgName, from, to } = report
  return exportMarked(actor, {
    kind: 'mall.zone',
    title: fillSentence(text.title, { org: orgName, from, to }),
    format,
    reason,
    headings: text.headings,
    rows: rowsOf(report),
    filter: { orgId, from, to },
  })
}

function rowsOf({ orgName, orgId, zone, byRegion, byMonth, pairs, openings }: ZoneReport): Row[] {
  const { parts } = text
  const names = new Map(byRegion.map((region) => [region.regionId, region.name]))
  return [
    [parts.total, orgName, '', zone.pieces, formatYuan(zone.amountFen), formatYuan(zone.inPavilionFen), ''],
    ...byRegion.map(
      ({ name, pieces, amountFen, inPavilionFen, pavilion }): Row => [
        parts.region,
        orgName,
        name,
        pieces,
        formatYuan(amountFen),
        formatYuan(inPavilionFen),
        pavilion?.name ?? '',
      ],
    ),
    ...pairs.map(
      (pair): Row => [
        parts.pair,
        pair.orgId === orgId ? fillSentence(text.own, { org: orgName }) : pair.orgName,
        names.get(pair.regionId) ?? '',
        pair.pieces,
        formatYuan(pair.amountFen),
        '',
        pair.isPaired ? text.paired : text.elsewhere,
      ],
    ),
    ...byMonth.map(
      ({ month, amountFen, inPavilionFen }): Row => [
        parts.month,
        month.slice(0, 7),
        '',
        '',
        formatYuan(amountFen),
        formatYuan(inPavilionFen),
        '',
      ],
    ),
    ...openings.map(
      ({ name, words, source, untilDay }): Row => [
        parts.opening,
        name,
        '',
        '',
        '',
        '',
        fillSentence(text.source, { words, source, day: displayFullDay(untilDay) }),
      ],
    ),
  ]
}
