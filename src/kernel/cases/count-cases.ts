import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import type { CaseTypeCard } from './contract.ts'
import { countsUnder } from './queries.ts'
import { readingOf } from './reading.ts'

/** The kinds of cases that an officer may read below an organisation, in numbers; in the order in which services bring them. */
export async function countCases(actor: Actor, orgId: Id | undefined): Promise<CaseTypeCard[]> {
  return transaction(actor, async (tx) => {
    const readings = await readingOf(tx, actor, orgId, undefined)
    const counts = await countsUnder(tx, actor, { orgId })
    return readings.map(({ type: { key, name, states } }) => {
      const mine = counts.filter((one) => one.type === key)
      const open = mine.filter((one) => states[one.state]!.desk !== 'none')
      return {
        type: key,
        name,
        states: Object.entries(states).map(([state, table]) => ({
          state,
          name: table.name,
          count: sumOf(mine.filter((one) => one.state === state).map(({ count }) => count)),
        })),
        open: sumOf(open.map(({ count }) => count)),
        late: sumOf(open.map(({ late }) => late)),
      }
    })
  })
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}
