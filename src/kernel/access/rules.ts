import type { Door } from '../../platform/http/endpoint.ts'
import { refusal } from './errors.ts'
import type { Actor, Grant } from './model.ts'

/** The grants under which the actor holds a permission. */
export function grantsWith(actor: Actor, permission: string): readonly Grant[] {
  return actor.grants.filter((grant) => grant.permissions.has(permission))
}

/**
 * Refuses an actor without the permission (`access.not-permitted`). With `orgPath`, the path of what is acted on,
 * the permission must also reach it: outside the actor's subtrees it is as if it were not there (`access.not-found`).
 */
export function requirePermission(actor: Actor, permission: string, orgPath?: readonly string[]): void {
  if (actor.kind === 'system') return
  if (actor.kind === 'guest') throw refusal('access.sign-in-needed')
  const grants = grantsWith(actor, permission)
  if (grants.length === 0) throw refusal('access.not-permitted', { permission })
  if (orgPath && !grants.some((grant) => orgPath.includes(grant.orgId))) throw refusal('access.not-found')
}

/** Refuses a caller who may not pass an endpoint's door. */
export function permit(actor: Actor, door: Door): void {
  if (door === 'public' || actor.kind === 'system') return
  if (actor.kind === 'guest') throw refusal('access.sign-in-needed')
  if (door !== 'signed-in') requirePermission(actor, door.permission)
}
