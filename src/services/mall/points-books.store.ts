import { get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** What an organisation of the mall keeps an account for. */
export type Purpose = 'paid-in' | 'fund' | 'settled' | 'paid-out' | 'points' | 'due' | 'payable' | PurchasePurpose

/** Accounts of money for purchases of enterprises; see `purchase-books.ts`. */
export type PurchasePurpose =
  | 'purchase-owed'
  | 'purchase-bank'
  | 'purchase-due'
  | 'purchase-collected'
  | 'purchase-settled'

/** The same of a union and its merchants: what is due to a merchant, what its union promised for it, and what it paid. */
export type BenefitPurpose = 'benefit-due' | 'benefit-promised' | 'benefit-paid'

export async function accountsFor(
  tx: Tx,
  purpose: Purpose | BenefitPurpose,
  ownerIds: readonly Id[],
): Promise<Map<Id, Id>> {
  const found = await rows<{ ownerId: Id; accountId: Id }>(
    tx,
    sql`select owner_id, account_id from mall.ledger_accounts where purpose = ${purpose} and owner_id = any(${ownerIds}::uuid[])`,
  )
  return new Map(found.map((one) => [one.ownerId, one.accountId]))
}

export async function noteAccount(
  tx: Tx,
  ownerId: Id,
  purpose: Purpose | BenefitPurpose,
  accountId: Id,
): Promise<void> {
  await run(
    tx,
    sql`insert into mall.ledger_accounts (owner_id, purpose, account_id) values (${ownerId}, ${purpose}, ${accountId})
        on conflict (owner_id, purpose) do nothing`,
  )
}

export async function marketOf(tx: Tx, supplierId: Id): Promise<Id> {
  const found = await get<{ marketId: Id }>(tx, sql`select market_id from mall.suppliers where org_id = ${supplierId}`)
  return found.marketId
}
