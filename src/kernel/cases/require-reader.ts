import type { Id } from '../../platform/ids.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import { caseTypeOf } from './case-types.ts'
import { refusal } from './errors.ts'
import type { Case } from './model.ts'

/**
 * Lets the owner, officers with the type's read permission above the case, and the platform pass; for anyone else it is
 * as if the case were not there.
 *
 * @returns the officer's organisation nearest to the person; null for the owner and the platform
 */
export function requireReader(actor: Actor, row: Case): Id | null {
  if (actor.kind === 'system' || actor.personId === row.ownerId) return null
  const { readPermission } = caseTypeOf(row.type)
  const mine = new Set(grantsWith(actor, readPermission).map((grant) => grant.orgId))
  const nearest = row.orgPath.findLast((id) => mine.has(id))
  if (nearest === undefined) throw refusal('cases.not-found')
  return nearest
}
