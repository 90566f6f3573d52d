import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import type { OrgPath } from '../../kernel/orgs/index.ts'

/**
 * Whether the actor holds a permission over a union. Row-level security shows what lies below any of her grants; this
 * asks for the one that counts, and whoever calls it answers as if what is out of reach were not there.
 */
export function reaches(actor: Actor, permission: string, orgPath: OrgPath): boolean {
  return actor.kind === 'system' || grantsWith(actor, permission).some((grant) => orgPath.includes(grant.orgId))
}
