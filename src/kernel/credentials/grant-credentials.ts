import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { newCheckCode } from './check-code.ts'
import { refusal } from './errors.ts'
import type { Credential, CredentialKind, GrantCredential, GrantOutcome } from './model.ts'
import { credentialKinds } from './queries.ts'
import { insertCredentials } from './store.ts'

const rowsAtOnce = 5000

/** 授予: one credential. Refuses `credentials.overlaps` when the same is held on one of its days. */
export async function grantCredential(tx: Tx, grant: GrantCredential): Promise<Id> {
  const [result] = await grantCredentials(tx, [grant])
  if (result!.outcome === 'granted') return result!.id
  const [kind] = await credentialKinds(tx, [grant.kind])
  throw refusal('credentials.overlaps', { kind: kind!.name })
}

/**
 * Grants many at once, answered in the order given; whoever holds the same on one of its days already keeps it. Refuses a
 * kind that nobody wrote and days that run backwards, whole. Whoever offers it permits and records; in an officer's own
 * transaction the database lets her grant only below her organisations, and never to herself alone.
 */
export async function grantCredentials(tx: Tx, grants: readonly GrantCredential[]): Promise<GrantOutcome[]> {
  const kinds = await kindsOf(tx, grants)
  const outcomes: GrantOutcome[] = []
  for (let at = 0; at < grants.length; at += rowsAtOnce) {
    const given = grants.slice(at, at + rowsAtOnce).map((grant) => credentialOf(grant, kinds.get(grant.kind)!))
    const sorted = given.toSorted((one, other) => (one.ownerId < other.ownerId ? -1 : 1))
    const written = await insertCredentials(tx, sorted)
    for (const { id } of given) outcomes.push(written.has(id) ? { outcome: 'granted', id } : { outcome: 'overlaps' })
  }
  return outcomes
}

async function kindsOf(tx: Tx, grants: readonly GrantCredential[]): Promise<Map<string, CredentialKind>> {
  const keys = [...new Set(grants.map((grant) => grant.kind))]
  const kinds = new Map((await credentialKinds(tx, keys)).map((kind) => [kind.key, kind]))
  const unknown = keys.find((key) => !kinds.has(key))
  if (unknown) throw refusal('credentials.kind-unknown', { kind: unknown })
  const reversed = grants.some(({ validFrom, validUntil }) => validUntil !== null && validUntil <= validFrom)
  if (reversed) throw refusal('credentials.days-reversed')
  return kinds
}

function credentialOf(grant: GrantCredential, kind: CredentialKind): Credential {
  const { provenance } = grant
  return {
    ownerId: grant.ownerId,
    id: newId(),
    kind: grant.kind,
    subject: grant.subject ?? '',
    number: grant.number ?? null,
    orgPath: grant.orgPath,
    issuerOrgId: grant.issuer.orgId,
    issuerName: grant.issuer.name,
    validFrom: grant.validFrom,
    validUntil: grant.validUntil,
    endsOn: grant.validUntil,
    proof: provenance.proof,
    verifiedBy: provenance.by,
    verifiedByName: provenance.byName,
    verifiedOn: provenance.on,
    documentId: provenance.documentId,
    remark: provenance.remark,
    code: kind.coded ? newCheckCode() : null,
    grantedAt: now(),
  }
}
