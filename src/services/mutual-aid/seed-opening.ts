import { recordOpening } from '../../kernel/indicators/index.ts'
import { today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fund } from './funds.store.ts'
import { paidFact } from './read-statistics.ts'
import { seedFileText } from './seed.text.ts'

/** What the invented fund had paid before it came to the platform. */
export async function seedOpening(tx: Tx, fund: Fund): Promise<void> {
  await recordOpening(tx, {
    kind: paidFact,
    orgId: fund.orgId,
    cases: 31_260,
    amountFen: 5_217_000_000,
    qualifier: 'and-more',
    source: seedFileText.openingSource,
    untilDay: addDays(today(), -1),
  })
}
