import { postTransfer } from '../../kernel/ledger/index.ts'
import { today } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { depositRefusal } from './deposits.errors.ts'
import { fundOf, moveFund } from './fund.store.ts'
import { pointsText } from './orders.rules.ts'
import { pointsWords } from './points.text.ts'
import { bookOf } from './points-books.ts'

/**
 * 划拨: sets a letter's points aside, from the fund of the market to the union's account, before any of them is issued. The
 * letter's id is the transfer's, so that a letter is configured once. Refuses `mall.fund-short`.
 */
export async function bookConfiguration(
  tx: Tx,
  letter: { intentId: Id; marketId: Id; unionId: Id; points: Fen },
): Promise<void> {
  if ((await moveFund(tx, letter.marketId, -letter.points)) === null)
    throw depositRefusal('mall.fund-short', {
      needed: pointsText(letter.points),
      available: pointsText(await readFund(letter.marketId)),
    })
  const [fund, points] = [await bookOf(tx, 'fund', letter.marketId), await bookOf(tx, 'points', letter.unionId)]
  await postTransfer(tx, {
    id: letter.intentId,
    kind: 'mall.configured',
    subjectId: letter.intentId,
    occurredOn: today(),
    memo: pointsWords.configured,
    lines: [
      { accountId: fund, amountFen: -letter.points },
      { accountId: points, amountFen: letter.points },
    ],
  })
}

/** What a union is told when it is short: the fund is its mall's, which it does not see itself. */
function readFund(marketId: Id): Promise<Fen> {
  return transaction(system, (tx) => fundOf(tx, marketId))
}
