import type { Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Reparenting } from '../orgs/index.ts'
import type { FrozenText, Instrument, InstrumentTemplate, Party, Signature } from './model.ts'

export const columns = sql`owner_id, id, org_path, kind, template_version, number, title, version, state, code, in_force_from,
  in_force_until, renews, drafted_by, drafted_at, completed_at, revoked_at, revoked_by, revoked_because`

/** Keeps a version of a wording and tells the one that is kept: the first that was published under its number. */
export async function keepTemplate(tx: Tx, template: InstrumentTemplate, at: Instant): Promise<InstrumentTemplate> {
  await run(
    tx,
    sql`insert into instruments.templates (kind, version, document, published_at)
        values (${template.kind}, ${template.version}, ${JSON.stringify(template)}::jsonb, ${at})
        on conflict (kind, version) do nothing`,
  )
  return (await findTemplate(tx, template.kind, template.version))!
}

export async function findTemplate(tx: Tx, kind: string, version: number): Promise<InstrumentTemplate | undefined> {
  const found = await find<{ document: InstrumentTemplate }>(
    tx,
    sql`select document from instruments.templates where kind = ${kind} and version = ${version}`,
  )
  return found?.document
}

export async function drawNumber(tx: Tx, series: string, year: number): Promise<string> {
  const { last } = await get<{ last: number }>(tx, sql`select instruments.draw_number(${series}, ${year}) as last`)
  return `${series}${year}-${String(last).padStart(4, '0')}`
}

export async function insertDocument(tx: Tx, one: Instrument, parties: readonly Party[]): Promise<void> {
  await run(
    tx,
    sql`insert into instruments.documents (owner_id, id, org_path, party_paths, party_persons, kind, template_version, number, title,
          version, state, code, in_force_from, in_force_until, renews, drafted_by, drafted_at)
        values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${[...new Set(parties.flatMap((party) => party.orgPath))]}::uuid[],
          ${parties.filter((party) => party.holder === 'person').map((party) => party.partyId)}::uuid[], ${one.kind},
          ${one.templateVersion}, ${one.number}, ${one.title}, ${one.version}, ${one.state}, ${one.code}, ${one.inForceFrom},
          ${one.inForceUntil}, ${one.renews}, ${one.draftedBy}, ${one.draftedAt})`,
  )
  await run(
    tx,
    sql`insert into instruments.parties (owner_id, document_id, side, org_path, party_id, holder, name)
        select ${one.ownerId}, ${one.id}, side, path::uuid[], party_id, holder, name
        from unnest(${parties.map((party) => party.side)}::text[], ${parties.map((party) => `{${party.orgPath.join(',')}}`)}::text[],
          ${parties.map((party) => party.partyId)}::uuid[], ${parties.map((party) => party.holder)}::text[],
          ${parties.map((party) => party.name)}::text[]) as g (side, path, party_id, holder, name)`,
  )
}

