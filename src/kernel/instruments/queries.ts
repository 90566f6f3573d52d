import { empty, raw, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Instrument, InstrumentFinding } from './model.ts'
import { columns } from './store.ts'

export type InstrumentWish = {
  /** Everything below this organisation. */
  readonly below: { readonly id: Id; readonly depth: number }
  readonly kind?: string
  readonly state?: Instrument['state']
  /** The id of the last one shown. */
  readonly after?: Id
}

const page = 30

/** Documents drawn up below an organisation, newest first, thirty at a time, inside the caller's scope. */
export function listInstruments(tx: Tx, wish: InstrumentWish): Promise<Instrument[]> {
  return rows(
    tx,
    sql`select ${columns} from instruments.documents where org_path[${raw(String(wish.below.depth + 1))}] = ${wish.below.id}
        ${wish.kind ? sql`and kind = ${wish.kind}` : empty} ${wish.state ? sql`and state = ${wish.state}` : empty}
        ${wish.after ? sql`and id < ${wish.after}` : empty}
        order by id desc limit ${raw(String(page))}`,
  )
}

/** Documents to which a person is a party herself, newest first. */
export function instrumentsOfPerson(tx: Tx, personId: Id): Promise<Instrument[]> {
  return rows(
    tx,
    sql`select ${columns} from instruments.documents where party_persons @> array[${personId}::uuid] order by id desc limit 100`,
  )
}

export type CheckedRow = {
  readonly number: string
  readonly title: string
  readonly state: Instrument['state']
  readonly digest: string
  readonly inForceFrom: string
  readonly inForceUntil: string | null
  readonly completedAt: string | null
  readonly revokedAt: string | null
  readonly side: string
  readonly party: string
  readonly signedAt: string | null
}

/** What the holder of a paper may learn by its code, one row a side that is an organisation. */
export function rowsByCode(tx: Tx, code: string): Promise<CheckedRow[]> {
  return rows(tx, sql`select * from instruments.by_code(${code})`)
}

/** What breaks a promise: altered texts, missing sides, signatures under another text. */
export function brokenRows(tx: Tx): Promise<InstrumentFinding[]> {
  return rows(
    tx,
    sql`select 'text-altered' as rule, d.number, t.version
        from instruments.texts t join instruments.documents d on (d.owner_id, d.id) = (t.owner_id, t.document_id)
        where t.digest <> encode(sha256(convert_to(t.text, 'UTF8')), 'hex')
        union all
        select 'signed-without-a-side', d.number, d.version
        from instruments.documents d where d.state = 'signed' and exists (
          select from instruments.parties p where p.owner_id = d.owner_id and p.document_id = d.id and not exists (
            select from instruments.signatures s
            where (s.owner_id, s.document_id, s.version, s.side) = (p.owner_id, p.document_id, d.version, p.side)))
        union all
        select 'signature-under-another-text', d.number, s.version
        from instruments.signatures s
        join instruments.texts t on (t.owner_id, t.document_id, t.version) = (s.owner_id, s.document_id, s.version)
        join instruments.documents d on (d.owner_id, d.id) = (s.owner_id, s.document_id)
        where s.digest <> t.digest
        order by 2, 3, 1`,
  )
}
