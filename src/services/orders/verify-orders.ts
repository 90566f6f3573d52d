import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { brokenOrders } from './orders.store.ts'
import { findingText } from './text.ts'

/** For `gonghui verify`: an order that does not stand where its case does vanished between two. */
export async function verifyOrders(tx: Tx): Promise<string[]> {
  return (await brokenOrders(tx)).map(({ id, state, caseState }) =>
    fillSentence(findingText.order, { id, state, caseState: caseState ?? '' }),
  )
}
