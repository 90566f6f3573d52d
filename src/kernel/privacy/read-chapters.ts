import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { PersonalTable } from '../../platform/personal-data.ts'
import { openSealed } from '../../platform/seal.ts'
import type { Chapter } from './model.ts'
import { personalTables } from './registered.ts'
import { cellsOf, headingsOf, sayErasure, toldColumns } from './rules.ts'
import { findKeys, type Keys, rowsOfPerson } from './walk.store.ts'

/** One walk over the declarations: all that is kept of a person, seals opened. It is shown to herself alone. */
export async function readChapters(
  tx: Tx,
  personId: Id,
  progress: (done: number, total: number) => Promise<void>,
): Promise<Chapter[]> {
  const tables = personalTables()
  const keys = await findKeys(tx, personId)
  const chapters: Chapter[] = []
  for (const table of tables) {
    chapters.push(await readChapter(tx, table, keys))
    await progress(chapters.length, tables.length)
  }
  return chapters
}

async function readChapter(tx: Tx, table: PersonalTable, keys: Keys): Promise<Chapter> {
  const { sealKeys } = config()
  const columns = toldColumns(table.columns).map(([name]) => name)
  const rows = await rowsOfPerson(tx, table, keys, columns)
  return {
    table: table.table,
    title: table.title,
    purpose: table.purpose,
    basis: table.basis,
    kept: table.kept.says,
    erasure: sayErasure(table.erasure),
    headings: headingsOf(table),
    rows: rows.map((row) => cellsOf(table, row, (sealed) => openSealed(sealKeys, sealed))),
  }
}
