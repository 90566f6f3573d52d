import type { Day } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { Lot, LotMove } from './model.ts'

/** Lots that may be spent on one of the purposes on a day, the earliest to expire first and of those the earliest granted. */
export function lotsFor(lots: readonly Lot[], purposeIds: readonly Id[], day: Day): Lot[] {
  return lots
    .filter((lot) => lot.purposeId === null || purposeIds.includes(lot.purposeId))
    .filter((lot) => lot.expiresOn === null || lot.expiresOn >= day)
    .sort((one, other) => {
      const [a, b] = [one.expiresOn ?? '9999', other.expiresOn ?? '9999']
      return a < b ? -1 : a > b ? 1 : one.grantId < other.grantId ? -1 : 1
    })
}

/** Takes an amount from lots in the order given; null when they do not hold it. */
export function takeFromLots(lots: readonly Lot[], amountFen: Fen): LotMove[] | null {
  const moves: LotMove[] = []
  let missing = amountFen
  for (const { grantId, availableFen } of lots) {
    const taken = Math.min(missing, availableFen)
    if (taken > 0) moves.push({ grantId, amountFen: -taken })
    missing -= taken
  }
  return missing === 0 ? moves : null
}

/** What is left in lots after moves, for whoever spends twice in one transaction. */
export function lotsAfter(lots: readonly Lot[], moves: readonly LotMove[]): Lot[] {
  const moved = new Map(moves.map((move) => [move.grantId, move.amountFen]))
  return lots.map((lot) => ({ ...lot, availableFen: lot.availableFen + (moved.get(lot.grantId) ?? 0) }))
}

/** Gives an amount back to the lots it was spent from (negative amounts, the last to be given first); null when it is more. */
export function giveBackToLots(spent: readonly LotMove[], amountFen: Fen): LotMove[] | null {
  const taken = takeFromLots(
    spent.map(({ grantId, amountFen }) => ({ grantId, purposeId: null, expiresOn: null, availableFen: -amountFen })),
    amountFen,
  )
  return taken === null ? null : taken.map((move) => ({ ...move, amountFen: -move.amountFen }))
}
