import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

export type Template = {
  readonly orgId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  /** Null for all types. */
  readonly type: string | null
  readonly name: string
  readonly text: string
  readonly madeByName: string
}

const columns = sql`org_id, id, org_path, type, name, text, made_by_name`

/** Templates for a type at some organisations, by name. */
export function templatesAt(tx: Tx, orgIds: readonly Id[], type: string): Promise<Template[]> {
  return rows(
    tx,
    sql`select ${columns} from cases.templates where org_id = any(${orgIds}::uuid[]) and (type is null or type = ${type})
        order by cardinality(org_path) desc, name limit 100`,
  )
}

/** False when the organisation has one of that name. */
export async function insertTemplate(tx: Tx, one: Template, at: Instant): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into cases.templates (${columns}, made_at)
        values (${one.orgId}, ${one.id}, ${one.orgPath}::uuid[], ${one.type}, ${one.name}, ${one.text}, ${one.madeByName}, ${at})
        on conflict (org_id, name) do nothing`,
  )
  return inserted === 1
}

export function findTemplate(tx: Tx, id: Id): Promise<Template | undefined> {
  return find(tx, sql`select ${columns} from cases.templates where id = ${id}`)
}

export async function deleteTemplate(tx: Tx, { orgId, id }: Template): Promise<void> {
  await run(tx, sql`delete from cases.templates where org_id = ${orgId} and id = ${id}`)
}

/**
 * Templates follow a move or merger of their organisation; one whose name the successor has already stays behind. Tells how
 * many followed.
 */
export async function moveTemplates(tx: Tx, fromPath: readonly Id[], toPath: readonly Id[]): Promise<number> {
  const depth = fromPath.length
  return run(
    tx,
    sql`update cases.templates t set org_path = n.path, org_id = n.path[cardinality(n.path)]
        from (select org_id, id, ${toPath}::uuid[] || org_path[${depth}::int + 1:] as path from cases.templates
          where org_path[1:${depth}::int] = ${fromPath}::uuid[]) as n
        where t.org_id = n.org_id and t.id = n.id and t.org_path <> n.path
          and not exists (select from cases.templates taken where taken.org_id = n.path[cardinality(n.path)]
            and taken.name = t.name and taken.id <> t.id)`,
  )
}
