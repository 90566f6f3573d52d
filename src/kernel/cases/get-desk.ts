import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { caseTypeOf } from './case-types.ts'
import type { CaseCard } from './contract.ts'
import { readCounts } from './counts.store.ts'
import type { Case, CaseCount } from './model.ts'
import { pageOfCases } from './page-of-cases.ts'
import { calledTo, pageOfDesk } from './page-of-desk.ts'
import { caseCards } from './present.ts'
import { countsUnder } from './queries.ts'
import { desksOf } from './reading.ts'

export type DeskView = {
  readonly waitingCount: number
  readonly lateCount: number
  readonly waiting: CaseCard[]
  readonly called: CaseCard[]
  readonly late: CaseCard[]
  readonly counts: { type: string; state: string; stateName: string; count: number }[]
}

/** 今日: what waits at the actor's own desks, soonest due first; what is late below her; and her subtree in numbers. */
export async function getDesk(actor: Actor): Promise<DeskView> {
  return transaction(actor, async (tx) => {
    const waiting = await waitingAt(tx, actor)
    const counts = (await countsUnder(tx, actor, {})).filter(isOpen)
    const late = await pageOfCases(tx, actor, { late: 'yes' })
    return {
      waitingCount: waiting.count,
      lateCount: counts.reduce((sum, count) => sum + count.late, 0),
      waiting: await caseCards(tx, waiting.rows),
      called: await caseCards(tx, await calledTo(tx, actor)),
      late: await caseCards(tx, late.cases),
      counts: counts.map(({ type, state, count }) => ({
        type,
        state,
        stateName: caseTypeOf(type).states[state]!.name,
        count,
      })),
    }
  })
}

async function waitingAt(tx: Tx, actor: Actor): Promise<{ count: number; rows: Case[] }> {
  let count = 0
  for (const { orgIds, types } of desksOf(actor, undefined)) {
    const counts = await readCounts(tx, 'desk', orgIds)
    count += counts.filter(({ type }) => types.includes(type)).reduce((sum, one) => sum + one.count, 0)
  }
  return { count, rows: (await pageOfDesk(tx, actor, {})).cases.slice() }
}

function isOpen({ type, state }: CaseCount): boolean {
  return caseTypeOf(type).states[state]!.desk !== 'none'
}
