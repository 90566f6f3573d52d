import { config } from '../../platform/config.ts'
import { empty, raw, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { blindIndex } from '../../platform/seal.ts'
import type { OrgId } from '../orgs/index.ts'
import type { PersonCard } from './contract.ts'
import type { PersonId } from './model.ts'
import { personCards } from './queries.ts'
import { type PersonSearch, readSearch } from './rules.ts'

/** A union below which is looked; `depth` is 0 at the root. */
export type Below = { readonly id: OrgId; readonly depth: number }

/** Where a page of people ended. */
export type PersonPlace = { readonly name: string; readonly id: PersonId }

export type PersonPage = {
  readonly people: readonly PersonCard[]
  /** Null after the last page; searches by part, phone and id number have one page. */
  readonly next: PersonPlace | null
}

const mostFound = 20

/**
 * At most 20 persons whose name starts with the text or holds it (two characters or more), or whose phone or id number
 * it is, 15 digits of an old card included. `below` restricts to one union and all under it; row-level security
 * restricts in any case.
 */
export async function searchPeople(tx: Tx, wish: { text: string; below: Below | null }): Promise<PersonCard[]> {
  const { people } = await listPeople(tx, { ...wish, after: null, most: mostFound })
  return [...people]
}

/**
 * A page of people by name, below one union or anywhere in sight. Every part of it takes the same time at a hundred
 * thousand and at millions: pages follow an index, a text names a stretch of one.
 */
export async function listPeople(
  tx: Tx,
  wish: { text: string | null; below: Below | null; after: PersonPlace | null; most: number },
): Promise<PersonPage> {
  const { below, after, most } = wish
  const search = wish.text === null ? null : readSearch(wish.text)
  if (search && search.by !== 'name') {
    return { people: await cardsOf(tx, sql`${exactly(search)} and ${insideOf(below)}`, most), next: null }
  }
  const named = search ? sql`p.name >= ${search.name} and p.name < ${`${search.name}\u{10ffff}`}` : sql`true`
  const later = after ? sql`and (p.name, p.id) > (${after.name}, ${after.id})` : empty
  // Without a text these are members; a text also finds those who belong to no union, for readers who may see them.
  const belonging = search ? empty : sql`and p.home_path is not null`
  const found = await placesWhere(tx, sql`${named} and ${insideOf(below)} ${belonging} ${later}`, most + 1)
  const page = found.slice(0, most)
  const starting = await inOrder(tx, page)
  if (found.length > most) return { people: starting, next: page.at(-1)! }
  if (!search || [...search.name].length < 2 || starting.length === most) return { people: starting, next: null }

  const [id, level] = [below?.id ?? null, (below?.depth ?? 0) + 1]
  const shown = starting.map((person) => person.id)
  const holding = sql`p.id in (select people.ids_with_name_part(${search.name}, ${id}, ${level}, ${most}))
    and p.id <> all(${shown}::uuid[])`
  return { people: [...starting, ...(await cardsOf(tx, holding, most - starting.length))], next: null }
}

/** Members below a union by name, unmasked: for making a list of who is to get something, a long stretch at a time. */
export function memberPlaces(tx: Tx, below: Below, after: PersonPlace | null, most: number): Promise<PersonPlace[]> {
  const later = after ? sql`and (p.name, p.id) > (${after.name}, ${after.id})` : empty
  return placesWhere(tx, sql`p.home_path is not null and p.dead_on is null and ${insideOf(below)} ${later}`, most)
}

function exactly(search: Exclude<PersonSearch, { by: 'name' }>): Sql {
  if (search.by === 'phone') return sql`p.phone_index = ${indexOf(search.phone)}`
  return sql`p.id_index = any(${search.idNumbers.map(indexOf)}::uuid[])`
}

async function cardsOf(tx: Tx, condition: Sql, most: number): Promise<PersonCard[]> {
  return inOrder(tx, await placesWhere(tx, condition, most))
}

function placesWhere(tx: Tx, condition: Sql, most: number): Promise<PersonPlace[]> {
  return rows(
    tx,
    sql`select p.name, p.id from people.persons p where p.merged_into is null and ${condition} order by p.name, p.id limit ${most}`,
  )
}

async function inOrder(tx: Tx, places: readonly PersonPlace[]): Promise<PersonCard[]> {
  if (places.length === 0) return []
  const ids = places.map((place) => place.id)
  const cards = new Map((await personCards(tx, ids)).map((card) => [card.id, card]))
  return ids.map((id) => cards.get(id)!)
}

/** The level is written into the statement, so that the index of that level can serve it. */
function insideOf(below: Below | null): Sql {
  return below === null ? sql`true` : sql`p.home_path[${raw(String(below.depth + 1))}] = ${below.id}`
}

function indexOf(normalised: string): string {
  return blindIndex(config().sealKeys, normalised)
}
