import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { OrgPath, Reparenting } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Credential, CredentialKind, Revocation } from './model.ts'

export const columns = sql`owner_id, id, kind, subject, number, org_path, issuer_org_id, issuer_name, valid_from, valid_until,
  ends_on, proof, verified_by, verified_by_name, verified_on, document_id, remark, code, granted_at`

export async function upsertKinds(tx: Tx, kinds: readonly CredentialKind[]): Promise<void> {
  for (const kind of kinds) {
    await run(
      tx,
      sql`insert into credentials.kinds (key, family, name, months, ladder, rank, coded, guarded_by)
        values (${kind.key}, ${kind.family}, ${kind.name}, ${kind.months}, ${kind.step?.ladder ?? null},
          ${kind.step?.rank ?? null}, ${kind.coded}, ${kind.guardedBy})
        on conflict (key) do update set family = excluded.family, name = excluded.name, months = excluded.months,
          ladder = excluded.ladder, rank = excluded.rank, coded = excluded.coded, guarded_by = excluded.guarded_by`,
    )
  }
}

/** Writes those whose days overlap nothing held of the same kind and subject; tells the ids of the written ones. */
export async function insertCredentials(tx: Tx, given: readonly Credential[]): Promise<Set<Id>> {
  const written = await rows<{ id: Id }>(
    tx,
    sql`insert into credentials.held (${columns})
      select owner_id, id, kind, subject, number, org_path::uuid[], issuer_org_id, issuer_name, valid_from, valid_until,
        ends_on, proof, verified_by, verified_by_name, verified_on, document_id, remark, code, granted_at
      from unnest(${given.map((one) => one.ownerId)}::uuid[], ${given.map((one) => one.id)}::uuid[],
        ${given.map((one) => one.kind)}::text[], ${given.map((one) => one.subject)}::text[],
        ${given.map((one) => one.number)}::text[], ${given.map((one) => `{${one.orgPath.join(',')}}`)}::text[],
        ${given.map((one) => one.issuerOrgId)}::uuid[], ${given.map((one) => one.issuerName)}::text[],
        ${given.map((one) => one.validFrom)}::date[], ${given.map((one) => one.validUntil)}::date[],
        ${given.map((one) => one.endsOn)}::date[], ${given.map((one) => one.proof)}::text[],
        ${given.map((one) => one.verifiedBy)}::uuid[], ${given.map((one) => one.verifiedByName)}::text[],
        ${given.map((one) => one.verifiedOn)}::date[], ${given.map((one) => one.documentId)}::uuid[],
        ${given.map((one) => one.remark)}::text[], ${given.map((one) => one.code)}::text[],
        ${given.map((one) => one.grantedAt)}::timestamptz[])
        as given (owner_id, id, kind, subject, number, org_path, issuer_org_id, issuer_name, valid_from, valid_until,
          ends_on, proof, verified_by, verified_by_name, verified_on, document_id, remark, code, granted_at)
      on conflict on constraint held_once_at_a_time do nothing returning id`,
  )
  return new Set(written.map((one) => one.id))
}

export function lockCredential(tx: Tx, id: Id): Promise<Credential | undefined> {
  return find(tx, sql`select ${columns} from credentials.held where id = ${id} for no key update`)
}

export async function writeEnd(tx: Tx, end: Revocation & { readonly revokedBy: PersonId | null }): Promise<void> {
  await run(
    tx,
    sql`insert into credentials.revocations (owner_id, credential_id, ends_on, reason, revoked_by, revoked_by_name, revoked_at)
      values (${end.ownerId}, ${end.credentialId}, ${end.endsOn}, ${end.reason}, ${end.revokedBy}, ${end.revokedByName}, ${end.revokedAt})`,
  )
  await run(
    tx,
    sql`update credentials.held set ends_on = ${end.endsOn} where owner_id = ${end.ownerId} and id = ${end.credentialId}`,
  )
}

/** What a person holds goes with her to another union; what has ended stays where it was held. */
export async function moveHolders(
  tx: Tx,
  holders: readonly { readonly personId: PersonId; readonly orgPath: OrgPath }[],
  day: Day,
): Promise<void> {
  await run(
    tx,
    sql`update credentials.held h set org_path = given.org_path::uuid[]
      from unnest(${holders.map((one) => one.personId)}::uuid[], ${holders.map((one) => `{${one.orgPath.join(',')}}`)}::text[])
        as given (owner_id, org_path)
      where h.owner_id = given.owner_id and (h.ends_on is null or h.ends_on > ${day}::date)`,
  )
}

