import type { CaseCard } from '../../../../kernel/cases/contract.ts'
import { type DeskRow, rowOfCase } from '../../../../kernel/cases/screens.ts'

/** Whose case it is comes first: the member, then what she wants. */
export function memberRow(card: CaseCard, readerOrgId: string): DeskRow {
  return { ...rowOfCase(card, readerOrgId), title: card.subtitle, note: card.title }
}
