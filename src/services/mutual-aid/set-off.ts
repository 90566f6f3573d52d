import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import { decideSetOff } from './claims.rules.ts'
import { addSetOff, lockOpenDebts, lockSetOffDebts } from './debts.store.ts'

/** 抵扣: keeps back from each benefit what its person still owes, oldest debt first. Returns the sums kept, in the order given. */
export async function setOffDebts(
  tx: Tx,
  fund: string,
  benefits: readonly { ownerId: string; entitledFen: Fen }[],
): Promise<Fen[]> {
  const open = await lockOpenDebts(tx, fund, [...new Set(benefits.map((benefit) => benefit.ownerId))])
  const left = new Map(open.map((debt) => [debt.id, debt.openFen]))
  const kept: Fen[] = []
  for (const benefit of benefits) {
    let taken = 0
    for (const debt of open.filter((one) => one.ownerId === benefit.ownerId)) {
      const part = decideSetOff(benefit.entitledFen - taken, left.get(debt.id)!)
      if (part === 0) continue
      await addSetOff(tx, debt.ownerId, debt.id, part)
      left.set(debt.id, left.get(debt.id)! - part)
      taken += part
    }
    kept.push(taken)
  }
  return kept
}

/** Gives back what a claim had set off when the claim becomes smaller or falls. */
export async function releaseSetOff(tx: Tx, fund: string, ownerId: string, amountFen: Fen): Promise<void> {
  let rest = amountFen
  for (const debt of rest > 0 ? await lockSetOffDebts(tx, fund, ownerId) : []) {
    const part = Math.min(rest, debt.setOffFen)
    await addSetOff(tx, ownerId, debt.id, -part)
    rest -= part
  }
}
