import type { Day } from '../../platform/dates.ts'
import { find, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { OrgId, OrgPath, Reparenting } from '../orgs/index.ts'
import { insertHomeChanges } from './home-counts.store.ts'
import type { Membership, PersonId, SealedRegistration } from './model.ts'

/** What registering and joining in bulk write; whoever does so refreshes their statistics. */
export const peopleTables = ['people.persons', 'people.memberships']

export type OnFile = {
  readonly id: PersonId
  readonly idIndex: string
  readonly name: string
  readonly hasPhone: boolean
}

export function personsOnFile(tx: Tx, idIndexes: readonly string[]): Promise<OnFile[]> {
  return rows(
    tx,
    sql`select coalesce(merged_into, id) as id, id_index, name, (phone_index is not null or merged_into is not null) as has_phone
      from people.persons where id_index = any(${idIndexes}::uuid[])`,
  )
}

export type NewPerson = {
  readonly id: PersonId
  readonly registration: SealedRegistration
  readonly homePath: OrgPath | null
}

/**
 * Makes persons and tells which of the ids were made; another transaction may have been first with an id number.
 * Sorted by the blind index, so that two lists of the same people wait for each other in one order.
 */
export async function insertPersons(tx: Tx, persons: readonly NewPerson[]): Promise<Set<PersonId>> {
  const sorted = persons.toSorted((one, other) => (one.registration.idIndex < other.registration.idIndex ? -1 : 1))
  const given = sorted.map((person) => person.registration)
  const made = await rows<{ id: PersonId }>(
    tx,
    sql`insert into people.persons (owner_id, id, name, born_on, id_sealed, id_index, id_digits, phone_sealed, phone_index, home_path)
      select id, id, name, born_on, id_sealed, id_index, id_digits, phone_sealed, phone_index, home_path::uuid[]
      from unnest(${sorted.map((person) => person.id)}::uuid[], ${given.map((one) => one.name)}::text[],
        ${given.map((one) => one.bornOn)}::date[], ${given.map((one) => one.idSealed)}::bytea[],
        ${given.map((one) => one.idIndex)}::uuid[], ${given.map((one) => one.idDigits)}::smallint[], ${given.map((one) => one.phoneSealed)}::bytea[],
        ${given.map((one) => one.phoneIndex)}::uuid[], ${sorted.map((person) => textOf(person.homePath))}::text[])
        as given (id, name, born_on, id_sealed, id_index, id_digits, phone_sealed, phone_index, home_path)
      on conflict (id_index) do nothing returning id`,
  )
  const ids = new Set(made.map((person) => person.id))
  await insertHomeChanges(
    tx,
    sorted.flatMap(({ id, homePath }) => (homePath && ids.has(id) ? [{ path: homePath, n: 1 }] : [])),
  )
  return ids
}

/** Gives a phone to those on file without one. */
export async function fillPhones(tx: Tx, given: readonly SealedRegistration[]): Promise<void> {
  await run(
    tx,
    sql`update people.persons p set phone_sealed = given.phone_sealed, phone_index = given.phone_index
      from unnest(${given.map((one) => one.idIndex)}::uuid[], ${given.map((one) => one.phoneSealed)}::bytea[],
        ${given.map((one) => one.phoneIndex)}::uuid[]) as given (id_index, phone_sealed, phone_index)
      where p.id_index = given.id_index and p.phone_index is null`,
  )
}

function textOf(path: OrgPath | null): string | null {
  return path && `{${path.join(',')}}`
}

/** False when this phone is on file already. */
export async function writePhone(
  tx: Tx,
  personId: PersonId,
  phoneSealed: Uint8Array,
  phoneIndex: string,
): Promise<boolean> {
  const changed = await run(
    tx,
    sql`update people.persons set phone_sealed = ${phoneSealed}, phone_index = ${phoneIndex}
      where id = ${personId} and phone_index is distinct from ${phoneIndex}::uuid`,
  )
  return changed === 1
}

/** Name and number as they stand from now on; the phone stays. */
export async function writeParticulars(tx: Tx, personId: PersonId, sealed: SealedRegistration): Promise<void> {
  await run(
    tx,
    sql`update people.persons set name = ${sealed.name}, born_on = ${sealed.bornOn}, id_sealed = ${sealed.idSealed},
        id_index = ${sealed.idIndex}, id_digits = ${sealed.idDigits} where id = ${personId}`,
  )
}

export type Standing = {
  readonly id: PersonId
  readonly deadOn: Day | null
  readonly mergedInto: PersonId | null
  readonly orgId: OrgId | null
  readonly untilOn: Day | null
}

/** Locks persons in the order of their ids and tells where each belongs or last belonged. */
export async function lockStandings(tx: Tx, ids: readonly PersonId[]): Promise<Standing[]> {
  await run(tx, sql`select from people.persons where id = any(${ids}::uuid[]) order by id for no key update`)
  return rows(
    tx,
    sql`select p.id, p.dead_on, p.merged_into, m.org_id, m.until_on
      from people.persons p left join lateral (
        select org_id, until_on from people.memberships where owner_id = p.id order by from_on desc limit 1) m on true
      where p.id = any(${ids}::uuid[])`,
  )
}

export type NewMembership = {
  readonly personId: PersonId
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly on: Day
}

export async function insertMemberships(tx: Tx, joinings: readonly NewMembership[]): Promise<void> {
  await run(
    tx,
    sql`insert into people.memberships (owner_id, id, org_id, org_path, from_on)
      select owner_id, id, org_id, org_path::uuid[], from_on
      from unnest(${joinings.map((one) => one.personId)}::uuid[], ${joinings.map(() => newId())}::uuid[],
        ${joinings.map((one) => one.orgId)}::uuid[], ${joinings.map((one) => textOf(one.orgPath))}::text[],
        ${joinings.map((one) => one.on)}::date[]) as given (owner_id, id, org_id, org_path, from_on)`,
  )
}

export async function writeHomes(tx: Tx, joinings: readonly NewMembership[]): Promise<void> {
  await run(
    tx,
    sql`update people.persons p set home_path = given.home_path::uuid[]
      from unnest(${joinings.map((one) => one.personId)}::uuid[], ${joinings.map((one) => textOf(one.orgPath))}::text[])
        as given (id, home_path)
      where p.id = given.id`,
  )
  await insertHomeChanges(
    tx,
    joinings.map((one) => ({ path: one.orgPath, n: 1 })),
  )
}

export function findOpenMembership(tx: Tx, personId: PersonId): Promise<Membership | undefined> {
  return find(
    tx,
    sql`select id, owner_id, org_id, org_path, from_on, until_on from people.memberships
      where owner_id = ${personId} and until_on is null`,
  )
}

export async function endMembership(tx: Tx, personId: PersonId, on: Day): Promise<void> {
  await run(tx, sql`update people.memberships set until_on = ${on} where owner_id = ${personId} and until_on is null`)
  const left = await rows<{ homePath: OrgPath | null }>(
    tx,
    sql`update people.persons p set home_path = null from people.persons before
      where p.id = ${personId} and before.id = p.id returning before.home_path`,
  )
  await insertHomeChanges(
    tx,
    left.flatMap(({ homePath }) => (homePath ? [{ path: homePath, n: -1 }] : [])),
  )
}

export async function writeDeath(tx: Tx, personId: PersonId, on: Day): Promise<void> {
  await run(tx, sql`update people.persons set dead_on = ${on} where id = ${personId}`)
}

/** Locks up to `most` persons whose home path still goes the old way. */
export async function lockMisplaced(tx: Tx, { fromPath }: Reparenting, most: number): Promise<PersonId[]> {
  const level = raw(String(fromPath.length))
  const found = await rows<{ id: PersonId }>(
    tx,
    sql`select id from people.persons
      where home_path[${level}] = ${fromPath.at(-1)} and home_path[1:${level}] = ${fromPath}::uuid[]
      limit ${most} for no key update`,
  )
  return found.map((person) => person.id)
}

/** Home paths and the memberships that last follow the tree; ended ones keep the path of their time. */
export async function rewriteHomes(tx: Tx, move: Reparenting, ids: readonly PersonId[]): Promise<void> {
  const [from, to] = [sql`${move.fromPath}::uuid[]`, sql`${move.toPath}::uuid[]`]
  await run(
    tx,
    sql`update people.memberships set org_path = orgs.rewrite_path(org_path, ${from}, ${to}), org_id = ${idAfter(move)}
      where owner_id = any(${ids}::uuid[]) and until_on is null`,
  )
  const moved = await rows<{ before: OrgPath; after: OrgPath }>(
    tx,
    sql`update people.persons p set home_path = orgs.rewrite_path(p.home_path, ${from}, ${to}) from people.persons old
      where p.id = any(${ids}::uuid[]) and old.id = p.id returning old.home_path as before, p.home_path as after`,
  )
  await insertHomeChanges(
    tx,
    moved.flatMap(({ before, after }) => [
      { path: before, n: -1 },
      { path: after, n: 1 },
    ]),
  )
}

function idAfter(move: Reparenting): Sql {
  return move.kind === 'moved'
    ? sql`org_id`
    : sql`case org_id when ${move.orgId} then ${move.toPath.at(-1)} else org_id end`
}

/** Members of a merged union go on as members of its successor from the day of the merger. */
export async function succeedMemberships(tx: Tx, move: Reparenting, ids: readonly PersonId[]): Promise<void> {
  const ended = await rows<{ ownerId: PersonId }>(
    tx,
    sql`update people.memberships set until_on = ${move.effectiveOn}
      where owner_id = any(${ids}::uuid[]) and org_id = ${move.orgId} and until_on is null and from_on < ${move.effectiveOn}
      returning owner_id`,
  )
  const orgId = move.toPath.at(-1)!
  await insertMemberships(
    tx,
    ended.map(({ ownerId }) => ({ personId: ownerId, orgId, orgPath: move.toPath, on: move.effectiveOn })),
  )
}
