import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { orgsByIds } from '../orgs/index.ts'
import type { Deed } from './model.ts'
import { insertDeeds } from './store.ts'

/**
 * Writes one deed into the chain, in the transaction of the deed itself. Its lane stays locked until the commit,
 * so it is the last thing a transaction does.
 */
export function recordAudit(tx: Tx, actor: Actor, deed: Deed): Promise<void> {
  return recordAudits(tx, actor, [deed])
}

/** Writes many deeds of one actor in order, under one lock of one lane. */
export async function recordAudits(tx: Tx, actor: Actor, deeds: readonly Deed[]): Promise<void> {
  const orgIds = [...new Set(deeds.flatMap((deed) => deed.orgId ?? []))]
  const orgs = orgIds.length > 0 ? await orgsByIds(tx, orgIds) : []
  const paths = new Map(orgs.map((org) => [org.id, org.path]))
  await insertDeeds(
    tx,
    actor,
    deeds.map((deed) => ({ ...deed, orgPath: deed.orgId ? (paths.get(deed.orgId) ?? null) : null })),
  )
}
