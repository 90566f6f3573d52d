import { now, today } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { endGrantNow, type HeldGrant, lockGrant } from './grants.store.ts'
import type { Actor } from './model.ts'
import { grantsWith } from './rules.ts'
import type { Ties } from './ties.ts'

/**
 * 收回职责 at once, with what was lent from it. The security administrator ends any in her subtrees but her own; who lent
 * one takes it back herself. Refuses `access.grant-ended` for one that is over.
 */
export async function takeRole(ties: Ties, actor: Actor, grantId: Id): Promise<void> {
  await transaction(system, async (tx) => {
    const grant = await lockGrant(tx, grantId)
    if (!grant || !mayEnd(actor, grant)) throw refusal('access.not-found')
    if (grant.ownerId === actor.personId) throw refusal('access.not-oneself')
    if (grant.untilOn !== null && grant.untilOn <= today()) throw refusal('access.grant-ended')
    await endGrantNow(tx, grant.id, today(), now(), actor.personId!)
    await ties.recordAudit(tx, actor, {
      action: grant.sourceId === null ? 'access.role-ended' : 'access.delegation-ended',
      subjectKind: 'person',
      subjectId: grant.ownerId,
      orgId: grant.orgId,
      detail: { role: grant.role },
    })
  })
}

function mayEnd(actor: Actor, grant: HeldGrant): boolean {
  if (grant.delegatedBy !== null && grant.delegatedBy === actor.personId) return true
  return grantsWith(actor, 'access.role.grant').some(({ orgId }) => grant.orgPath.includes(orgId))
}
