import { today } from '../../platform/clock.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { readCalendar } from '../calendar/index.ts'
import { periodsBetween } from './count-periods.ts'
import { earliestAwaited, missRecords } from './sweeps.store.ts'

/** Clocks of one transaction. */
const mostRows = 20_000

/** Past every holiday that the country has. */
const daysAhead = 30

/**
 * Writes down every record that clocks asked for before today and nobody made. Whole sets at a time: millions of running
 * clocks are looked at through an index of their days, and only those that ran out are touched.
 *
 * @returns how many clocks had run out
 */
export async function sweepClocks(actor: Actor): Promise<number> {
  const day = today()
  let swept = 0
  for (;;) {
    const some = await transaction(actor, async (tx) => {
      const first = await earliestAwaited(tx, day, mostRows)
      if (first === null) return 0
      const calendar = await readCalendar(tx)
      return missRecords(tx, day, periodsBetween(calendar, addDays(first, -1), ahead(day)), mostRows)
    })
    swept += some
    if (some < mostRows) return swept
  }
}

export function ahead(day: Day): Day {
  return addDays(day, daysAhead)
}
