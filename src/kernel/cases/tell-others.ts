import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Audience, Case, CaseType } from './model.ts'
import type { Reader } from './reader.ts'
import { tellOfficers } from './tell-officers.ts'
import { tellOwners } from './tell-owners.ts'
import { noticeText } from './text.ts'

/** What was added to a case, and for whom. */
export type Added = { readonly note: string; readonly audience: Audience; readonly what: 'commented' | 'attached' }

/**
 * Tells the other side that something was added: the person of what officers add for her, the desk of what others add, and
 * the bodies that take part of what they may read. Nobody hears of her own.
 */
export async function tellOthers(
  tx: Tx,
  type: CaseType,
  row: Case,
  reader: Reader,
  { note, audience, what }: Added,
): Promise<void> {
  const facts = { number: row.number, title: row.title, note }
  if (reader.side !== 'owner' && audience === 'all') {
    const { title, text } = noticeText[what]
    await tellOwners(tx, type, [{ row, title, text: fillSentence(text, facts) }])
  }
  const desk = row.desk === 'org' || reader.side === 'owner' ? row.deskOrgId : null
  const bodies = audience === 'union' ? [] : row.bodyIds
  const offices = new Set([...(desk === null ? [] : [desk]), ...bodies])
  if (reader.orgId !== null) offices.delete(reader.orgId)
  const { title, text } = reader.side === 'owner' ? noticeText.answered : noticeText.noted
  const link = type.links.officer.replace('{id}', row.id)
  await tellOfficers(
    tx,
    [...offices].map((orgId) => ({ orgId, title, text: fillSentence(text, facts), link })),
  )
}
