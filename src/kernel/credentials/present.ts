import { today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import type { CredentialCard } from './contract.ts'
import type { Credential, CredentialKind } from './model.ts'
import { credentialKinds, revocationsOf } from './queries.ts'
import { standingOn } from './rules.ts'

/**
 * Cards in the order of the rows, those left out that the reader may not know of: a guarded kind is shown to its holder,
 * to the platform, and under its permission over the holder's union.
 */
export async function credentialCards(tx: Tx, reader: Actor, rows: readonly Credential[]): Promise<CredentialCard[]> {
  if (rows.length === 0) return []
  const keys = [...new Set(rows.map((one) => one.kind))]
  const kinds = new Map((await credentialKinds(tx, keys)).map((kind) => [kind.key, kind]))
  const ownerIds = [...new Set(rows.map((one) => one.ownerId))]
  const ends = new Map((await revocationsOf(tx, ownerIds)).map((one) => [one.credentialId, one]))
  return rows
    .filter((one) => mayKnow(reader, one, kinds.get(one.kind)!))
    .map((one) => {
      const kind = kinds.get(one.kind)!
      const end = ends.get(one.id)
      return {
        id: one.id,
        ownerId: one.ownerId,
        kind: one.kind,
        kindName: kind.name,
        family: kind.family,
        subject: one.subject,
        number: one.number,
        issuerName: one.issuerName,
        validFrom: one.validFrom,
        lastOn: one.endsOn === null ? null : addDays(one.endsOn, -1),
        standing: standingOn(one, today()),
        proof: one.proof,
        verifiedByName: one.verifiedByName,
        verifiedOn: one.verifiedOn,
        documentId: one.documentId,
        remark: one.remark,
        code: one.code,
        revoked: end ? { on: end.endsOn, reason: end.reason, byName: end.revokedByName } : null,
      }
    })
}

/** Whether a reader may learn that somebody holds this. */
export function mayKnow(
  reader: Actor,
  held: Pick<Credential, 'ownerId' | 'orgPath'>,
  { guardedBy }: Pick<CredentialKind, 'guardedBy'>,
): boolean {
  if (guardedBy === null || reader.kind === 'system' || reader.personId === held.ownerId) return true
  return grantsWith(reader, guardedBy).some((grant) => held.orgPath.includes(grant.orgId))
}
