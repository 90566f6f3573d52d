import { type Actor, grantsWith } from '../../kernel/access/index.ts'

/** Whether a permission of the actor reaches a path. */
export function reaches(actor: Actor, permission: string, path: readonly string[]): boolean {
  return actor.kind === 'system' || grantsWith(actor, permission).some((grant) => path.includes(grant.orgId))
}
