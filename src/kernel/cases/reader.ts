import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { caseTypeOf } from './case-types.ts'
import { refusal } from './errors.ts'
import { type Audience, audiences, type Case } from './model.ts'
import { isOwner, mayRead, type Side } from './rules.ts'

/** In whose name someone reads a case, null for the owner and the platform, and on which side. */
export type Reader = { readonly orgId: Id | null; readonly side: Side }

/**
 * The owner, officers with the type's read permission above the case (in the name of their organisation nearest to the
 * person) or above a body that takes part, those of a body outside with the type's join permission, and the platform may
 * read it. For anyone else there is no reader.
 */
export function readerOf(actor: Actor, row: Case): Reader | null {
  if (actor.kind === 'system') return { orgId: null, side: 'platform' }
  if (isOwner(actor, row)) return { orgId: null, side: 'owner' }
  const { readPermission, joinPermission } = caseTypeOf(row.type)
  const mine = new Set(grantsWith(actor, readPermission).map((grant) => grant.orgId))
  const nearest = row.orgPath.findLast((id) => mine.has(id))
  if (nearest !== undefined) return { orgId: nearest, side: 'union' }
  const shared = row.bodyIds.find((id) => mine.has(id)) ?? row.sharedWith.find((id) => mine.has(id))
  if (shared !== undefined) return { orgId: shared, side: 'body' }
  const outside = joinPermission ? grantsWith(actor, joinPermission) : []
  const joined = outside.find(({ orgId }) => row.bodyIds.includes(orgId))
  return joined === undefined ? null : { orgId: joined.orgId, side: 'body' }
}

/** Whose lines and papers a side reads. */
export function audiencesOf(side: Side): Audience[] {
  return audiences.filter((audience) => mayRead(side, audience))
}

/** Refuses as if the case were not there, and keeps that an officer asked for it. */
export async function outOfReach(actor: Actor, caseId: Id): Promise<Refusal> {
  if (actor.kind === 'officer') {
    await transaction(actor, (tx) =>
      recordAudit(tx, actor, { action: 'cases.out-of-reach', subjectKind: 'case', subjectId: caseId }),
    )
  }
  return refusal('cases.not-found')
}
