import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type Reject = {
  readonly line: number
  readonly codes: readonly string[]
  readonly facts: Record<string, string | number>
  readonly maskedName: string
}

export async function insertRejects(tx: Tx, importId: string, rejects: readonly Reject[]): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.rejects (import_id, line, codes, facts, masked_name)
        select ${importId}, one.line, array(select jsonb_array_elements_text(one.codes)), one.facts, one.masked_name
        from jsonb_to_recordset(${JSON.stringify(
          rejects.map((one) => ({ line: one.line, codes: one.codes, facts: one.facts, masked_name: one.maskedName })),
        )}::jsonb) as one (line integer, codes jsonb, facts jsonb, masked_name text)`,
  )
}

export async function deleteRejects(tx: Tx, importId: string): Promise<void> {
  await run(tx, sql`delete from mutual_aid.rejects where import_id = ${importId}`)
}

/** Rejects after a line, in file order. */
export async function listRejectsAfter(
  tx: Tx,
  importId: string,
  line: number,
  code: string | null,
  limit: number,
): Promise<Reject[]> {
  return rows<Reject>(
    tx,
    sql`select line, codes, facts, masked_name from mutual_aid.rejects
        where import_id = ${importId} and line > ${line} and (${code}::text is null or ${code} = any(codes))
        order by line limit ${limit}`,
  )
}

export async function countRejects(tx: Tx, importId: string): Promise<{ code: string; count: number }[]> {
  return rows(
    tx,
    sql`select code, count(*) from mutual_aid.rejects, unnest(codes) code where import_id = ${importId} group by code order by 2 desc, 1`,
  )
}
