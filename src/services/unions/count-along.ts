import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { caseTypeOf, countsUnder } from '../../kernel/cases/index.ts'
import { countAccountsUnder } from '../../kernel/ledger/index.ts'
import { idsUnder, type Org } from '../../kernel/orgs/index.ts'
import { countMembers } from '../../kernel/people/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ChangeCounts } from './changes.model.ts'

/** What lies at and below some unions, none of which is below another: it goes where they go. */
export async function countAlong(tx: Tx, actor: Actor, orgs: readonly Org[]): Promise<ChangeCounts> {
  const counts = { unions: 0, members: 0, openCases: 0, accounts: 0 }
  for (const org of orgs) {
    counts.unions += (await idsUnder(tx, org.id)).length
    counts.members += await countMembers(tx, [org.id])
    counts.openCases += await countOpenCases(tx, actor, org.id)
    counts.accounts += await countAccountsUnder(tx, org.id)
  }
  return counts
}

/** Of every type, also of those that she may not read one by one: she is told how many, not which. */
export async function countOpenCases(tx: Tx, actor: Actor, orgId: string): Promise<number> {
  const counts = await countsUnder(tx, systemActor(actor.name), { orgId })
  return counts
    .filter(({ type, state }) => caseTypeOf(type).states[state]!.desk !== 'none')
    .reduce((sum, { count, shared }) => sum + count - shared, 0)
}
