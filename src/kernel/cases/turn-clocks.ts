import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { readCalendar } from '../calendar/index.ts'
import { clocksOf, insertMissed, startClocks, stopClocks } from './clocks.store.ts'
import { passedBefore, periodAfter, settledAtStart } from './count-periods.ts'
import type { Case, CaseType, RunningClock } from './model.ts'

/** A case with the state it comes from, null when it is being opened, and the one it is in now. */
export type Turn = {
  readonly row: Pick<Case, 'ownerId' | 'id' | 'orgPath'>
  readonly from: string | null
  readonly to: string
}

/**
 * Starts and stops the clocks of cases that come into or leave the states in which they run. What was not recorded until
 * the day before is written down as missed; the day on which a case moves on needs no record beside that.
 */
export async function turnClocks(tx: Tx, type: CaseType, turns: readonly Turn[]): Promise<void> {
  const clocks = Object.entries(type.clocks ?? {}).flatMap(([key, { every, while: running }]) =>
    every === 'case' ? [] : [{ key, every, runsIn: new Set(running) }],
  )
  if (clocks.length === 0) return
  const calendar = await readCalendar(tx)
  const day = today()
  const started: RunningClock[] = []
  const ending = new Map<string, Set<string>>()
  for (const { row, from, to } of turns) {
    for (const { key, every, runsIn } of clocks) {
      const [did, does] = [from !== null && runsIn.has(from), runsIn.has(to)]
      if (did && !does) ending.set(row.id, (ending.get(row.id) ?? new Set()).add(key))
      if (did || !does) continue
      const afterOn = settledAtStart(calendar, every, day)
      const { from: awaitsFrom, dueOn: awaitsOn } = periodAfter(calendar, every, afterOn)
      const { ownerId, id: caseId, orgPath } = row
      started.push({ ownerId, caseId, clock: key, every, type: type.key, orgPath, afterOn, awaitsFrom, awaitsOn })
    }
  }
  await startClocks(tx, started)
  if (ending.size === 0) return
  const ended = (await clocksOf(tx, [...ending.keys()])).filter(({ caseId, clock }) => ending.get(caseId)!.has(clock))
  await insertMissed(
    tx,
    ended.flatMap((clock) =>
      passedBefore(calendar, clock.every, awaitedBy(clock), day).passed.map(({ from }) => ({ ...clock, onDay: from })),
    ),
  )
  await stopClocks(tx, ended)
}

export function awaitedBy({ awaitsFrom, awaitsOn }: RunningClock) {
  return { from: awaitsFrom, dueOn: awaitsOn }
}
