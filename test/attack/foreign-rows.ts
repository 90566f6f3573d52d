import pg from 'pg'
import { ask as askLaw, schemas } from '../house/schema-law.ts'
import type { Place, World } from './plant.ts'
import { belongs, readColumns } from './snapshot.ts'

/** What the running role gets at with the scope of one place while it asks for the rows of another. */
export type ForeignRows = {
  readonly tables: number
  readonly read: readonly string[]
  readonly written: readonly string[]
}

/**
 * Asks the database itself, past all code: as `gonghui_app`, in the scope of a county officer, for every row that bears the
 * path or the owner of a union elsewhere; then tries to change and to delete them. Nothing is kept.
 */
export async function tryForeignRows(url: string, world: World, from: string, whose: Place): Promise<ForeignRows> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const open = new Set((await askLaw(client, 'openPolicies', schemas)).map(({ name }) => name))
    const tables = Map.groupBy(await readColumns(client), ({ table }) => table)
    const found = { tables: 0, read: [] as string[], written: [] as string[] }
    await client.query('begin')
    await client.query(`set local gonghui.orgs = '{${world.orgIds[from]}}'`)
    await client.query(`set local gonghui.person = '${world.officers.get(`county-officer.${from}`)}'`)
    for (const [table, columns] of tables) {
      const where = columns.flatMap((column) => belongs(column, whose)).join(' or ')
      if (where === '' || open.has(table)) continue
      const { rows } = await client.query<{ count: string }>(`select count(*) from ${table} t where ${where}`)
      if (rows[0]!.count === '0') continue
      found.tables += 1
      await client.query('set local role gonghui_app')
      if (await takes(client, `select from ${table} t where ${where}`)) found.read.push(table)
      const column = columns.find(({ column }) => column === 'org_path' || column === 'owner_id')!.column
      if (await takes(client, `update ${table} t set ${column} = ${column} where ${where}`)) found.written.push(table)
      if (await takes(client, `delete from ${table} t where ${where}`)) found.written.push(table)
      await client.query('reset role')
    }
    await client.query('rollback')
    return found
  } finally {
    await client.end()
  }
}

/** Whether a statement gets at a row; a refusal is as good as none. */
async function takes(client: pg.Client, statement: string): Promise<boolean> {
  await client.query('savepoint trying')
  const taken = await client.query(statement).then(
    ({ rowCount }) => (rowCount ?? 0) > 0,
    (error: Error & { code?: string }) => {
      if (error.code === '42501') return false
      throw error
    },
  )
  await client.query('rollback to savepoint trying')
  return taken
}
