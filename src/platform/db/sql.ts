import type pg from 'pg'
import sqlTag, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { Tx } from './transaction.ts'

export { empty, join, raw, type Sql }

/** Plain SQL with parameters: `` sql`select … where id = ${id}` ``. */
export const sql = sqlTag

const names = new Map<string, string>()
const mostNames = 1000

/** Rows of a query with snake_case columns as camelCase keys. Statements are named, so that the server plans them once. */
export async function rows<Row>(tx: Tx, query: Sql): Promise<Row[]> {
  const result = await tx.client.query<unknown[]>({
    name: nameOf(query.text),
    text: query.text,
    values: query.values,
    rowMode: 'array',
  })
  const keys = result.fields.map((field) => camel(field.name))
  return result.rows.map((row) => Object.fromEntries(row.map((value, at) => [keys[at]!, value])) as Row)
}

/** The only row of a query, or nothing. More than one is our mistake. */
export async function find<Row>(tx: Tx, query: Sql): Promise<Row | undefined> {
  const found = await rows<Row>(tx, query)
  if (found.length > 1) throw new Error(`one row expected, ${found.length} found`)
  return found[0]
}

/** The one row that must be there. */
export async function get<Row>(tx: Tx, query: Sql): Promise<Row> {
  const row = await find<Row>(tx, query)
  if (row === undefined) throw new Error('a row that must exist is missing')
  return row
}

/** Runs a statement and tells how many rows it touched. */
export async function run(tx: Tx, query: Sql): Promise<number> {
  const result = await tx.client.query({ name: nameOf(query.text), text: query.text, values: query.values })
  return result.rowCount ?? 0
}

/** The driver's own connection, for COPY streams and cursors. */
export function connectionOf(tx: Tx): pg.PoolClient {
  return tx.client
}

/** Beyond a thousand texts something builds SQL from values; those run unnamed and cannot crowd the server. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostNames) return known
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}

function camel(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
