import type { Actor } from '../../kernel/access/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
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
