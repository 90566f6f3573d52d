import { config } from '../../platform/config.ts'
import { find, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { blindIndex, openSealed } from '../../platform/seal.ts'
import type { PersonCard } from './contract.ts'
import { refusal } from './errors.ts'
import type { Membership, Particulars, Person, PersonId } from './model.ts'
import { maskIdNumber, maskName, maskPhone } from './rules.ts'

const columns = sql`p.id, p.name, p.id_index, p.born_on, p.dead_on, p.home_path`
const sealedColumns = sql`p.id, p.name, p.id_sealed, p.phone_sealed, p.born_on, p.dead_on, p.home_path`

export function personsByIds(tx: Tx, ids: readonly PersonId[]): Promise<Person[]> {
  return rows(tx, sql`select ${columns} from people.persons p where p.id = any(${ids}::uuid[])`)
}

/** Persons by the keyed blind index of their id number; unknown ones are simply not among the answers. */
export function personsByIdIndex(tx: Tx, idIndexes: readonly string[]): Promise<Person[]> {
  return rows(tx, sql`select ${columns} from people.persons p where p.id_index = any(${idIndexes}::uuid[])`)
}

/** Who has the id number; the record that stayed where hers led to another. */
export function findPersonByIdIndex(tx: Tx, idIndex: string): Promise<Person | undefined> {
  return find(
    tx,
    sql`select ${columns} from people.persons f join people.persons p on p.id = coalesce(f.merged_into, f.id)
      where f.id_index = ${idIndex}`,
  )
}

export type PersonWithPhone = { readonly id: PersonId; readonly name: string; readonly idNumber: string }

/** Living persons with a phone, `most` at most; also for a guest who signs in with it, so never shown unmasked. */
export async function personsWithPhone(tx: Tx, phone: string, most: number): Promise<PersonWithPhone[]> {
  const { sealKeys } = config()
  const found = await rows<{ id: PersonId; name: string; idSealed: Uint8Array }>(
    tx,
    sql`select id, name, id_sealed from people.persons_with_phone(${blindIndex(sealKeys, phone)}, ${most}::integer)`,
  )
  return found.map(({ id, name, idSealed }) => ({ id, name, idNumber: openSealed(sealKeys, idSealed) }))
}

/** What is written on a letter or sent to the person: unmasked, so never shown on a screen. Refuses `people.unknown`. */
export async function openParticulars(tx: Tx, personId: PersonId): Promise<Particulars> {
  const [sealed] = await rows<Sealed>(tx, sql`select ${sealedColumns} from people.persons p where p.id = ${personId}`)
  if (!sealed) throw refusal('people.unknown')
  return opened(sealed)
}

/** Phones of many persons, for notices; who has none is not among the answers. */
export async function phonesOf(tx: Tx, ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
  const found = await rows<{ id: PersonId; phoneSealed: Uint8Array }>(
    tx,
    sql`select id, phone_sealed from people.persons where id = any(${ids}::uuid[]) and phone_sealed is not null`,
  )
  return new Map(found.map((person) => [person.id, openSealed(config().sealKeys, person.phoneSealed)]))
}

/** Persons as screens may show them: masked. */
export async function personCards(tx: Tx, ids: readonly PersonId[]): Promise<PersonCard[]> {
  const found = await rows<Sealed>(
    tx,
    sql`select ${sealedColumns} from people.persons p where p.id = any(${ids}::uuid[])`,
  )
  return found.map(cardOf)
}

/** Every membership of a person, the newest first. */
export function membershipsOf(tx: Tx, personId: PersonId): Promise<Membership[]> {
  return rows(
    tx,
    sql`select id, owner_id, org_id, org_path, from_on, until_on from people.memberships
      where owner_id = ${personId} order by from_on desc`,
  )
}

/**
 * Of the persons that a query yields as `owner_id`: who cannot be given anything, being dead, not on file, or a record that
 * was merged into another, whose account nobody can reach. The living are found by their keys in one pass; joining them row
 * by row would hang on how many rows the planner expects.
 */
export function notAlive(
  tx: Tx,
  owners: Sql,
): Promise<{ ownerId: PersonId; because: 'dead' | 'merged' | 'unknown' }[]> {
  return rows(
    tx,
    sql`with asked as materialized (select r.owner_id from (${owners}) r)
        select o.owner_id, coalesce((
          select case when p.merged_into is null then 'dead' else 'merged' end from people.persons p where p.owner_id = o.owner_id
        ), 'unknown') as because
        from (
          select owner_id from asked
          except
          select p.owner_id from people.persons p where p.owner_id = any(array(select owner_id from asked))
            and p.dead_on is null and p.merged_into is null
        ) o`,
  )
}

/** Records that lead to another since a merger. */
export async function mergedRecords(tx: Tx): Promise<PersonId[]> {
  const found = await rows<{ id: PersonId }>(tx, sql`select id from people.persons where merged_into is not null`)
  return found.map((one) => one.id)
}

/** Who of many has ever belonged to a union. */
export async function everMembers(tx: Tx, ids: readonly PersonId[]): Promise<Set<PersonId>> {
  const found = await rows<{ ownerId: PersonId }>(
    tx,
    sql`select distinct owner_id from people.memberships where owner_id = any(${ids}::uuid[])`,
  )
  return new Set(found.map((one) => one.ownerId))
}

type Sealed = Pick<Person, 'id' | 'name' | 'bornOn' | 'deadOn' | 'homePath'> & {
  readonly idSealed: Uint8Array
  readonly phoneSealed: Uint8Array | null
}

function opened(sealed: Sealed): Particulars {
  const { sealKeys } = config()
  const phone = sealed.phoneSealed === null ? null : openSealed(sealKeys, sealed.phoneSealed)
  return { name: sealed.name, idNumber: openSealed(sealKeys, sealed.idSealed), phone }
}

function cardOf(sealed: Sealed): PersonCard {
  const { name, idNumber, phone } = opened(sealed)
  return {
    id: sealed.id,
    maskedName: maskName(name),
    maskedIdNumber: maskIdNumber(idNumber),
    maskedPhone: phone === null ? null : maskPhone(phone),
    homeOrgId: sealed.homePath?.at(-1) ?? null,
    deadOn: sealed.deadOn,
  }
}
