import { databaseUrl } from '../../platform/db/pool.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Calendar } from './model.ts'
import { yearOf } from './rules.ts'
import { allDays, currentVersion } from './store.ts'

let held: (Calendar & { readonly of: string }) | null = null

/** The calendar as it stands. One small read when this process holds the current version already. */
export async function readCalendar(tx: Tx): Promise<Calendar> {
  const version = await currentVersion(tx)
  if (held?.version === version && held.of === databaseUrl()) return held

  const days = await allDays(tx)
  held = {
    of: databaseUrl(),
    version,
    years: new Set(days.map(({ day }) => yearOf(day))),
    kinds: new Map(days.map(({ day, kind }) => [day, kind])),
  }
  return held
}
