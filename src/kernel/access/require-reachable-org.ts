import type { Tx } from '../../platform/db/transaction.ts'
import { type Org, type OrgId, orgsByIds } from '../orgs/index.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { requirePermission } from './rules.ts'

/**
 * The organisation that a request names, when the permission reaches it. One beyond the actor's subtrees and one that
 * was never founded are refused in the same words (`access.not-found`), so that asking tells nobody which there are.
 */
export async function requireReachableOrg(tx: Tx, actor: Actor, permission: string, orgId: OrgId): Promise<Org> {
  requirePermission(actor, permission)
  const [org] = await orgsByIds(tx, [orgId])
  if (!org) throw refusal('access.not-found')
  requirePermission(actor, permission, org.path)
  return org
}
