import type { Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { orgsByIds } from '../orgs/index.ts'
import { insertBodies, refreshShares } from './bodies.store.ts'
import type { Case, Landing } from './model.ts'

/** A case that landed, with the bodies it had before. */
type Landed = {
  readonly row: Pick<Case, 'ownerId' | 'id' | 'bodyIds'>
  readonly landing: Pick<Landing, 'bodyIds' | 'deskOrgId'>
}

/**
 * Lets those who take part follow cases that landed: a desk outside the path becomes a body, and what the bodies' lists and
 * counts say is written anew. Cases without bodies cost nothing.
 */
export async function shareWithDesks(tx: Tx, actor: Actor, landed: readonly Landed[], at: Instant): Promise<void> {
  const shared = landed.filter(({ landing }) => landing.bodyIds.length > 0)
  if (shared.length === 0) return
  await takeOn(
    tx,
    actor,
    shared.filter(({ row, landing }) => landing.bodyIds.length > row.bodyIds.length),
    at,
  )
  await refreshShares(
    tx,
    shared.map(({ row }) => row.id),
  )
}

async function takeOn(tx: Tx, actor: Actor, landed: readonly Landed[], at: Instant): Promise<void> {
  if (landed.length === 0) return
  const orgs = await orgsByIds(tx, [...new Set(landed.map(({ landing }) => landing.deskOrgId!))])
  const pathOf = new Map<Id, readonly Id[]>(orgs.map((org) => [org.id, org.path]))
  await insertBodies(
    tx,
    landed.map(({ row, landing }) => ({
      ownerId: row.ownerId,
      caseId: row.id,
      orgId: landing.deskOrgId!,
      orgPath: pathOf.get(landing.deskOrgId!)!,
      role: 'desk',
      note: '',
      calledByName: actor.name,
      calledAt: at,
      dueOn: null,
    })),
  )
}
