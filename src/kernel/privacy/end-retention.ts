import { now, today } from '../../platform/clock.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { PersonalTable } from '../../platform/personal-data.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import type { EndedTable } from './officers.contract.ts'
import { personalTables } from './registered.ts'
import { endRowsBefore, finishRetentionRun, insertRetentionRun } from './walk.store.ts'

const rowsAtOnce = 5_000

/** 到期清理: does to every row past its retention what its declaration says, in chunks, and keeps a report. */
export async function endRetention(actor: Actor): Promise<readonly EndedTable[]> {
  const id = await transaction(actor, (tx) => insertRetentionRun(tx, now()))
  const report: EndedTable[] = []
  for (const table of personalTables()) {
    const ended = await endTable(actor, table)
    if (ended) report.push(ended)
  }
  await transaction(actor, async (tx) => {
    await finishRetentionRun(tx, id, now(), report)
    const rows = report.reduce((sum, one) => sum + one.rows, 0)
    await recordAudit(tx, actor, {
      action: 'privacy.retention-ended',
      subjectKind: 'privacy.retention-run',
      subjectId: id,
      detail: { rows },
    })
  })
  return report
}

async function endTable(actor: Actor, table: PersonalTable): Promise<EndedTable | null> {
  const { after, afterwards, says } = table.kept
  if (!after || !afterwards) return null
  const day = addDays(today(), -after.days)
  const before = after.column.endsWith('_on') ? day : startOfDay(day)
  const wish = { column: after.column, before, afterwards, most: rowsAtOnce }
  let rows = 0
  for (;;) {
    const ended = await transaction(actor, (tx) => endRowsBefore(tx, table, wish))
    rows += ended
    if (ended < rowsAtOnce) break
  }
  return {
    table: table.table,
    title: table.title,
    kept: says,
    before: day,
    does: afterwards === 'delete' ? 'delete' : 'anonymise',
    rows,
  }
}
