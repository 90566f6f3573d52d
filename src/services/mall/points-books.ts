import { openAccount } from '../../kernel/ledger/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { accountsFor, marketOf, noteAccount, type Purpose } from './points-books.store.ts'
import { pathOfSupplier } from './supplier-path.ts'

/** Kind of a person's account of points, opened by the first letter; its lots bear the letter they came by as their purpose. */
export const walletKind = 'mall.points'

/**
 * The accounts of organisations for a purpose, opened where they are missing: `paid-in`, `fund`, `settled` and `paid-out` of a market, `points` of
 * a union, `due` (ordered) and `payable` (received) of a supplier. All are institutions' accounts: many write, none is hot.
 */
export async function booksOf(tx: Tx, purpose: Purpose, ownerIds: readonly Id[]): Promise<Map<Id, Id>> {
  const books = await accountsFor(tx, purpose, ownerIds)
  for (const ownerId of ownerIds) {
    if (!books.has(ownerId)) books.set(ownerId, await open(tx, purpose, ownerId))
  }
  return books
}

export async function bookOf(tx: Tx, purpose: Purpose, ownerId: Id): Promise<Id> {
  return (await booksOf(tx, purpose, [ownerId])).get(ownerId)!
}

/** A supplier's books are seen by the supplier and by whoever runs the mall; all others by their own organisation. */
async function open(tx: Tx, purpose: Purpose, ownerId: Id): Promise<Id> {
  const isSupplier = purpose === 'due' || purpose === 'payable'
  const accountId = await openAccount(tx, {
    kind: `mall.books.${purpose}`,
    holder: 'institution',
    ownerId,
    orgPath: isSupplier ? await pathOfSupplier(tx, await marketOf(tx, ownerId), ownerId) : await pathOf(tx, ownerId),
    floor: null,
    unit: 'points',
  })
  await noteAccount(tx, ownerId, purpose, accountId)
  return accountId
}

async function pathOf(tx: Tx, orgId: Id): Promise<readonly Id[]> {
  const [org] = await orgsByIds(tx, [orgId])
  return org?.path ?? [orgId]
}
