import { postTransfer } from '../../kernel/ledger/index.ts'
import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { pointsWords } from './points.text.ts'
import { bookOf } from './points-books.ts'

/**
 * 划拨: sets a letter's points aside, from the fund of the market to the union's account, before any of them is issued. The
 * letter's id is the transfer's, so that a letter is configured once.
 */
export async function bookConfiguration(
  tx: Tx,
  letter: { intentId: Id; marketId: Id; unionId: Id; points: Fen },
): Promise<void> {
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
