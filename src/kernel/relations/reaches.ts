import { type Actor, grantsWith } from '../access/index.ts'

/** Whether a permission of the actor reaches a path; the platform itself reaches everything. */
export function reaches(actor: Actor, permission: string, path: readonly string[]): boolean {
  return actor.kind === 'system' || grantsWith(actor, permission).some((one) => path.includes(one.orgId))
}
