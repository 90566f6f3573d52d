/** What a service decides on paper: from which lots to take. */
export { lotsAfter, lotsFor, takeFromLots } from './lots.rules.ts'
export type { AccountId, Lot, LotMove, Wallet } from './model.ts'
