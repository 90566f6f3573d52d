import { openAccount } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Merchant } from './benefits.model.ts'
import { accountsFor, type BenefitPurpose, noteAccount } from './points-books.store.ts'

/**
 * The account of a purpose, opened where it is missing. All are institutions' accounts in fen: many write, none is hot.
 * What is due is the merchant's own; the other two are the union's, below which its merchants lie.
 */
export async function benefitBook(tx: Tx, purpose: BenefitPurpose, merchant: Merchant): Promise<Id> {
  const isDue = purpose === 'benefit-due'
  const ownerId = isDue ? merchant.orgId : merchant.unionId
  const known = (await accountsFor(tx, purpose, [ownerId])).get(ownerId)
  if (known) return known
  const accountId = await openAccount(tx, {
    kind: `mall.${purpose}`,
    holder: 'institution',
    ownerId,
    orgPath: isDue ? merchant.orgPath : merchant.orgPath.slice(0, -1),
    floor: null,
  })
  await noteAccount(tx, ownerId, purpose, accountId)
  return accountId
}
