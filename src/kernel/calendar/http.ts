import { today } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { route } from '../access/index.ts'
import { getCalendarYear, loadCalendarYear, setCalendarDay } from './contract.ts'
import { loadYear } from './load-year.ts'
import { yearsToLoad } from './rules.ts'
import { setDay } from './set-day.ts'
import { daysOf, loadedYears } from './store.ts'

export const routes = [
  route(getCalendarYear, ({ who, params }) =>
    transaction(who, async (tx) => {
      const loaded = await loadedYears(tx)
      return { days: await daysOf(tx, params.year), loadedYears: loaded, yearsToLoad: yearsToLoad(loaded, today()) }
    }),
  ),
  route(loadCalendarYear, async ({ who, body }) => {
    await loadYear(who, body.year, body.exceptions)
  }),
  route(setCalendarDay, async ({ who, params, body }) => {
    await setDay(who, { day: params.day, ...body })
  }),
]
