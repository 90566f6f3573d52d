import { officersAt } from '../../kernel/access/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence, type RefusalFacts } from '../../platform/refusal.ts'

/** Tells whoever sits at the desks of some organisations; it is in their inbox with the deed itself. */
export async function tellDesks(
  tx: Tx,
  orgIds: readonly Id[],
  telling: { readonly title: string; readonly text: string; readonly facts: RefusalFacts; readonly link: string },
): Promise<void> {
  const officers = await officersAt(tx, orgIds)
  const text = fillSentence(telling.text, telling.facts)
  const personIds = [...new Set(officers.map((officer) => officer.personId))]
  await sendNotices(
    tx,
    personIds.map((personId) => ({ personId, title: telling.title, text, link: telling.link })),
  )
}
