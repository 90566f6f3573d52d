import pg from 'pg'
import type { Place } from './plant.ts'

/** Tables that an attack may change: the record of the attack itself, and what limits the next one. */
const moved = [
  'audit.entries',
  'audit.heads',
  'access.sessions',
  'access.attempts',
  'access.sms_codes',
  'platform.answers',
  'notices.simulated_messages',
]

type Column = { readonly table: string; readonly column: string; readonly type: string }

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
    const { rows: columns } = await this.#client.query<Column>(`
      select n.nspname || '.' || c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
        and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')`)
    const tables = Map.groupBy(columns, ({ table }) => table)
    for (const table of moved) tables.delete(table)
    const sum = "coalesce(sum(hashtextextended(t::text, 0)), 0)::text || ' of ' || count(*)"
    this.#whole = [...tables.keys()]
      .map((table) => `select '${table}' as key, ${sum} as sum from ${table} t`)
      .join('\nunion all\n')
    this.#byPlace = places
      .flatMap((place) =>
        [...tables].flatMap(([table, some]) => {
          const whose = some.flatMap((one) => belongs(one, place))
          return whose.length === 0
            ? []
            : [`select '${place.key} ${table}' as key, ${sum} as sum from ${table} t where ${whose.join(' or ')}`]
        }),
      )
      .join('\nunion all\n')
  }

  whole(): Promise<Snapshot> {
    return this.#read(this.#whole)
  }

  byPlace(): Promise<Snapshot> {
    return this.#read(this.#byPlace)
  }

  async run(statement: string): Promise<void> {
    await this.#client.query(statement)
  }

  close(): Promise<void> {
    return this.#client.end()
  }

  async #read(query: string): Promise<Snapshot> {
    const { rows } = await this.#client.query<{ key: string; sum: string }>(query)
    return new Map(rows.map(({ key, sum }) => [key, sum]))
  }
}

/** A row is a place's when its path leads there or its owner lives there. */
function belongs({ column, type }: Column, place: Place): string[] {
  if (column === 'org_path' && type === 'uuid[]') return [`t.org_path @> array['${place.orgId}'::uuid]`]
  if (column !== 'owner_id' || type !== 'uuid') return []
  const owners = place.workers.map(({ personId }) => `'${personId}'`)
  return [`t.owner_id in (${owners.join(', ')})`]
}

/** Where two pictures differ. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  return [...after].filter(([key, sum]) => before.get(key) !== sum).map(([key]) => key)
}
