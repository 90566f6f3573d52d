import { find, join, raw, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { PersonalTable } from '../../platform/personal-data.ts'

/** How a person's rows are found: by her id, or by the blind index of her id number. */
export type Keys = { readonly person: Id; readonly 'id-index': string }

/** Undefined when nobody has the id. */
export async function findKeys(tx: Tx, personId: Id): Promise<Keys | undefined> {
  const found = await find<{ idIndex: string }>(tx, sql`select id_index from people.persons where id = ${personId}`)
  return found && { person: personId, 'id-index': found.idIndex }
}

/** Her rows of one table with the columns asked for, oldest first where the table has a time. Names come from declarations. */
export async function rowsOfPerson(
  tx: Tx,
  { table, whose, columns: declared }: PersonalTable,
  keys: Keys,
  columns: readonly string[],
): Promise<Record<string, unknown>[]> {
  if (columns.length === 0) return []
  const { column, holds } = whose ?? { column: 'owner_id', holds: 'person' as const }
  const time = Object.keys(declared).find((name) => /(_at|_on)$|^(at|day|month)$/.test(name))
  const asked = join(columns.map((name, at) => raw(`"${name}" as c${at}`)))
  const found = await rows<Record<string, unknown>>(
    tx,
    sql`select ${asked} from ${raw(table)} where ${raw(column)} = ${keys[holds]} order by ${raw(time ?? column)}`,
  )
  return found.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[`c${at}`]])))
}
