import { type DeclaredTable, isPersonal, type PersonalTable } from '../../src/platform/personal-data.ts'
import { schemaOf } from './schema-law.ts'

export type SchemaColumn = { readonly name: string; readonly type: string; readonly note: string }
export type SchemaTable = {
  readonly name: string
  readonly columns: readonly SchemaColumn[]
  /** What the platform's own role may do: `delete`, `update`, and `update (name, note)` column by column. */
  readonly rights: readonly string[]
}

/** Every table of `db/schema.sql` with its columns and what the platform may do to it. */
export function readSchemaTables(text: string): SchemaTable[] {
  return [...text.matchAll(/^create table (\w+\.\w+) \(\n([\s\S]*?)^\)/gm)].map((match) => {
    const name = match[1]!
    const granted = [
      ...text.matchAll(new RegExp(`^grant (.+) on ${name.replace('.', '\\.')} to gonghui_system;`, 'gm')),
    ]
    return { name, columns: columnsIn(match[2]!), rights: granted.flatMap((one) => one[1]!.split(/, (?![^(]*\))/)) }
  })
}

function columnsIn(body: string): SchemaColumn[] {
  return body
    .split('\n')
    .filter((line) => /^ {2}\S/.test(line) && !line.startsWith('  constraint '))
    .map((line) => /^ {2}"?(\w+)"? (\w+).*?,(?: {2}-- (.*))?$/.exec(line))
    .flatMap((found) => (found ? [{ name: found[1]!, type: found[2]!, note: found[3] ?? '' }] : []))
}

const ofSomeone = /^(owner_id|person_id|id_index|phone_index)$|sealed/

/** Tables in which a person can be found: by her id, by an index of her numbers, or under seal. */
export function looksPersonal(table: SchemaTable): boolean {
  return table.columns.some(({ name }) => ofSomeone.test(name))
}

/** Where the declaration of a table belongs. */
function placeFor(table: string, services: readonly string[]): string {
  const schema = table.split('.')[0]!
  if (schema === 'platform') return 'src/platform/db/personal-data.ts'
  const service = services.find((id) => schemaOf(id) === schema)
  const floor = service ? 'services' : 'kernel'
  return `src/${floor}/${service ?? schema.replaceAll('_', '-')}/personal-data.ts`
}

/** Everything wrong with the declarations, each with what to write where. */
export function findUndeclared(
  tables: readonly SchemaTable[],
  declared: readonly DeclaredTable[],
  services: readonly string[],
): string[] {
  const known = new Map(declared.map((one) => [one.table, one]))
  const names = new Set(tables.map(({ name }) => name))
  const doubled = declared.filter((one, at) => declared.findIndex(({ table }) => table === one.table) !== at)
  return [
    ...doubled.map(({ table }) => `${table} is declared twice.`),
    ...declared.filter(({ table }) => !names.has(table)).map(({ table }) => `${table} is declared and does not exist.`),
    ...tables.filter(looksPersonal).flatMap((table) => {
      const found = known.get(table.name)
      return found ? [] : [undeclaredAdvice(table, placeFor(table.name, services))]
    }),
    ...tables.flatMap((table) => {
      const found = known.get(table.name)
      return found && isPersonal(found) ? faultsOf(table, found) : []
    }),
  ]
}

function undeclaredAdvice(table: SchemaTable, place: string): string {
  const columns = table.columns.map(({ name, note }) => `      ${name}: null, // or its Chinese heading: ${note}`)
  return [
    `${table.name} keeps something of a person and does not say so. Declare it in ${place} with declarePersonalData,`,
    'and hand `personalData` to src/apps/server/declared-tables.ts (a service: in its service.ts). A table of no person gets',
    `  { table: '${table.name}', nobodys: 'why, in Chinese' }`,
    'any other says what it is for and what becomes of it:',
    '  {',
    `    table: '${table.name}', title: '…', purpose: '…', basis: '…',`,
    "    kept: { says: '…', after: { column: '…_at', days: 1_096 }, afterwards: 'delete' },",
    "    merging: { does: 'follow' }, // or 'stay' with because, when two records of one person are merged",
    "    erasure: { does: 'delete' }, // or 'anonymise' with sets, or 'keep' with the clause of the law",
    '    columns: {',
    ...columns,
    '    },',
    '  }',
  ].join('\n')
}

function faultsOf(table: SchemaTable, declared: PersonalTable): string[] {
  const has = new Set(table.columns.map(({ name }) => name))
  const said = Object.keys(declared.columns)
  const named = [
    declared.whose?.column ?? 'owner_id',
    ...(declared.kept.after ? [declared.kept.after.column] : []),
    ...setsOf(declared),
  ]
  const missing = table.columns.filter(({ name }) => !said.includes(name))
  const gone = [...said, ...named].filter((name) => !has.has(name))
  return [
    ...missing.map(({ name, note }) => `${table.name}.${name} is not declared: give its heading, or null (${note})`),
    ...gone.map((name) => `${table.name} has no column ${name}, yet its declaration names it.`),
    ...(declared.kept.after && !declared.kept.afterwards
      ? [`${table.name} says when it is past its time, not what then.`]
      : []),
    ...rightsMissing(table, declared).map(
      (right) => `${table.name}: grant ${right} on ${table.name} to gonghui_system, in a migration of its schema.`,
    ),
  ]
}

function setsOf({ erasure, kept }: PersonalTable): string[] {
  const erased = erasure.does === 'delete' ? {} : (erasure.sets ?? {})
  const later = typeof kept.afterwards === 'object' ? kept.afterwards.sets : {}
  return [...new Set([...Object.keys(erased), ...Object.keys(later)])]
}

/** The walk runs as the platform's role, which may do only what its tables grant. */
function rightsMissing(table: SchemaTable, declared: PersonalTable): string[] {
  const deletes = declared.erasure.does === 'delete' || declared.kept.afterwards === 'delete'
  const columns = table.rights.flatMap((right) => (/^update \((.+)\)$/.exec(right)?.[1] ?? '').split(', '))
  const blocked = table.rights.includes('update') ? [] : setsOf(declared).filter((name) => !columns.includes(name))
  return [
    ...(table.rights.includes('select') ? [] : ['select']),
    ...(deletes && !table.rights.includes('delete') ? ['delete'] : []),
    ...(blocked.length > 0 ? [`update (${blocked.join(', ')})`] : []),
  ]
}
