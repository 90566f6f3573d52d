import pg from 'pg'
import type { Place } from './plant.ts'

/** Tables that an attack may change: the record of the attack itself, and what limits the next one. */
const moved = [
  'audit.entries',
  'audit.heads',
  'access.sessions',
  'access.attempts',
  'access.sms_codes',
  'access.devices',
  'access.proven_phones',
  'platform.answers',
  'notices.simulated_messages',
]

export type Column = { readonly table: string; readonly column: string; readonly type: string }

/** The columns of every table of the platform. */
export async function readColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select n.nspname || '.' || c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')`)
  return rows
}

/** Checksums of every table, whole and by the place whose rows they are. */
export type Snapshot = ReadonlyMap<string, string>

export class Watch {
  readonly #client: pg.Client
  #whole = ''
  #byPlace = ''

  constructor(url: string) {
    this.#client = new pg.Client({ connectionString: url })
  }

  async open(places: readonly Place[]): Promise<void> {
    await this.#client.connect()
    const tables = Map.groupBy(await readColumns(this.#client), ({ table }) => table)
    for (const table of moved) tables.delete(table)
    const hash = 'hashtextextended(t::text, 0)'
    const all = [...tables.keys()]
    this.#whole = all
      .map(
        (table) =>
          `select '${table}' as key, coalesce(sum(${hash}), 0)::text || ' of ' || count(*) as sum from ${table} t`,
      )
      .join('\nunion all\n')
    this.#byPlace = [...tables]
      .flatMap(([table, some]) => {
        const place = placeOf(some, places)
        return place === null
          ? []
          : [
              `select ${place} || ' ${table}' as key, sum(${hash})::text || ' of ' || count(*) as sum from ${table} t group by 1`,
            ]
      })
      .join('\nunion all\n')
  }

  whole(): Promise<Snapshot> {
    return this.#read('whole', this.#whole)
  }

  byPlace(): Promise<Snapshot> {
    return this.#read('by-place', this.#byPlace)
  }

  async run(statement: string): Promise<void> {
    await this.#client.query(statement)
  }

  close(): Promise<void> {
    return this.#client.end()
  }

  /** Planned once: there are as many tables as the platform has, and hundreds of pictures of them. */
  async #read(name: string, text: string): Promise<Snapshot> {
    const { rows } = await this.#client.query<{ key: string | null; sum: string }>({ name, text })
    return new Map(rows.flatMap(({ key, sum }) => (key === null ? [] : [[key, sum] as const])))
  }
}

/** A row is a place's when its owner lives there; who lives nowhere, when its path leads there. */
export function belongs({ column, type }: Column, place: Place): string[] {
  if (column === 'org_path' && type === 'uuid[]') return [`t.org_path @> array['${place.orgId}'::uuid]`]
  if (column !== 'owner_id' || type !== 'uuid') return []
  const owners = [...place.workers, place.applicant].map(({ personId }) => `'${personId}'`)
  return [`t.owner_id in (${owners.join(', ')})`]
}

/** The key of the place whose a row is, as an expression; null for tables without owner and path. */
function placeOf(columns: readonly Column[], places: readonly Place[]): string | null {
  const cases = ['owner_id', 'org_path'].flatMap((name) =>
    columns
      .filter(({ column }) => column === name)
      .flatMap((column) =>
        places.flatMap((place) => belongs(column, place).map((whose) => `when ${whose} then '${place.key}'`)),
      ),
  )
  return cases.length === 0 ? null : `case ${cases.join(' ')} end`
}

/** Where two pictures differ. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
}
