import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'

/** A union that the actor's permission reaches; any other is as if it were not there. */
export async function reachOrg(tx: Tx, actor: Actor, permission: string, orgId: string): Promise<Org> {
  const [org] = await orgsByIds(tx, [orgId])
  if (!org || !reaches(actor, permission, org.path)) throw refusal('unions.not-found')
  return org
}

/** The same, but strictly below the actor's own organisation: nobody decides about her own, save at the root. */
export async function reachOrgBelow(tx: Tx, actor: Actor, permission: string, orgId: string): Promise<Org> {
  const org = await reachOrg(tx, actor, permission, orgId)
  const above = org.parentId === null ? org.path : org.path.slice(0, -1)
  if (!reaches(actor, permission, above)) throw refusal('unions.upper-must-act', { name: org.name })
  return org
}

export function reaches(actor: Actor, permission: string, orgPath: readonly string[]): boolean {
  if (actor.kind === 'system') return true
  return grantsWith(actor, permission).some((grant) => orgPath.includes(grant.orgId))
}