export function rewriteHeld(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const level = raw(String(move.fromPath.length))
  return run(
    tx,
    sql`update credentials.held set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])
      where id in (select id from credentials.held
        where org_path[${level}] = ${move.fromPath.at(-1)} and org_path[1:${level}] = ${move.fromPath}::uuid[] limit ${most})`,
  )
}

export type Ending = Pick<Credential, 'ownerId' | 'id' | 'kind'> & { readonly endsOn: Day }

/** Credentials that end after `from` and by `to`, whose holders have not been told of it. */
export function endingUntold(tx: Tx, from: Day, to: Day, most: number): Promise<Ending[]> {
  return rows(
    tx,
    sql`select h.owner_id, h.id, h.kind, h.ends_on from credentials.held h
      where h.ends_on > ${from}::date and h.ends_on <= ${to}::date and h.ends_on = h.valid_until
        and not exists (select from credentials.reminders r where r.owner_id = h.owner_id and r.credential_id = h.id and r.ends_on = h.ends_on)
      order by h.ends_on, h.id limit ${most}`,
  )
}

export async function insertReminders(tx: Tx, told: readonly Ending[], at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into credentials.reminders (owner_id, credential_id, ends_on, reminded_at)
      select owner_id, id, ends_on, ${at}::timestamptz
      from unnest(${told.map((one) => one.ownerId)}::uuid[], ${told.map((one) => one.id)}::uuid[],
        ${told.map((one) => one.endsOn)}::date[]) as given (owner_id, id, ends_on)`,
  )
}

/** The serial of a person's card, issued now when she has none. */
export async function serialOf(tx: Tx, ownerId: PersonId, at: Instant): Promise<number> {
  await run(
    tx,
    sql`insert into credentials.cards (owner_id, serial, issued_at)
      select ${ownerId}, nextval('credentials.card_serials'), ${at}
      where not exists (select from credentials.cards where owner_id = ${ownerId}) on conflict (owner_id) do nothing`,
  )
  const card = await get<{ serial: number }>(tx, sql`select serial from credentials.cards where owner_id = ${ownerId}`)
  return Number(card.serial)
}

export function ownersOfSerials(tx: Tx, serials: readonly number[]): Promise<{ ownerId: PersonId; serial: string }[]> {
  return rows(
    tx,
    sql`select owner_id, serial::text as serial from credentials.cards where serial = any(${serials}::bigint[])`,
  )
}

/** False when this code was used before. */
export async function insertUse(
  tx: Tx,
  use: {
    ownerId: PersonId
    step: number
    purpose: string
    usedBy: PersonId | null
    usedByName: string
    usedAt: Instant
  },
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into credentials.card_uses (owner_id, step, purpose, used_by, used_by_name, used_at)
      values (${use.ownerId}, ${use.step}, ${use.purpose}, ${use.usedBy}, ${use.usedByName}, ${use.usedAt})
      on conflict do nothing`,
  )
  return inserted === 1
}

/** When a reader's wrong codes of the last hour were tried, the newest first; others of hers wait meanwhile. */
export async function lockWrongCodes(tx: Tx, readerId: PersonId, since: Instant): Promise<Instant[]> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`card codes ${readerId}`}, 0))`)
  const tried = await rows<{ triedAt: Instant }>(
    tx,
    sql`select tried_at from credentials.wrong_card_codes
      where owner_id = ${readerId} and tried_at > ${since}::timestamptz order by tried_at desc`,
  )
  return tried.map((one) => one.triedAt)
}

export async function insertWrongCode(tx: Tx, readerId: PersonId, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into credentials.wrong_card_codes (owner_id, id, tried_at) values (${readerId}, ${newId()}, ${at})`,
  )
}

export function deleteWrongCodes(tx: Tx, before: Instant): Promise<number> {
  return run(tx, sql`delete from credentials.wrong_card_codes where tried_at < ${before}::timestamptz`)
}
