import { dayOf } from '../../platform/dates.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { formatYuan } from '../../platform/money.ts'
import type { Actor } from '../access/index.ts'
import type { CaseCard } from '../cases/contract.ts'
import { type CaseFilter, listCases } from '../cases/index.ts'
import type { Cell } from '../sheets/index.ts'
import { exportMarked } from './export-marked.ts'
import { caseFileText } from './text.ts'

/** 导出事项清单: the list on the screen as a file, masked like the screen, whatever the service. */
export async function exportCases(
  actor: Actor,
  query: CaseFilter & { readonly format: 'xlsx' | 'csv'; readonly reason: string },
): Promise<Download> {
  const { format, reason, ...filter } = query
  // What is refused is refused before the first byte: after it there is no other answer than a torn file.
  const first = await listCases(actor, filter)
  return exportMarked(actor, {
    kind: 'cases.case',
    title: caseFileText.list,
    format,
    reason,
    headings: caseFileText.headings,
    rows: rowsFrom(actor, filter, first),
    filter,
  })
}

type Page = { readonly cases: readonly CaseCard[]; readonly next: string | null }

async function* rowsFrom(actor: Actor, filter: CaseFilter, first: Page): AsyncGenerator<readonly Cell[]> {
  for (let page = first; ; page = await listCases(actor, { ...filter, cursor: page.next! })) {
    for (const card of page.cases) yield rowOf(card)
    if (page.next === null) return
  }
}

function rowOf(card: CaseCard): readonly Cell[] {
  return [
    ...[card.number, card.typeName, card.title, card.subtitle, card.orgName, card.stateName, card.deskName],
    ...[dayOf(card.openedAt), card.due?.on ?? ''],
    card.amountFen === null ? '' : Number(formatYuan(card.amountFen)),
  ]
}
