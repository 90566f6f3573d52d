import type { Actor } from '../../kernel/access/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { type Fund, findFund, listFunds } from './funds.store.ts'

/**
 * The fund an actor works with: of her own federation or the nearest one above it, else the first below her.
 * With `key` only that one is looked at. There is none before its first published policy.
 */
export async function findFundOf(tx: Tx, actor: Actor, key?: string): Promise<Fund | undefined> {
  const funds = (await listFunds(tx)).filter((fund) => key === undefined || fund.key === key)
  const above = funds.find((fund) => actor.grants.some((grant) => grant.orgPath.includes(fund.orgId)))
  const below = funds.find((fund) => actor.grants.some((grant) => fund.orgPath.includes(grant.orgId)))
  return above ?? below ?? (actor.kind === 'system' ? funds[0] : undefined)
}

/** The same, where there must be one. Refuses when there is none yet. */
export async function fundOf(tx: Tx, actor: Actor, key?: string): Promise<Fund> {
  const fund = await findFundOf(tx, actor, key)
  if (!fund) throw refusal('mutual-aid.fund-missing')
  return fund
}

/** The fund named on the command line, or the only one there is. */
export async function namedFund(tx: Tx, key: string | undefined): Promise<Fund> {
  const fund = key === undefined ? (await listFunds(tx))[0] : await findFund(tx, key)
  if (!fund) throw refusal('mutual-aid.fund-missing')
  return fund
}
