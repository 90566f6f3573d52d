import { now, today } from '../../platform/clock.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { takeUnreminded } from './places.store.ts'
import { occasionsBetween } from './store.ts'
import { tell } from './tell-people.ts'

/** 活动提醒: who has a place at an occasion of tomorrow is told once; tells how many were. */
export async function remindPeople(): Promise<number> {
  const [from, to] = [startOfDay(addDays(today(), 1)), startOfDay(addDays(today(), 2))]
  const tomorrow = await transaction(system, (tx) => occasionsBetween(tx, from, to))
  let told = 0
  for (const occasion of tomorrow) {
    told += await transaction(system, async (tx) => {
      const places = await takeUnreminded(tx, occasion.id, now())
      await tell(tx, occasion, 'reminder', places)
      return places.length
    })
  }
  return told
}
