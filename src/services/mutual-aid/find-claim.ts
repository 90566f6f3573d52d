import type { Actor } from '../../kernel/access/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Refusal } from '../../platform/refusal.ts'
import type { Claim } from './claims.model.ts'
import { findClaim, lockClaims } from './claims.store.ts'
import { refusal } from './errors.ts'

/** The claim, locked; out of scope it is as if it were not there. */
export async function lockClaim(tx: Tx, id: string): Promise<Claim> {
  const [claim] = await lockClaims(tx, [id])
  if (!claim) throw refusal('mutual-aid.claim-missing')
  return claim
}

export async function getClaim(tx: Tx, id: string): Promise<Claim> {
  const claim = await findClaim(tx, id)
  if (!claim) throw refusal('mutual-aid.claim-missing')
  return claim
}

/** The actor's own claim, locked; another's is as if it were not there, even to an officer. */
export async function lockOwnClaim(tx: Tx, actor: Actor, id: string): Promise<Claim> {
  const claim = await lockClaim(tx, id)
  if (claim.ownerId !== actor.personId) throw refusal('mutual-aid.claim-missing')
  return claim
}

/** Claims locked in order, and those out of scope told apart, as if they were not there. */
export async function lockEachClaim(
  tx: Tx,
  ids: readonly string[],
): Promise<{ claims: Claim[]; missing: { claimId: string; refusal: Refusal }[] }> {
  const claims = await lockClaims(tx, [...new Set(ids)])
  const found = new Set(claims.map((claim) => claim.id))
  const missing = [...new Set(ids)].filter((id) => !found.has(id))
  return { claims, missing: missing.map((claimId) => ({ claimId, refusal: refusal('mutual-aid.claim-missing') })) }
}
