import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import { caseTypeOf, caseTypes } from './case-types.ts'
import type { CaseCard } from './contract.ts'
import { readCounts } from './counts.store.ts'
import type { Case, CaseCount } from './model.ts'
import { pageOfCases, pageSize } from './page-of-cases.ts'
import { deskRows } from './pages.store.ts'
import { caseCards } from './present.ts'
import { countsUnder } from './queries.ts'

export type DeskView = {
  readonly waitingCount: number
  readonly lateCount: number
  readonly waiting: CaseCard[]
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
  const rows: Case[] = []
  for (const { orgIds, types } of desksOf(actor)) {
    const counts = await readCounts(tx, 'desk', orgIds)
    count += counts.filter(({ type }) => types.includes(type)).reduce((sum, one) => sum + one.count, 0)
    rows.push(...(await deskRows(tx, orgIds, types, pageSize)))
  }
  rows.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.id.localeCompare(b.id))
  return { count, rows: rows.slice(0, pageSize) }
}

/** The actor's organisations with the types she reads there; organisations with the same types share one query. */
function desksOf(actor: Actor): { orgIds: Id[]; types: string[] }[] {
  const typesAt = new Map<Id, string[]>()
  for (const { key, readPermission } of caseTypes()) {
    for (const { orgId } of grantsWith(actor, readPermission)) {
      typesAt.set(orgId, [...new Set([...(typesAt.get(orgId) ?? []), key])])
    }
  }
  const groups = new Map<string, { orgIds: Id[]; types: string[] }>()
  for (const [orgId, types] of typesAt) {
    const group = groups.get(types.join()) ?? { orgIds: [], types }
    group.orgIds.push(orgId)
    groups.set(types.join(), group)
  }
  return [...groups.values()]
}

function isOpen({ type, state }: CaseCount): boolean {
  return caseTypeOf(type).states[state]!.desk !== 'none'
}
