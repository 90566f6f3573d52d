import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { officersAt } from '../access/index.ts'
import { type SendNotice, sendNotices } from '../notices/index.ts'

/** What the officers of one organisation are told. */
export type Telling = {
  readonly orgId: Id
  readonly title: string
  readonly text: string
  readonly link: string | null
}

/** Puts a notice into the inbox of every officer of each organisation. */
export async function tellOfficers(tx: Tx, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return
  const officers = await officersAt(tx, [...new Set(tellings.map((telling) => telling.orgId))])
  // A sweep tells thousands of organisations at once: each looks up its own officers, not through everybody's.
  const byOrg = Map.groupBy(officers, ({ orgId }) => orgId)
  const notices = tellings.flatMap(({ orgId, title, text, link }) =>
    (byOrg.get(orgId) ?? []).map(({ personId }): SendNotice => ({ personId, ...fitted({ title, text }), link })),
  )
  await sendNotices(tx, notices)
}

/** What a notice can hold: a long title or note ends with an ellipsis, the case itself has the rest. */
export function fitted({ title, text }: { readonly title: string; readonly text: string }) {
  return { title: clip(title, 100), text: clip(text, 2_000) }
}

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
