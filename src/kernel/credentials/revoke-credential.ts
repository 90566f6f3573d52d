import { now } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { refusal } from './errors.ts'
import type { Credential } from './model.ts'
import { lockCredential, writeEnd } from './store.ts'

/**
 * 终止、撤销: it no longer holds from `on` on; what was granted stays as it was, and that it held before stays true.
 * Revoked on its first day it never held.
 */
export async function revokeCredential(
  tx: Tx,
  actor: Actor,
  end: { readonly id: Id; readonly on: Day; readonly reason: string },
): Promise<Credential> {
  const credential = await lockCredential(tx, end.id)
  if (!credential) throw refusal('credentials.unknown')
  const { validFrom, validUntil, endsOn } = credential
  if (endsOn !== validUntil) throw refusal('credentials.ended-already', { on: endsOn! })
  if (end.on < validFrom || (validUntil !== null && end.on >= validUntil))
    throw refusal('credentials.end-out-of-reach', { from: validFrom })

  await writeEnd(tx, {
    ownerId: credential.ownerId,
    credentialId: credential.id,
    endsOn: end.on,
    reason: end.reason,
    revokedBy: actor.personId,
    revokedByName: actor.name,
    revokedAt: now(),
  })
  return { ...credential, endsOn: end.on }
}
