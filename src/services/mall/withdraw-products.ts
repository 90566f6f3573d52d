import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { lockListedOf, markState, noteChanges } from './products.store.ts'

/** Takes everything that a supplier has on offer off the shelf, with the reason; tells how much that was. */
export async function withdrawAllOf(tx: Tx, supplierId: string, because: string, by: string): Promise<number> {
  const ids = await lockListedOf(tx, supplierId)
  const at = now()
  await markState(tx, ids, 'withdrawn', at, because)
  await noteChanges(
    tx,
    ids.map((productId) => ({ productId, skuId: null, what: 'state', before: 'listed', after: 'withdrawn', because })),
    by,
    at,
  )
  return ids.length
}
