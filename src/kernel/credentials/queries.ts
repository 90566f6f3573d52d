import type { Day } from '../../platform/dates.ts'
import { find, raw, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrgId } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Credential, CredentialFinding, CredentialKind, Revocation } from './model.ts'
import { columns } from './store.ts'

type KindRow = Omit<CredentialKind, 'step'> & { readonly ladder: string | null; readonly rank: number | null }

/** Every kind, or those of the keys, by key. */
export async function credentialKinds(tx: Tx, keys: readonly string[] | null = null): Promise<CredentialKind[]> {
  const found = await rows<KindRow>(
    tx,
    sql`select key, family, name, months, ladder, rank, coded, guarded_by from credentials.kinds
      where ${keys}::text[] is null or key = any(${keys}::text[]) order by key`,
  )
  return found.map(({ ladder, rank, ...kind }) => ({
    ...kind,
    step: ladder === null || rank === null ? null : { ladder, rank },
  }))
}

/** Everything a person holds or held, the newest first. */
export function credentialsOf(tx: Tx, ownerId: PersonId): Promise<Credential[]> {
  return rows(
    tx,
    sql`select ${columns} from credentials.held where owner_id = ${ownerId} order by valid_from desc, id desc`,
  )
}

export function credentialById(tx: Tx, id: Id): Promise<Credential | undefined> {
  return find(tx, sql`select ${columns} from credentials.held where id = ${id}`)
}

export function revocationsOf(tx: Tx, ownerIds: readonly PersonId[]): Promise<Revocation[]> {
  return rows(
    tx,
    sql`select owner_id, credential_id, ends_on, reason, revoked_by_name, revoked_at
      from credentials.revocations where owner_id = any(${ownerIds}::uuid[])`,
  )
}

/**
 * Who of many holds any of these kinds on a day: the condition of a gift, an aid, a station. One statement for thousands;
 * whoever is out of the transaction's scope is not among the answers.
 */
export async function holdersAmong(
  tx: Tx,
  wish: { readonly personIds: readonly PersonId[]; readonly kinds: readonly string[]; readonly on: Day },
): Promise<Set<PersonId>> {
  const found = await rows<{ ownerId: PersonId }>(
    tx,
    sql`select distinct owner_id from credentials.held
      where owner_id = any(${wish.personIds}::uuid[]) and kind = any(${wish.kinds}::text[])
        and valid_from <= ${wish.on}::date and (ends_on is null or ends_on > ${wish.on}::date)`,
  )
  return new Set(found.map((one) => one.ownerId))
}

/** Everything that many people hold on a day. */
export function heldOn(tx: Tx, personIds: readonly PersonId[], on: Day): Promise<Credential[]> {
  return rows(
    tx,
    sql`select ${columns} from credentials.held where owner_id = any(${personIds}::uuid[])
      and valid_from <= ${on}::date and (ends_on is null or ends_on > ${on}::date) order by owner_id, valid_from, id`,
  )
}

/** Whether a person holds a kind on a day, for any subject. */
export async function personHolds(tx: Tx, personId: PersonId, kind: string, on: Day): Promise<boolean> {
  return (await holdersAmong(tx, { personIds: [personId], kinds: [kind], on })).has(personId)
}

/** The best grade of a ladder that each of many holds on a day; who holds none is not among the answers. */
export async function highestGrades(
  tx: Tx,
  wish: { readonly personIds: readonly PersonId[]; readonly ladder: string; readonly on: Day },
): Promise<Map<PersonId, Credential & { readonly rank: number }>> {
  const found = await rows<Credential & { rank: number }>(
    tx,
    sql`select distinct on (h.owner_id) h.*, k.rank from credentials.held h join credentials.kinds k on k.key = h.kind
      where h.owner_id = any(${wish.personIds}::uuid[]) and k.ladder = ${wish.ladder}
        and h.valid_from <= ${wish.on}::date and (h.ends_on is null or h.ends_on > ${wish.on}::date)
      order by h.owner_id, k.rank desc, h.valid_from desc`,
  )
  return new Map(found.map((one) => [one.ownerId, one]))
}

/** Where a page of holders ended. */
export type HolderPlace = { readonly validFrom: Day; readonly id: Id }

/** Who holds a kind on a day at an organisation or below it, the newest first, by keyset: one index a level serves it. */
export function holdersUnder(
  tx: Tx,
  wish: {
    readonly org: { readonly id: OrgId; readonly depth: number }
    readonly kind: string
    readonly on: Day
    readonly after: HolderPlace | null
    readonly most: number
  },
): Promise<Credential[]> {
  const level = raw(String(wish.org.depth + 1))
  const after = wish.after ?? { validFrom: '9999-12-31', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
  return rows(
    tx,
    sql`select ${columns} from credentials.held
      where org_path[${level}] = ${wish.org.id} and kind = ${wish.kind} and valid_from <= ${wish.on}::date
        and (ends_on is null or ends_on > ${wish.on}::date) and (valid_from, id) < (${after.validFrom}::date, ${after.id}::uuid)
      order by valid_from desc, id desc limit ${wish.most}`,
  )
}

export type CodeRow = {
  readonly ownerId: PersonId
  readonly kind: string
  readonly subject: string
  readonly number: string | null
  readonly issuerName: string
  readonly validFrom: Day
  readonly validUntil: Day | null
  readonly endsOn: Day | null
  readonly name: string
}

export function findByCode(tx: Tx, code: string): Promise<CodeRow | undefined> {
  return find(tx, sql`select * from credentials.held_with_code(${code})`)
}

/** What breaks a promise: an end that is neither granted nor revoked, and a coded kind without a code. */
export function findBroken(tx: Tx): Promise<CredentialFinding[]> {
  return rows(
    tx,
    sql`select 'end-differs' as rule, h.id as subject_id from credentials.held h
        left join credentials.revocations r on r.owner_id = h.owner_id and r.credential_id = h.id
        where h.ends_on is distinct from coalesce(r.ends_on, h.valid_until)
      union all
      select 'code-missing', h.id from credentials.held h join credentials.kinds k on k.key = h.kind
        where k.coded and h.code is null`,
  )
}
