import { encodeCursor } from '../../platform/cursor.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { type Missed, missedRows } from './clocks.store.ts'
import { cursorOf } from './cursor.ts'
import { readingOf } from './reading.ts'

export type MissedFilter = {
  readonly orgId?: Id | undefined
  readonly type?: string | undefined
  readonly clock?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly cursor?: string | undefined
}

const pageSize = 50

/**
 * What clocks asked for and nobody recorded, below one organisation or all that the actor may read, the newest day first.
 * Refuses an organisation out of reach and a cursor not ours.
 */
export async function missedClocks(
  tx: Tx,
  actor: Actor,
  { orgId, type, clock, from, to, cursor }: MissedFilter,
): Promise<{ missed: Missed[]; next: string | null }> {
  const readings = await readingOf(tx, actor, orgId, type)
  const runs = readings
    .filter(({ type: table }) => Object.values(table.clocks ?? {}).some(({ every }) => every !== 'case'))
    .flatMap(({ type: { key }, roots }) => roots.map((root) => ({ ...root, type: key })))
  if (runs.length === 0) return { missed: [], next: null }
  const [on, ...rest] = cursor?.split('!') ?? []
  const at = cursorOf(on)
  const before = at && { onDay: at.at, caseId: at.id, clock: rest.join('!') }
  const found = await missedRows(tx, runs, { clock, from, to, before }, pageSize + 1)
  const missed = found.slice(0, pageSize)
  const last = missed.at(-1)
  const next = found.length > pageSize ? `${encodeCursor({ at: last!.onDay, id: last!.caseId })}!${last!.clock}` : null
  return { missed, next }
}
