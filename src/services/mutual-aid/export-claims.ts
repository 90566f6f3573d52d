import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { pageOfCases } from '../../kernel/cases/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { formatYuan } from '../../platform/money.ts'
import { claimCase } from './claim-case.ts'
import type { ClaimCard } from './claims.contract.ts'
import { type ClaimFilter, claimCards } from './read-claims.ts'
import { exportText } from './text.ts'

/** 导出申请清单: the list on the screen as a file, masked like the screen, with the number that traces it. */
export async function exportClaims(
  actor: Actor,
  query: ClaimFilter & { readonly format: ExportFormat; readonly reason: string },
): Promise<Download> {
  requirePermission(actor, 'mutual-aid.claim.read')
  const { format, reason, ...filter } = query
  // What is refused is refused before the first byte: after it there is no other answer than a torn file.
  const first = await pageOfClaims(actor, filter, null)
  return exportMarked(actor, {
    kind: 'mutual-aid.claim',
    title: exportText.title,
    format,
    reason,
    headings: exportText.headings,
    rows: claimRows(actor, filter, first),
    filter,
  })
}

type Page = { readonly cards: readonly ClaimCard[]; readonly next: string | null }

async function* claimRows(actor: Actor, filter: ClaimFilter, first: Page): AsyncGenerator<(string | number)[]> {
  for (let page = first; ; page = await pageOfClaims(actor, filter, page.next)) {
    for (const card of page.cards) yield rowOf(card)
    if (page.next === null) return
  }
}

function pageOfClaims(actor: Actor, filter: ClaimFilter, cursor: string | null): Promise<Page> {
  const { quarter, ...rest } = filter
  return transaction(actor, async (tx) => {
    const found = await pageOfCases(tx, actor, {
      ...rest,
      type: claimCase.key,
      ...(quarter && { series: quarter }),
      cursor: cursor ?? undefined,
    })
    return { cards: await claimCards(tx, found.cases), next: found.next }
  })
}

function rowOf(card: ClaimCard): (string | number)[] {
  return [
    card.number,
    card.personName,
    card.maskedIdNumber,
    card.orgName,
    card.title,
    card.quarter,
    Number(formatYuan(card.payableFen)),
    card.stateName,
    card.deskName,
    dayOf(card.openedAt),
    card.due?.on ?? '',
  ]
}
