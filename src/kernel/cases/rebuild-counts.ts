import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { appendCorrections } from './counts.store.ts'

/**
 * 重算汇总: makes the roll-up equal the cases again, whatever it said. Officers go on working meanwhile.
 *
 * @returns how many counts differed
 */
export function rebuildCounts(actor: Actor): Promise<number> {
  return transaction(actor, async (tx) => {
    const corrected = await appendCorrections(tx)
    await recordAudit(tx, actor, {
      action: 'cases.counts-rebuilt',
      subjectKind: 'cases',
      subjectId: 'counts',
      detail: { corrected },
    })
    return corrected
  })
}
