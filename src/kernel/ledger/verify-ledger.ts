import type { Tx } from '../../platform/db/transaction.ts'
import {
  holdLotsNotTheHold,
  lotMovesNotTheEntry,
  lotsHeldNotTheSum,
  lotsNotTheBalance,
  lotsNotTheSum,
  lotsWithoutGrant,
  refundsExceeding,
} from './lots-verification.queries.ts'
import type { LedgerFinding } from './model.ts'
import {
  balancesBelowFloor,
  balancesNotTheSum,
  entriesOnAnotherDay,
  entriesWithoutAccount,
  entriesWithoutTransfer,
  heldNotTheSum,
  holdsSettledByNothing,
  moneyOfMergedRecords,
  reversalsNotTheMirror,
  transfersMixingUnits,
  transfersNotZero,
} from './verification.queries.ts'

const checks = [
  transfersNotZero,
  transfersMixingUnits,
  entriesWithoutTransfer,
  entriesWithoutAccount,
  entriesOnAnotherDay,
  balancesNotTheSum,
  balancesBelowFloor,
  heldNotTheSum,
  reversalsNotTheMirror,
  holdsSettledByNothing,
  lotsNotTheSum,
  lotsNotTheBalance,
  lotsHeldNotTheSum,
  lotsWithoutGrant,
  lotMovesNotTheEntry,
  holdLotsNotTheHold,
  refundsExceeding,
  moneyOfMergedRecords,
]

/** Proves every promise of the books from the rows themselves and names each row that breaks one; the transaction is the system's. */
export async function verifyLedger(tx: Tx): Promise<LedgerFinding[]> {
  const findings: LedgerFinding[] = []
  for (const check of checks) findings.push(...(await check(tx)))
  return findings
}
