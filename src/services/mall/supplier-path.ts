import { orgsByIds } from '../../kernel/orgs/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** From the root over the mall's federation to a supplier: where its numbers and its books stand. */
export async function pathOfSupplier(tx: Tx, marketId: Id, supplierId: Id): Promise<readonly Id[]> {
  const [federation] = await orgsByIds(tx, [marketId])
  return [...(federation?.path ?? [marketId]), supplierId]
}
