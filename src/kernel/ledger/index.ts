export { accountNameOf, registerAccountNames } from './account-names.ts'
export { checkpointAccounts } from './checkpoint-accounts.ts'
export { refusals as ledgerRefusals } from './errors.ts'
export { followAccounts } from './follow-accounts.ts'
export { grantLots, openGrant } from './grant-lots.ts'
export { holdAmount } from './hold-amount.ts'
export { holdingsOf } from './holdings.queries.ts'
export { recurring as ledgerRecurring } from './jobs.ts'
export { lotsAfter, lotsFor, takeFromLots } from './lots.rules.ts'
export type { Granting, Recipients } from './lots.store.ts'
export { ledgerFollower } from './merging.ts'
export type {
  AccountId,
  Balance,
  Entry,
  Grant,
  GrantId,
  Hold,
  Holder,
  HoldId,
  LedgerFinding,
  LedgerRule,
  Line,
  Lot,
  LotMove,
  OpenAccount,
  Place,
  Spending,
  Transfer,
  TransferId,
  Wallet,
} from './model.ts'
export { openAccount, openAccounts } from './open-accounts.ts'
export { lotsOfOwner } from './own-lots.queries.ts'
export { personalData as ledgerPersonalData } from './personal-data.ts'
export { postTransfer, postTransfers } from './post-transfers.ts'
export {
  balanceAsOf,
  balanceOf,
  balancesOf,
  bookedOtherwise,
  entriesBetween,
  movementsBetween,
  statementOf,
} from './queries.ts'
export { type Refund, refundTransfer } from './refund-transfer.ts'
export { releaseHold } from './release-hold.ts'
export { reverseTransfer } from './reverse-transfer.ts'
export { settleHold } from './settle-hold.ts'
export { lockWalletsOf, spendLots } from './spend-lots.ts'
export { moveLastDay, sweepGrants } from './sweep-grants.ts'
export { findingText as ledgerFindingText, refusalText as ledgerRefusalText } from './text.ts'
export { lotsOf, movesOfGrant, traceGrant, traceGrants, traceTransfer } from './trace.queries.ts'
export { accountsUnder, countAccountsUnder, type KindSum, sumsUnder } from './union-accounts.queries.ts'
export { verifyLedger } from './verify-ledger.ts'
