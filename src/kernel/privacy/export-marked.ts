import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type Cell, writeCsv, writePdf, writeXlsx } from '../sheets/index.ts'
import { refusal } from './errors.ts'
import { finishExport, insertExport } from './exports.store.ts'
import type { OutgoingExport } from './model.ts'
import { exportNumber, sayInstant } from './rules.ts'
import { exportText } from './text.ts'

export type ExportFormat = OutgoingExport['format']

export type MarkedExport = {
  /** Which list: service and noun. */
  readonly kind: string
  readonly title: string
  readonly format: ExportFormat
  /** For what, in the officer's own words. */
  readonly reason: string
  readonly headings: readonly string[]
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
  /** Handed in again after work on it: the headings stay on top, the mark stands in name and rows alone. */
  readonly comesBack?: 'yes'
  /** What the list was narrowed to, for the audit. */
  readonly filter: Readonly<Record<string, unknown>>
}

const mostPrinted = 3_000

const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/**
 * 带水印导出: a list that leaves the console. The number that traces it stands in the file's name, in each row, and in a
 * workbook or document visibly on top; who took it, when and for what is audited before the first row is written.
 */
export async function exportMarked(actor: Actor, wish: MarkedExport): Promise<Download> {
  const mark = await transaction(actor, (tx) => traceExport(tx, actor, wish))
  const line = fillSentence(exportText.line, {
    number: mark.number,
    name: actor.name,
    at: sayInstant(mark.exportedAt),
    reason: wish.reason,
  })
  const counted = countRows(actor, mark.id, wish.rows, [mark.number, actor.name].join(' '))
  const name = `${wish.title} ${mark.number}.${wish.format}`
  return { name, type: types[wish.format], content: await contentOf(wish, counted, line) }
}

async function contentOf(
  { format, title, headings, comesBack }: MarkedExport,
  rows: AsyncIterable<readonly Cell[]>,
  line: string,
): Promise<Download['content']> {
  const marked = [...headings, exportText.column]
  if (format === 'csv') return writeCsv(marked, rows, 'utf-8')
  if (format === 'xlsx') return writeXlsx(title.slice(0, 31), marked, rows, comesBack ? undefined : line)
  const printed: (readonly Cell[])[] = []
  for await (const row of rows) {
    printed.push(row.slice(0, -1))
    if (printed.length > mostPrinted) throw refusal('privacy.export-too-long', { most: mostPrinted })
  }
  const chapter = { title: '', note: fillSentence(exportText.rows, { rows: printed.length }), headings, rows: printed }
  return writePdf({ title, note: line, footer: line, watermark: line.slice(0, 40), chapters: [chapter] })
}

/** The row of the export and its audit entry; for files whose form is not ours to mark, such as a bank's. */
export async function traceExport(
  tx: Tx,
  actor: Actor,
  wish: Pick<MarkedExport, 'kind' | 'title' | 'format' | 'reason' | 'filter'>,
): Promise<Pick<OutgoingExport, 'id' | 'number' | 'exportedAt'>> {
  const id = newId()
  const [grant] = actor.grants
  const mark = { id, number: exportNumber(id), exportedAt: now() }
  const { kind, title, format, reason, filter } = wish
  await insertExport(tx, {
    ...mark,
    orgPath: grant?.orgPath ?? [],
    officerId: actor.personId!,
    officerName: actor.name,
    kind,
    title,
    format,
    reason,
  })
  await recordAudit(tx, actor, {
    action: 'privacy.exported',
    subjectKind: 'privacy.export',
    subjectId: mark.number,
    orgId: grant?.orgId ?? null,
    detail: { kind, title, format, reason, filter },
  })
  return mark
}

/** Passes rows on with the mark behind each, and writes down how many there were once the last is out. */
async function* countRows(
  actor: Actor,
  id: Id,
  rows: MarkedExport['rows'],
  mark: string,
): AsyncGenerator<readonly Cell[]> {
  let count = 0
  for await (const row of rows) {
    count += 1
    yield [...row, mark]
  }
  await transaction(actor, (tx) => finishExport(tx, id, count, now()))
}