export async function insertText(
  tx: Tx,
  document: Pick<Instrument, 'ownerId' | 'id'>,
  text: FrozenText,
  by: { readonly name: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into instruments.texts (owner_id, document_id, version, fields, text, digest, frozen_by, frozen_at)
        values (${document.ownerId}, ${document.id}, ${text.version}, ${JSON.stringify(text.fields)}::jsonb, ${text.text},
          ${text.digest}, ${by.name}, ${by.at})`,
  )
}

/** Locks a document that the caller can see, so that two signatures of one side cannot both be the first. */
export function lockDocument(tx: Tx, id: Id): Promise<Instrument | undefined> {
  return find(tx, sql`select ${columns} from instruments.documents where id = ${id} for update`)
}

export function findDocument(tx: Tx, id: Id): Promise<Instrument | undefined> {
  return find(tx, sql`select ${columns} from instruments.documents where id = ${id}`)
}

export function findSuccessor(tx: Tx, id: Id): Promise<Instrument | undefined> {
  return find(tx, sql`select ${columns} from instruments.documents where renews = ${id} and state <> 'revoked'`)
}

export function textOf(tx: Tx, { ownerId, id, version }: Instrument): Promise<FrozenText> {
  return get(
    tx,
    sql`select version, fields, text, digest from instruments.texts
        where owner_id = ${ownerId} and document_id = ${id} and version = ${version}`,
  )
}

export function partiesOf(tx: Tx, { ownerId, id }: Pick<Instrument, 'ownerId' | 'id'>): Promise<Party[]> {
  return rows(
    tx,
    sql`select side, holder, party_id, org_path, name from instruments.parties
        where owner_id = ${ownerId} and document_id = ${id} order by side`,
  )
}

/** Signatures under every version; those of earlier versions bind nobody and stay readable. */
export function signaturesOf(tx: Tx, { ownerId, id }: Pick<Instrument, 'ownerId' | 'id'>): Promise<Signature[]> {
  return rows(
    tx,
    sql`select version, side, digest, signer_id, signer_name, capacity, means, file_id, signed_at from instruments.signatures
        where owner_id = ${ownerId} and document_id = ${id} order by version, signed_at`,
  )
}

export async function insertSignature(
  tx: Tx,
  { ownerId, id }: Pick<Instrument, 'ownerId' | 'id'>,
  one: Signature,
): Promise<void> {
  await run(
    tx,
    sql`insert into instruments.signatures (owner_id, document_id, version, side, digest, signer_id, signer_name, capacity, means, file_id, signed_at)
        values (${ownerId}, ${id}, ${one.version}, ${one.side}, ${one.digest}, ${one.signerId}, ${one.signerName}, ${one.capacity},
          ${one.means}, ${one.fileId}, ${one.signedAt})`,
  )
}

export async function markComplete(tx: Tx, { ownerId, id }: Instrument, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update instruments.documents set state = 'signed', completed_at = ${at} where owner_id = ${ownerId} and id = ${id}`,
  )
}

export async function markVersion(tx: Tx, one: Instrument): Promise<void> {
  await run(
    tx,
    sql`update instruments.documents set version = ${one.version}, in_force_from = ${one.inForceFrom}, in_force_until = ${one.inForceUntil}
        where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function markRevoked(
  tx: Tx,
  { ownerId, id }: Instrument,
  by: { readonly at: Instant; readonly name: string; readonly because: string },
): Promise<void> {
  await run(
    tx,
    sql`update instruments.documents set state = 'revoked', revoked_at = ${by.at}, revoked_by = ${by.name}, revoked_because = ${by.because}
        where owner_id = ${ownerId} and id = ${id}`,
  )
}

/** Documents and parties follow a move or merger of an organisation; see `PathFollower`. */
export async function rewritePaths(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const to = sql`orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])`
  const below = sql`org_path @> array[${move.orgId}::uuid] and org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[]`
  const parties = await run(
    tx,
    sql`with moved as (
          update instruments.parties set org_path = ${to}
          where (owner_id, document_id, side) in (select owner_id, document_id, side from instruments.parties where ${below} limit ${most})
          returning owner_id, document_id, side, org_path
        )
        update instruments.documents d set party_paths = (
          select array_agg(distinct one) from (
            select unnest(coalesce(m.org_path, p.org_path)) as one from instruments.parties p
            left join moved m on (m.owner_id, m.document_id, m.side) = (p.owner_id, p.document_id, p.side)
            where p.owner_id = d.owner_id and p.document_id = d.id) paths)
        where (d.owner_id, d.id) in (select owner_id, document_id from moved)`,
  )
  const documents = await run(
    tx,
    sql`update instruments.documents set org_path = ${to} where id in (select id from instruments.documents where ${below} limit ${most})`,
  )
  const addressees = await run(
    tx,
    sql`with moved as (
          update instruments.addressees set org_path = ${to}
          where (owner_id, document_id, number) in (select owner_id, document_id, number from instruments.addressees where ${below} limit ${most})
          returning owner_id, document_id, number, org_path
        )
        update instruments.documents d set addressee_paths = (
          select array_agg(distinct one) from (
            select unnest(coalesce(m.org_path, a.org_path)) as one from instruments.addressees a
            left join moved m on (m.owner_id, m.document_id, m.number) = (a.owner_id, a.document_id, a.number)
            where a.owner_id = d.owner_id and a.document_id = d.id) paths)
        where (d.owner_id, d.id) in (select owner_id, document_id from moved) and addressee_paths <> '{}'`,
  )
  return parties + documents + addressees
}
