import type { Day } from '../../platform/dates.ts'
import { raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Addressee, Instrument, ReplyStep } from './model.ts'
import { columns } from './store.ts'

type Key = Pick<Instrument, 'ownerId' | 'id'>

export async function insertAddressees(tx: Tx, { ownerId, id }: Key, given: readonly Addressee[]): Promise<void> {
  if (given.length === 0) return
  await run(
    tx,
    sql`insert into instruments.addressees (owner_id, document_id, number, kind, org_id, org_path, name, reply_by)
      select ${ownerId}, ${id}, number, kind, org_id, org_path::uuid[], name, reply_by
      from unnest(${given.map((one) => one.number)}::smallint[], ${given.map((one) => one.kind)}::text[],
        ${given.map((one) => one.orgId)}::uuid[], ${given.map((one) => `{${one.orgPath.join(',')}}`)}::text[],
        ${given.map((one) => one.name)}::text[], ${given.map((one) => one.replyBy)}::date[])
        as g (number, kind, org_id, org_path, name, reply_by)`,
  )
}

export function addresseesOf(tx: Tx, { ownerId, id }: Key): Promise<Addressee[]> {
  return rows(
    tx,
    sql`select number, kind, org_id, org_path, name, reply_by from instruments.addressees
      where owner_id = ${ownerId} and document_id = ${id} order by number`,
  )
}

/** Every step at every addressee, in order. */
export function replyStepsOf(tx: Tx, { ownerId, id }: Key): Promise<ReplyStep[]> {
  return rows(
    tx,
    sql`select addressee, step, on_day, text, file_id, reply_by, recorded_by, recorded_at from instruments.replies
      where owner_id = ${ownerId} and document_id = ${id} order by addressee, seq`,
  )
}

/** The next step at each addressee that is named. */
export async function insertSteps(tx: Tx, { ownerId, id }: Key, steps: readonly ReplyStep[]): Promise<void> {
  for (const one of steps)
    await run(
      tx,
      sql`insert into instruments.replies (owner_id, document_id, addressee, seq, step, on_day, text, file_id, reply_by, recorded_by, recorded_at)
        select ${ownerId}, ${id}, ${one.addressee}::smallint, coalesce(max(seq), 0) + 1, ${one.step}, ${one.onDay}::date, ${one.text},
          ${one.fileId}::uuid, ${one.replyBy}::date, ${one.recordedBy}, ${one.recordedAt}::timestamptz
        from instruments.replies where owner_id = ${ownerId} and document_id = ${id} and addressee = ${one.addressee}`,
    )
}

/** Lets the organisations among the addressees, and those above them, read it. */
export async function openToAddressees(tx: Tx, { ownerId, id }: Key): Promise<void> {
  await run(
    tx,
    sql`update instruments.documents set addressee_paths = coalesce((select array_agg(distinct one)
        from instruments.addressees a, unnest(a.org_path) as one where a.owner_id = ${ownerId} and a.document_id = ${id}), '{}')
      where owner_id = ${ownerId} and id = ${id}`,
  )
}

export type Awaited = Instrument & {
  readonly number: string
  readonly addressee: number
  readonly addresseeName: string
  /** By when an answer is asked for. */
  readonly replyBy: Day
}

/** Documents drawn up below an organisation that wait for an answer due by a day, the longest due first. */
export function repliesDue(
  tx: Tx,
  wish: { readonly below: { readonly id: Id; readonly depth: number }; readonly by: Day; readonly kind?: string },
): Promise<Awaited[]> {
  const named = columns.text.split(',').map((one) => `d.${one.trim()}`)
  return rows(
    tx,
    sql`select ${raw(named.join(', '))}, a.number as addressee, a.name as addressee_name, coalesce(last.reply_by, a.reply_by) as reply_by
      from instruments.documents d
      join instruments.addressees a on (a.owner_id, a.document_id) = (d.owner_id, d.id)
      cross join lateral (
        select (array_agg(r.step order by r.seq desc))[1] as step, (array_agg(r.reply_by order by r.seq desc) filter (where r.reply_by is not null))[1] as reply_by,
          (array_agg(r.reply_by order by r.seq desc))[1] as newest_by
        from instruments.replies r where (r.owner_id, r.document_id, r.addressee) = (a.owner_id, a.document_id, a.number)) last
      where d.org_path[${raw(String(wish.below.depth + 1))}] = ${wish.below.id} and d.state <> 'revoked'
        and (last.step in ('sent', 'urged') or last.step = 'not-met' and last.newest_by is not null)
        and coalesce(last.reply_by, a.reply_by) <= ${wish.by}::date and (${wish.kind ?? null}::text is null or d.kind = ${wish.kind ?? null})
      order by reply_by, d.id limit 500`,
  )
}
