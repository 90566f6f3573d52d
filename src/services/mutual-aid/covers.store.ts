import type { Day } from '../../platform/dates.ts'
import { get, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type Cover = {
  readonly id: string
  readonly idIndex: string
  readonly fund: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly orgId: string
  readonly orgPath: readonly string[]
  readonly personId: string
}

/** What became of a cover: made now, there already as it is, or there with another end or union. */
export type CoverOutcome = { readonly id: string; readonly outcome: 'loaded' | 'unchanged' | 'differs' }

/** What a list of covers writes in bulk. */
export const coverTables = ['mutual_aid.covers']

/** Enrols many at once. A person's cover of one start day is there once; of two in a list the first is taken. */
export async function insertCovers(tx: Tx, covers: readonly Cover[]): Promise<CoverOutcome[]> {
  return rows<CoverOutcome>(
    tx,
    sql`with given as (
          select * from jsonb_to_recordset(${JSON.stringify(covers.map(asRecord))}::jsonb) as one (id uuid, id_index uuid, fund text,
            starts_on date, ends_on date, org_id uuid, org_path jsonb, person_id uuid, place integer)
        ), made as (
          insert into mutual_aid.covers (id, id_index, fund, starts_on, ends_on, org_id, org_path, person_id)
          select distinct on (id_index, starts_on) id, id_index, fund, starts_on, ends_on, org_id,
            array(select jsonb_array_elements_text(org_path)::uuid), person_id
          from given order by id_index, starts_on, place
          on conflict (id_index, fund, starts_on) do nothing
          returning id, id_index, starts_on, ends_on, org_id
        ), known as (
          select id_index, starts_on, ends_on, org_id from made
          union all
          select id_index, starts_on, ends_on, org_id from mutual_aid.covers
          where fund = ${covers[0]?.fund ?? ''} and (id_index, starts_on) in (select id_index, starts_on from given)
        )
        select given.id, case
            when made.id is not null then 'loaded'
            when known.ends_on = given.ends_on and known.org_id = given.org_id then 'unchanged'
            else 'differs' end as outcome
        from given
        left join made on made.id = given.id
        left join known on known.id_index = given.id_index and known.starts_on = given.starts_on
        order by given.place`,
  )
}

function asRecord(cover: Cover, place: number): Record<string, unknown> {
  return {
    id: cover.id,
    id_index: cover.idIndex,
    fund: cover.fund,
    starts_on: cover.startsOn,
    ends_on: cover.endsOn,
    org_id: cover.orgId,
    org_path: cover.orgPath,
    person_id: cover.personId,
    place,
  }
}

/** The cover of a person that ends last, for her own page. */
export async function newestCoverOf(tx: Tx, personId: string): Promise<Cover | undefined> {
  const [cover] = await rows<Cover>(
    tx,
    sql`select id, id_index, fund, starts_on, ends_on, org_id, org_path, person_id from mutual_aid.covers
        where person_id = ${personId} order by ends_on desc limit 1`,
  )
  return cover
}

export type CoverFilter = {
  readonly fund: string
  readonly year: number
  readonly orgId: string
  /** Only these people; null for all. */
  readonly personIds: readonly string[] | null
}

/** Covers that touch a year under an organisation, after an id, newest first. */
export async function pageOfCovers(
  tx: Tx,
  filter: CoverFilter,
  before: string | null,
  limit: number,
): Promise<Cover[]> {
  return rows<Cover>(
    tx,
    sql`select id, id_index, fund, starts_on, ends_on, org_id, org_path, person_id from mutual_aid.covers
        where fund = ${filter.fund} and org_path @> array[${filter.orgId}::uuid]
          and starts_on <= make_date(${filter.year}::int, 12, 31) and ends_on >= make_date(${filter.year}::int, 1, 1)
          and (${filter.personIds}::uuid[] is null or person_id = any(${filter.personIds}::uuid[]))
          and (${before}::uuid is null or id < ${before}::uuid)
        order by id desc limit ${limit}`,
  )
}

export async function countCoveredPeople(tx: Tx, filter: Omit<CoverFilter, 'personIds'>): Promise<number> {
  const { people } = await get<{ people: number }>(
    tx,
    sql`select count(distinct person_id) as people from mutual_aid.covers
        where fund = ${filter.fund} and org_path @> array[${filter.orgId}::uuid]
          and starts_on <= make_date(${filter.year}::int, 12, 31) and ends_on >= make_date(${filter.year}::int, 1, 1)`,
  )
  return people
}
