import { from as copyFrom } from 'pg-copy-streams'
import { connectionOf, find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { settlementColumns } from './settlement-file.ts'

/** What an attached batch may write in bulk beside its own partition, which is analyzed when it is attached. */
export const markTables = ['mutual_aid.settlement_marks']

/** Makes the table a batch is copied into, in the same transaction. */
export async function openBatch(tx: Tx, batchId: string): Promise<void> {
  await run(tx, sql`select mutual_aid.open_batch(${batchId})`)
}

/** Throws away what a crash or a refusal left of a batch that is not attached. */
export async function dropBatch(tx: Tx, batchId: string): Promise<void> {
  await run(tx, sql`select mutual_aid.drop_batch(${batchId})`)
}

/**
 * The COPY stream of a batch opened in this transaction; its rows carry `settlementColumns`, the batch id is the
 * table's default. Frozen from the start: no later reader writes every page again to remember that its rows are visible.
 */
export function copyInto(tx: Tx, batchId: string) {
  return connectionOf(tx).query(
    copyFrom(`copy ${tableOf(batchId)} (${settlementColumns.join(', ')}) from stdin (format binary, freeze)`),
  )
}

/** From here until commit no other batch of the fund is matched or attached. */
export async function lockFundBatches(tx: Tx, fund: string): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended('mutual_aid.attach_batch ' || ${fund}, 0))`)
}

/**
 * Sorts out rows whose number is known or comes twice in the file. Known rows are compared first; of several new rows
 * with one number the first line is taken. Identical ones are «unchanged», others «conflict»; both leave the batch.
 *
 * @returns how many were unchanged, and the conflicts with their sealed text for the reject list
 */
export async function matchBatch(
  tx: Tx,
  batchId: string,
  fund: string,
): Promise<{ unchanged: number; conflicts: { line: number; settlementNo: string; sealed: Buffer }[] }> {
  const fresh = raw(tableOf(batchId))
  await run(tx, sql`set local work_mem = '256MB'`)
  await run(
    tx,
    sql`create temporary table met on commit drop as
        select settlement_no from ${fresh} fresh join mutual_aid.settlements known using (settlement_no)
        where known.batch_id = any(array(select batch_id from mutual_aid.settlement_batches where fund = ${fund}))`,
  )
  await run(
    tx,
    sql`create temporary table verdicts on commit drop as
        select fresh.line, known.content_hash = fresh.content_hash as same
        from met join ${fresh} fresh using (settlement_no) join mutual_aid.settlements known using (settlement_no)
        where known.batch_id = any(array(select batch_id from mutual_aid.settlement_batches where fund = ${fund}))`,
  )
  await run(
    tx,
    sql`insert into verdicts
        with doubled as (
          select settlement_no from ${fresh} group by settlement_no having count(*) > 1
        ), lined as (
          select row.line, row.content_hash, row_number() over by_line as place, first_value(row.content_hash) over by_line as first_hash
          from ${fresh} row join doubled using (settlement_no)
          where not exists (select from verdicts where verdicts.line = row.line)
          window by_line as (partition by settlement_no order by line)
        )
        select line, content_hash = first_hash from lined where place > 1`,
  )
  const conflicts = await rows<{ line: number; settlementNo: string; sealed: Buffer }>(
    tx,
    sql`select line, settlement_no, sealed from ${fresh} join verdicts using (line) where not same order by line`,
  )
  const { gone } = await get<{ gone: number }>(tx, sql`select count(*) as gone from verdicts`)
  if (gone > 0) await run(tx, sql`delete from ${fresh} fresh using verdicts where fresh.line = verdicts.line`)
  return { unchanged: gone - conflicts.length, conflicts }
}

export async function attachBatch(tx: Tx, batchId: string, fund: string): Promise<void> {
  await run(tx, sql`select mutual_aid.attach_batch(${batchId}, ${fund})`)
}

/**
 * Takes originals out of force for the corrections and reversals of an attached batch, lets those without a known
 * original wait, and applies earlier ones that waited for a row of this batch.
 *
 * @returns rows of this batch that wait, replace and cancel
 */
export async function markSuperseded(
  tx: Tx,
  batchId: string,
  fund: string,
): Promise<{ waiting: number; corrections: number; reversals: number }> {
  await run(
    tx,
    sql`create temporary table superseding on commit drop as
        select change.settlement_no, change.original_no, change.kind, change.line,
          exists (
            select from mutual_aid.settlements original
            join mutual_aid.settlement_batches batch using (batch_id)
            where batch.fund = ${fund} and original.settlement_no = change.original_no and original.settlement_no <> change.settlement_no
          ) as applies
        from mutual_aid.settlements change
        where change.batch_id = ${batchId} and change.kind <> 'normal'`,
  )
  await run(
    tx,
    sql`insert into mutual_aid.settlement_marks (fund, settlement_no, status, by_settlement_no)
        select ${fund}, settlement_no, 'waiting', null from superseding where not applies`,
  )
  await applyArrived(tx, batchId, fund)
  await run(
    tx,
    sql`insert into mutual_aid.settlement_marks (fund, settlement_no, status, by_settlement_no)
        select distinct on (original_no) ${fund}, original_no, ${statusOfKind}, settlement_no
        from superseding where applies order by original_no, line
        on conflict do nothing`,
  )
  return get(
    tx,
    sql`select count(*) filter (where not applies) as waiting,
          count(*) filter (where applies and kind = 'correction') as corrections,
          count(*) filter (where applies and kind = 'reversal') as reversals
        from superseding`,
  )
}

const statusOfKind = sql`case kind when 'reversal' then 'cancelled' else 'replaced' end`

/** Corrections and reversals that waited for a row of this batch take effect; one already superseded itself stays so. */
async function applyArrived(tx: Tx, batchId: string, fund: string): Promise<void> {
  await run(
    tx,
    sql`create temporary table arrived on commit drop as
        select change.settlement_no, change.original_no, change.kind, change.settled_on
        from mutual_aid.settlement_marks mark
        join mutual_aid.settlements change on change.settlement_no = mark.settlement_no
        join mutual_aid.settlement_batches batch on batch.batch_id = change.batch_id and batch.fund = mark.fund
        join mutual_aid.settlements original on original.batch_id = ${batchId} and original.settlement_no = change.original_no
        where mark.fund = ${fund} and mark.status = 'waiting' and change.batch_id <> ${batchId}`,
  )
  await run(
    tx,
    sql`delete from mutual_aid.settlement_marks where fund = ${fund} and status = 'waiting' and settlement_no in (select settlement_no from arrived)`,
  )
  await run(
    tx,
    sql`insert into mutual_aid.settlement_marks (fund, settlement_no, status, by_settlement_no)
        select distinct on (original_no) ${fund}, original_no, ${statusOfKind}, settlement_no from arrived order by original_no, settled_on, settlement_no
        on conflict (fund, settlement_no) do nothing`,
  )
  await run(
    tx,
    sql`insert into mutual_aid.settlement_marks (fund, settlement_no, status, by_settlement_no)
        select distinct on (arrived.settlement_no) ${fund}, arrived.settlement_no,
          case later.kind when 'reversal' then 'cancelled' else 'replaced' end, later.settlement_no
        from arrived
        join mutual_aid.settlements later on later.original_no = arrived.settlement_no and later.kind <> 'normal'
        join mutual_aid.settlement_batches batch on batch.batch_id = later.batch_id and batch.fund = ${fund}
        order by arrived.settlement_no, later.settled_on, later.settlement_no
        on conflict (fund, settlement_no) do nothing`,
  )
}

/** Corrections and reversals of a batch that wait for their original, after a line. */
export async function listWaitingAfter(
  tx: Tx,
  batchId: string,
  fund: string,
  line: number,
  limit: number,
): Promise<
  { line: number; settlementNo: string; originalNo: string; kind: 'correction' | 'reversal'; sealed: Buffer }[]
> {
  return rows(
    tx,
    sql`select change.line, change.settlement_no, change.original_no, change.kind, change.sealed
        from mutual_aid.settlements change
        join mutual_aid.settlement_marks mark on mark.fund = ${fund} and mark.settlement_no = change.settlement_no and mark.status = 'waiting'
        where change.batch_id = ${batchId} and change.line > ${line}
        order by change.line limit ${limit}`,
  )
}

export async function batchIsAttached(tx: Tx, batchId: string): Promise<boolean> {
  return (
    (await find(tx, sql`select 1 as attached from mutual_aid.settlement_batches where batch_id = ${batchId}`)) !==
    undefined
  )
}

function tableOf(batchId: string): string {
  return `mutual_aid.settlements_${batchId.replaceAll('-', '')}`
}
