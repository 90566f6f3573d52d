export { checkpointAccounts } from './checkpoint-accounts.ts'
export { refusals as ledgerRefusals } from './errors.ts'
export { followAccounts } from './follow-accounts.ts'
export { holdAmount } from './hold-amount.ts'
export { recurring as ledgerRecurring } from './jobs.ts'
export type {
  AccountId,
  Balance,
  Entry,
  Hold,
  Holder,
  HoldId,
  LedgerFinding,
  LedgerRule,
  Line,
  OpenAccount,
  Place,
  Transfer,
  TransferId,
} from './model.ts'
export { openAccount, openAccounts } from './open-accounts.ts'
export { postTransfer, postTransfers } from './post-transfers.ts'
export { balanceAsOf, balanceOf, balancesOf, statementOf } from './queries.ts'
export { releaseHold } from './release-hold.ts'
export { reverseTransfer } from './reverse-transfer.ts'
export { settleHold } from './settle-hold.ts'
export { findingText as ledgerFindingText, refusalText as ledgerRefusalText } from './text.ts'
export { verifyLedger } from './verify-ledger.ts'
