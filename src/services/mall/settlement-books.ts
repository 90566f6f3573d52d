import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudits } from '../../kernel/audit/index.ts'
import { balanceAsOf, movementsBetween, postTransfers, type Transfer } from '../../kernel/ledger/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { orderRefusal } from './orders.errors.ts'
import { bookOf } from './points-books.ts'
import {
  insertSettlement,
  lastDayOf,
  lastSettledDay,
  lockMarket,
  type Settlement,
  suppliersOf,
} from './settlement-books.store.ts'
import { settlementWords } from './settlement-books.text.ts'

/**
 * 结算: settles with every supplier of a market what was received until a day and not settled before, as the books have it:
 * the supplier's account `payable` at the end of that day. Returns after receipt are already taken off; who owes more than
 * he is due is carried over. Refuses `mall.settlement-too-early` for a day that is not over, `mall.settlement-behind`.
 */
export function settleSuppliers(
  actor: Actor,
  input: { marketId: Id; untilDay: Day },
  idempotencyKey: string,
): Promise<{ settlements: Settlement[] }> {
  return transaction(actor, async (tx) => {
    requirePermission(actor, 'mall.operate', [input.marketId])
    return once(tx, actor, { key: idempotencyKey, request: { settle: input } }, async () => {
      const { marketId, untilDay } = input
      await lockMarket(tx, marketId)
      if (untilDay >= today()) throw orderRefusal('mall.settlement-too-early', { untilDay })
      const last = await lastSettledDay(tx, marketId)
      if (last !== null && untilDay < last) throw orderRefusal('mall.settlement-behind', { last })
      const settlements = await settleAll(tx, marketId, untilDay)
      if (settlements.length > 0) await write(tx, actor, settlements)
      return { settlements }
    })
  })
}

async function settleAll(tx: Tx, marketId: Id, untilDay: Day): Promise<Settlement[]> {
  const settlements: Settlement[] = []
  for (const { supplierId } of await suppliersOf(tx, marketId)) {
    const payable = await bookOf(tx, 'payable', supplierId)
    const amount = await balanceAsOf(tx, payable, untilDay)
    if (amount <= 0) continue
    const moved = await movementsBetween(tx, payable, await lastDayOf(tx, supplierId), untilDay)
    const received = moved.find((one) => one.kind === 'mall.received')
    settlements.push({
      supplierId,
      id: newId(),
      marketId,
      number: `${untilDay.replaceAll('-', '')}-${supplierId.slice(-6).toUpperCase()}`,
      untilDay,
      amount,
      receivedOrders: received?.transfers ?? 0,
      receivedAmount: received?.amountFen ?? 0,
      returnedAmount: (received?.amountFen ?? 0) - amount,
    })
  }
  return settlements
}

/** Booked on the last day itself, so that the account is empty at its end and the next period begins with nothing. */
async function write(tx: Tx, actor: Actor, settlements: readonly Settlement[]): Promise<void> {
  const transfers: Transfer[] = []
  for (const { id, supplierId, marketId, untilDay, amount } of settlements) {
    const [payable, settled] = [await bookOf(tx, 'payable', supplierId), await bookOf(tx, 'settled', marketId)]
    const lines = [
      { accountId: payable, amountFen: -amount },
      { accountId: settled, amountFen: amount },
    ]
    transfers.push({
      id,
      kind: 'mall.settled',
      subjectId: id,
      occurredOn: untilDay,
      memo: settlementWords.settled,
      lines,
    })
  }
  await postTransfers(tx, transfers)
  for (const settlement of settlements) await insertSettlement(tx, settlement, actor.name, now())
  await recordAudits(
    tx,
    actor,
    settlements.map(({ id, supplierId, untilDay, amount }) => ({
      action: 'mall.supplier-settled',
      subjectKind: 'mall.settlement',
      subjectId: id,
      orgId: supplierId,
      detail: { untilDay, amount },
    })),
  )
}
