import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import { idsUnder, type Org } from '../../kernel/orgs/index.ts'
import type { Quarter } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { CoverageScope } from './coverage.queries.ts'
import type { Fund } from './funds.store.ts'

/** The whole fund for whoever may read at its federation or above; else the unions below the organisation asked for. */
export async function coverageScope(
  tx: Tx,
  actor: Actor,
  fund: Fund,
  quarter: Quarter,
  orgId: string | undefined,
): Promise<{ scope: CoverageScope; top: Org }> {
  const readable = grantsWith(actor, 'mutual-aid.proof.read')
  const wholeFund = actor.kind === 'system' || readable.some((grant) => fund.orgPath.includes(grant.orgId))
  const first = wholeFund ? fund.orgId : (readable[0]?.orgId ?? fund.orgId)
  const top = await requireReachableOrg(tx, actor, 'mutual-aid.proof.read', orgId ?? first)
  if (wholeFund && fund.orgPath.includes(top.id)) return { scope: { fund: fund.key, quarter, orgIds: null }, top }

  return { scope: { fund: fund.key, quarter, orgIds: await idsUnder(tx, top.id) }, top }
}
