import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { kernelOrder } from './import-law.ts'
import { root } from './source-tree.ts'

/** `mutual-aid` keeps its tables in `mutual_aid`. */
export function schemaOf(module: string): string {
  return module.replaceAll('-', '_')
}

export const kernelSchemas = Object.keys(kernelOrder).map(schemaOf)
export const serviceSchemas = readdirSync(join(root, 'src/services')).map(schemaOf)
export const schemas: readonly string[] = ['platform', ...kernelSchemas, ...serviceSchemas]

/** A key may point where an import may: to its own schema, to a room below, and from a service to the kernel. */
export function mayPointTo(from: string, to: string): boolean {
  if (from === to || to === 'platform') return true
  if (serviceSchemas.includes(from)) return kernelSchemas.includes(to)
  return (kernelOrder[from] ?? []).map(schemaOf).includes(to)
}

export type Migration = { readonly name: string; readonly text: string }

export function readMigrations(): Migration[] {
  const folder = join(root, 'db/migrations')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** The schema that a migration's name gives it, or null when the name is out of order. */
export function schemaNamedBy(name: string): string | null {
  const rest = /^\d{8}-\d{2}-([a-z0-9-]+)\.sql$/.exec(name)?.[1]
  const module = schemas
    .map((schema) => schema.replaceAll('_', '-'))
    .filter((one) => rest?.startsWith(`${one}-`))
    .sort((a, b) => b.length - a.length)[0]
  return module === undefined ? null : schemaOf(module)
}

const verbs = [
  /create schema (?:if not exists )?(\w+)/g,
  /(?:create (?:unlogged )?table|alter table|drop table)(?: if (?:not )?exists)?(?: only)? (\w+)\./g,
  /create (?:unique )?index[^;]*? on (?:only )?(\w+)\./g,
  /(?:alter|drop) index (?:if exists )?(\w+)\./g,
  /create policy \w+ on (\w+)\./g,
  /create (?:or replace )?(?:function|procedure|view|sequence|type) (\w+)\./g,
  /create (?:constraint )?trigger[^;]*? on (\w+)\./g,
  /comment on (?:table|column|function|view|sequence|type|schema) (\w+)/g,
  /insert into (\w+)\./g,
  /(?<!for )update (?:only )?(\w+)\.\w+ (?:\w+ )?set/g,
  /delete from (\w+)\./g,
  /(?:grant|revoke) [\w, ()]+ on (?:all \w+ in )?(?:schema |function |sequence |table )?(\w+)\b/g,
]

/** The schemas that a migration changes. What it only reads or refers to is not among them. */
export function schemasTouched(text: string): string[] {
  const sql = text
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll(/\s+/g, ' ')
  return [...new Set(verbs.flatMap((verb) => [...sql.matchAll(verb)].map((match) => match[1]!)))].sort()
}

const ours = 'n.nspname = any($1)'

export const laws = {
  foreignKeys: `
    select n.nspname as "from", f.nspname as "to", n.nspname || '.' || c.relname || ': ' || k.conname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class t on t.oid = k.confrelid join pg_namespace f on f.oid = t.relnamespace
    where k.contype = 'f' and ${ours}`,
  withoutComment: `
    select n.nspname || '.' || c.relname || coalesce('.' || a.attname, '') as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where ${ours} and c.relkind in ('r', 'p') and not c.relispartition
      and (obj_description(c.oid, 'pg_class') is null or (a.attname is not null and col_description(c.oid, a.attnum) is null))
    order by 1`,
  ownedByRunners: `
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and pg_get_userbyid(c.relowner) in ('gonghui_app', 'gonghui_system')`,
  openToEveryone: `
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') and not c.relispartition and not c.relrowsecurity
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('owner_id', 'org_path') and not a.attisdropped)
    order by 1`,
  ownerNotFirst: `
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'owner_id' and not a.attisdropped
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where ${ours} and c.relkind in ('r', 'p') and not c.relispartition and k.conkey[1] is distinct from a.attnum order by 1`,
  /** A function that runs as its owner without a reason, with a search path that the caller sets, or open to anybody. */
  looseDefiners: `
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} and p.prosecdef and (obj_description(p.oid, 'pg_proc') is null or has_function_privilege('public', p.oid, 'execute')
      or not coalesce(p.proconfig, '{}') && array['search_path=pg_catalog', 'search_path=""']) order by 1`,
  strongRunners: `
    select rolname as name from pg_roles
    where rolname in ('gonghui_app', 'gonghui_system') and $1::text[] is not null
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin)`,
  openPolicies: `
    select schemaname || '.' || tablename as name from pg_policies
    where schemaname = any($1) and roles && array['gonghui_app', 'public']::name[] and cmd in ('ALL', 'SELECT') and qual = 'true'
    order by 1`,
  changeable: `
    select t || ': ' || r || ' may ' || p as name
    from unnest($1::text[]) t, unnest(array['gonghui_app', 'gonghui_system']) r, unnest(array['update', 'delete', 'truncate']) p
    where has_table_privilege(r, t, p)`,
} as const

/** Names that break a law of the list above. */
export async function ask<Row = { name: string }>(
  client: pg.Client,
  law: keyof typeof laws,
  given: unknown,
): Promise<Row[]> {
  return (await client.query(laws[law], [given])).rows as Row[]
}
