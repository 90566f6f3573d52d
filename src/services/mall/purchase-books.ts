import { openAccount, postTransfer } from '../../kernel/ledger/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { accountsFor, noteAccount, type PurchasePurpose } from './points-books.store.ts'
import type { PurchaseContract } from './purchases.model.ts'
import { purchaseWords } from './purchases.text.ts'

/**
 * Accounts of money for purchases of enterprises, in fen and apart from every account of points: `purchase-owed` and
 * `purchase-bank` of a buyer, `purchase-due` and `purchase-collected` of a supplier, `purchase-settled` of a market.
 */
async function moneyBook(tx: Tx, purpose: PurchasePurpose, ownerId: Id): Promise<Id> {
  const known = (await accountsFor(tx, purpose, [ownerId])).get(ownerId)
  if (known) return known
  const [org] = await orgsByIds(tx, [ownerId])
  const accountId = await openAccount(tx, {
    kind: `mall.books.${purpose}`,
    holder: 'institution',
    ownerId,
    orgPath: org?.path ?? [ownerId],
    floor: null,
    unit: 'fen',
  })
  await noteAccount(tx, ownerId, purpose, accountId)
  return accountId
}

type Booking = { readonly id: Id; readonly amount: Fen; readonly on: Day }

/** What was accepted is owed by the buyer and due to the supplier. */
export async function bookAccepted(tx: Tx, contract: PurchaseContract, { id, amount, on }: Booking): Promise<void> {
  if (amount === 0) return
  const [owed, due] = [
    await moneyBook(tx, 'purchase-owed', contract.buyerId),
    await moneyBook(tx, 'purchase-due', contract.supplierId),
  ]
  await postTransfer(tx, {
    id,
    kind: 'mall.purchase-accepted',
    subjectId: contract.id,
    occurredOn: on,
    memo: purchaseWords.accepted,
    lines: [
      { accountId: owed, amountFen: -amount },
      { accountId: due, amountFen: amount },
    ],
  })
}

/** What was paid left the buyer's bank for the supplier, and clears as much of the debt. */
export async function bookPaid(tx: Tx, contract: PurchaseContract, { id, amount, on }: Booking): Promise<void> {
  const bank = await moneyBook(tx, 'purchase-bank', contract.buyerId)
  const owed = await moneyBook(tx, 'purchase-owed', contract.buyerId)
  const due = await moneyBook(tx, 'purchase-due', contract.supplierId)
  const collected = await moneyBook(tx, 'purchase-collected', contract.supplierId)
  await postTransfer(tx, {
    id,
    kind: 'mall.purchase-paid',
    subjectId: contract.id,
    occurredOn: on,
    memo: purchaseWords.paid,
    lines: [
      { accountId: bank, amountFen: -amount },
      { accountId: collected, amountFen: amount },
      { accountId: due, amountFen: -amount },
      { accountId: owed, amountFen: amount },
    ],
  })
}

/** A settled contract leaves nothing with its supplier's account; the market's says what all purchases came to. */
export async function bookSettled(tx: Tx, contract: PurchaseContract, on: Day): Promise<void> {
  const collected = await moneyBook(tx, 'purchase-collected', contract.supplierId)
  const settled = await moneyBook(tx, 'purchase-settled', contract.marketId)
  await postTransfer(tx, {
    id: contract.id,
    kind: 'mall.purchase-settled',
    subjectId: contract.id,
    occurredOn: on,
    memo: purchaseWords.settled,
    lines: [
      { accountId: collected, amountFen: -contract.accepted },
      { accountId: settled, amountFen: contract.accepted },
    ],
  })
}
