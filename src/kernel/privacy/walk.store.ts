import { config } from '../../platform/config.ts'
import { get, join, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Blank, PersonalTable } from '../../platform/personal-data.ts'
import { sealText } from '../../platform/seal.ts'

/** How a person's rows are found: by her ids (records merged into hers count), or by the blind indexes of her id number. */
export type Keys = {
  readonly person: readonly Id[]
  /** In the order of `person`: which record bears which. */
  readonly 'id-index': readonly string[]
}

/** No keys when nobody has the id. */
export async function findKeys(tx: Tx, personId: Id): Promise<Keys> {
  const found = await rows<{ id: Id; idIndex: string }>(
    tx,
    sql`select id, id_index from people.persons where id = ${personId} or merged_into = ${personId}`,
  )
  return { person: found.map((one) => one.id), 'id-index': found.map((one) => one.idIndex) }
}

/** Holds the person's record until the transaction ends; whoever registers or admits her waits. */
export async function lockPerson(tx: Tx, personId: Id): Promise<void> {
  await run(tx, sql`select from people.persons where id = ${personId} for update`)
}

/** Her rows of one table with the columns asked for, oldest first where the table has a time. Names come from declarations. */
export async function rowsOfPerson(
  tx: Tx,
  table: PersonalTable,
  keys: Keys,
  columns: readonly string[],
): Promise<Record<string, unknown>[]> {
  if (columns.length === 0) return []
  const time = Object.keys(table.columns).find((name) => /(_at|_on)$|^(at|day|month)$/.test(name))
  const asked = join(columns.map((name, at) => raw(`"${name}" as c${at}`)))
  const found = await rows<Record<string, unknown>>(
    tx,
    sql`select ${asked} from ${raw(table.table)} where ${hers(table, keys)} order by ${raw(time ?? columns[0]!)}`,
  )
  return found.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[`c${at}`]])))
}

export async function countRowsOfPerson(tx: Tx, table: PersonalTable, keys: Keys): Promise<number> {
  const { n } = await get<{ n: number }>(
    tx,
    sql`select count(*) as n from ${raw(table.table)} where ${hers(table, keys)}`,
  )
  return n
}

export function deleteRowsOfPerson(tx: Tx, table: PersonalTable, keys: Keys): Promise<number> {
  return run(tx, sql`delete from ${raw(table.table)} where ${hers(table, keys)}`)
}

export function blankRowsOfPerson(
  tx: Tx,
  table: PersonalTable,
  keys: Keys,
  sets: Readonly<Record<string, Blank>>,
): Promise<number> {
  return run(tx, sql`update ${raw(table.table)} set ${assignments(sets, keys)} where ${hers(table, keys)}`)
}

function hers({ whose }: PersonalTable, keys: Keys): Sql {
  const { column, holds } = whose ?? { column: 'owner_id', holds: 'person' as const }
  return sql`${raw(column)} = any(${keys[holds]}::uuid[])`
}

function assignments(sets: Readonly<Record<string, Blank>>, keys: Keys): Sql {
  return join(Object.entries(sets).map(([name, blank]) => sql`${raw(name)} = ${blankValue(name, blank, keys)}`))
}

/** Each row gets a random id of its own; a seal over nothing is the same for all. */
function blankValue(name: string, blank: Blank, keys: Keys): Sql {
  if (typeof blank !== 'object' || blank === null) return sql`${blank}`
  if ('whereHers' in blank)
    return sql`case when ${raw(blank.whereHers)} = owner_id then ${blank.value} else ${raw(name)} end`
  if ('seal' in blank) return sql`${sealText(config().sealKeys, blank.seal)}`
  if (blank.make === 'random-id') return sql`gen_random_uuid()`
  // What bears none of her indexes any more, such as a row of a number before a correction, is hers by its owner alone.
  return sql`coalesce((${keys.person}::uuid[])[array_position(${keys['id-index']}::uuid[], ${raw(name)})], ${keys.person[0]}::uuid)`
}

/** Retention looks at rows, not at a person. */
const nobodysKeys: Keys = { person: [], 'id-index': [] }

/** Up to `most` rows whose time is over are deleted or blanked, those blanked before left alone. Tells how many. */
export function endRowsBefore(
  tx: Tx,
  table: PersonalTable,
  wish: {
    column: string
    before: string
    afterwards: 'delete' | { readonly sets: Readonly<Record<string, Blank>> }
    most: number
  },
): Promise<number> {
  const { afterwards } = wish
  const name = raw(table.table)
  const open = afterwards === 'delete' ? sql`true` : unlike(afterwards.sets)
  const over = sql`select tableoid, ctid from ${name} where ${raw(wish.column)} < ${wish.before} and ${open} limit ${wish.most}`
  return afterwards === 'delete'
    ? run(tx, sql`delete from ${name} where (tableoid, ctid) in (${over})`)
    : run(tx, sql`update ${name} set ${assignments(afterwards.sets, nobodysKeys)} where (tableoid, ctid) in (${over})`)
}

/** Rows that still say something: a plain blank is told from what stands there, a sealed or random one is not. */
function unlike(sets: Readonly<Record<string, Blank>>): Sql {
  const open = Object.entries(sets).flatMap(([name, blank]): Sql[] => {
    if (blank === null) return [sql`${raw(name)} is not null`]
    if (typeof blank !== 'object') return [sql`${raw(name)} <> ${blank}`]
    return 'whereHers' in blank ? [sql`(${raw(blank.whereHers)} = owner_id and ${raw(name)} <> ${blank.value})`] : []
  })
  return sql`(${join(open, ' or ')})`
}

export type RetentionRun = {
  readonly id: Id
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly report: unknown
}

export async function insertRetentionRun(tx: Tx, startedAt: string): Promise<Id> {
  const id = newId()
  await run(tx, sql`insert into privacy.retention_runs (id, started_at, report) values (${id}, ${startedAt}, '[]')`)
  return id
}

export async function finishRetentionRun(tx: Tx, id: Id, at: string, report: unknown): Promise<void> {
  await run(
    tx,
    sql`update privacy.retention_runs set finished_at = ${at}, report = ${JSON.stringify(report)}::jsonb where id = ${id}`,
  )
}

export function newestRetentionRuns(tx: Tx, most: number): Promise<RetentionRun[]> {
  return rows(
    tx,
    sql`select id, started_at, finished_at, report from privacy.retention_runs order by id desc limit ${most}`,
  )
}
