import { systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { dropEnrolments } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { rowsKeptSince } from './import.rules.ts'
import { lockImportWithRowsBefore, markRowsErased } from './import.store.ts'

const eraser = systemActor('membership.erase-import-rows')

/**
 * 清除名单明细: throws the rows of lists away whose 30 days are over; one that nobody decided about is discarded with them.
 * Each list is a transaction of its own. Returns how many lists lost their rows.
 */
export async function eraseImportRows(): Promise<number> {
  for (let erased = 0; ; erased += 1) {
    const found = await transaction(eraser, async (tx) => {
      const record = await lockImportWithRowsBefore(tx, rowsKeptSince(now()))
      if (!record) return false
      await dropEnrolments(tx, record.id)
      await markRowsErased(tx, record.id, now())
      await recordAudit(tx, eraser, {
        action: 'membership.import-rows-erased',
        subjectKind: 'membership.import',
        subjectId: record.id,
        orgId: record.orgId,
      })
      return true
    })
    if (!found) return erased
  }
}
