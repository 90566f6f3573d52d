import type pg from 'pg'

const ours = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public', 'graphile_worker')`

/**
 * The schema as the catalog has it, in stable order and fit to be read: what stands in `db/schema.sql`. Names of the owner
 * and what PostgreSQL adds by itself are left out, so that versions 15 to 18 write the same text.
 */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const schemas = await column(client, `select n.nspname from pg_namespace n where ${ours} order by 1`)
  const parts: string[] = []
  for (const schema of schemas) parts.push(await dumpOne(client, schema))
  return `-- Written by bin/schema from db/migrations; its difference is part of every review. Never edited by hand.\n\n${parts.join('\n')}`
}

async function dumpOne(client: pg.Client, schema: string): Promise<string> {
  const note = await column(client, `select obj_description(to_regnamespace($1), 'pg_namespace')`, [schema])
  const usage = await column(client, grantsOf('pg_namespace', 'nspacl', 'o.oid = to_regnamespace($1)'), [schema])
  const lines = [`create schema ${schema};`, ...note.filter(Boolean).map((text) => `-- ${text}`)]
  lines.push(...usage.map((grant) => grant.replace('…', `schema ${schema}`)), '')
  const functions = await column(client, functionTexts, [schema])
  const relations = await rows<Relation>(client, relationsOf, [schema])
  for (const relation of relations) lines.push(await dumpRelation(client, relation), '')
  for (const text of functions) lines.push(`${text.trimEnd()};`, '')
  return lines.join('\n')
}

type Relation = {
  readonly oid: number
  readonly name: string
  readonly kind: string
  readonly note: string | null
  readonly secured: boolean
}

const relationsOf = `
  select c.oid::int as oid, n.nspname || '.' || c.relname as name, c.relkind::text as kind,
    obj_description(c.oid, 'pg_class') as note, c.relrowsecurity as secured
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'S') and not c.relispartition
  order by c.relkind <> 'S', c.relname`

async function dumpRelation(client: pg.Client, { oid, name, kind, note, secured }: Relation): Promise<string> {
  const granted = [
    ...(await column(client, grantsOf('pg_class', 'relacl', 'o.oid = $1'), [oid])),
    ...(await column(client, columnGrantsOf, [oid])),
  ]
  const grants = granted.map((grant) => grant.replace('…', name))
  const notes = note ? [`-- ${note}`] : []
  if (kind === 'S') return [`create sequence ${name};`, ...notes, ...grants].join('\n')
  if (kind === 'v' || kind === 'm')
    return [
      ...notes,
      `create view ${name} as`,
      ...(await column(client, `select pg_get_viewdef($1::oid, true)`, [oid])),
      ...grants,
    ].join('\n')
  const columns = await column(client, columnsOf, [oid])
  const constraints = await column(client, constraintsOf, [oid])
  const tail = await column(client, `select coalesce(' partition by ' || pg_get_partkeydef($1::oid), '')`, [oid])
  return [
    ...notes,
    `create table ${name} (`,
    ...columns.map((text) => `  ${text}`),
    ...constraints.map((text) => `  ${text}`),
    `)${tail[0]};`,
    ...(await column(client, indexesOf, [oid])),
    ...(secured ? [`alter table ${name} enable row level security;`] : []),
    ...(await column(client, policiesOf, [oid])).map((text) => text.replace('…', name)),
    ...(await column(client, triggersOf, [oid])),
    ...grants,
  ].join('\n')
}

const columnsOf = `
  select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
    || case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity' else '' end
    || case when d.adbin is null then '' when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
       else ' default ' || pg_get_expr(d.adbin, d.adrelid) end
    || ',' || coalesce('  -- ' || col_description(a.attrelid, a.attnum), '')
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`

const constraintsOf = `
  select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) || ','
  from pg_constraint where conrelid = $1 and contype in ('p', 'u', 'c', 'f', 'x')
  order by array_position(array['p', 'u', 'x', 'f', 'c'], contype::text), conname`

const indexesOf = `
  select pg_get_indexdef(i.indexrelid) || ';' from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = $1)
  order by c.relname`

const policiesOf = `
  select 'create policy ' || polname || ' on …' || case when polcmd = '*' then '' else ' for ' ||
      case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end end
    || ' to ' || (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any(polroles))
    || coalesce(' using (' || pg_get_expr(polqual, polrelid) || ')', '')
    || coalesce(' with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '') || ';'
  from pg_policy where polrelid = $1 order by polname`

const triggersOf = `select pg_get_triggerdef(oid) || ';' from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname`

const functionTexts = `
  select '-- ' || coalesce(obj_description(p.oid, 'pg_proc'), '') || E'\\n' || pg_get_functiondef(p.oid)
    || coalesce((select E';\\ngrant execute on function ' || p.oid::regprocedure || ' to ' || string_agg(distinct coalesce(r.rolname, 'public'), ', ')
        from aclexplode(p.proacl) x left join pg_roles r on r.oid = x.grantee where x.grantee <> p.proowner), '')
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = $1 and p.prokind in ('f', 'p') order by p.proname, pg_get_function_identity_arguments(p.oid)`

/** One line per role: what it was granted, the owner's own rights left out. */
function grantsOf(catalog: string, acl: string, which: string): string {
  return `
    select 'grant ' || string_agg(lower(x.privilege_type), ', ' order by lower(x.privilege_type)) || ' on … to ' || r.rolname || ';'
    from ${catalog} o, aclexplode(o.${acl}) x join pg_roles r on r.oid = x.grantee
    where ${which} and r.rolname like 'gonghui\\_%' group by r.rolname order by r.rolname`
}

const columnGrantsOf = `
  select 'grant ' || lower(x.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ') on … to ' || r.rolname || ';'
  from pg_attribute a, aclexplode(a.attacl) x join pg_roles r on r.oid = x.grantee
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped and r.rolname like 'gonghui\\_%'
  group by x.privilege_type, r.rolname order by r.rolname, x.privilege_type`

async function rows<Row>(client: pg.Client, text: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query(text, values)).rows as Row[]
}

async function column(client: pg.Client, text: string, values: unknown[] = []): Promise<string[]> {
  const result = await client.query({ text, values, rowMode: 'array' })
  return (result.rows as (string | null)[][]).map(([value]) => value ?? '')
}
