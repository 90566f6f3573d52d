import type { Instant } from '../../platform/dates.ts'
import { empty, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Disclosure } from './model.ts'

const columns = sql`owner_id, id, org_path, officer_id, officer_name, officer_org_id, reason, words, place, disclosed_at`

/** One officer counts up at a time, so that two looks at once cannot both be the last allowed one. */
export async function countOwnSince(tx: Tx, officerId: Id, since: Instant): Promise<number> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`privacy.disclosures ${officerId}`}, 0))`)
  const { n } = await get<{ n: number }>(
    tx,
    sql`select count(*) as n from privacy.disclosures where officer_id = ${officerId} and disclosed_at >= ${since}`,
  )
  return n
}

export async function insertDisclosure(tx: Tx, one: Disclosure): Promise<void> {
  await run(
    tx,
    sql`insert into privacy.disclosures (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.officerId}, ${one.officerName}, ${one.officerOrgId},
        ${one.reason}, ${one.words}, ${one.place}, ${one.disclosedAt})`,
  )
}

/** Who looked at one person, newest first. */
export function disclosuresOf(tx: Tx, ownerId: Id, most: number): Promise<Disclosure[]> {
  return rows(
    tx,
    sql`select ${columns} from privacy.disclosures where owner_id = ${ownerId} order by id desc limit ${most}`,
  )
}

export type DisclosureWish = {
  readonly below: { readonly id: Id; readonly depth: number }
  readonly officerId: Id | null
  readonly since: Instant | null
  readonly before: Id | null
  readonly most: number
}

/** Under an organisation, newest first; the level is written into the statement for its index. */
export function disclosuresUnder(tx: Tx, wish: DisclosureWish): Promise<Disclosure[]> {
  return rows(
    tx,
    sql`select ${columns} from privacy.disclosures
      where org_path[${raw(String(wish.below.depth + 1))}] = ${wish.below.id}
        ${wish.officerId ? sql`and officer_id = ${wish.officerId}` : empty}
        ${wish.since ? sql`and disclosed_at >= ${wish.since}` : empty}
        ${wish.before ? sql`and id < ${wish.before}` : empty}
      order by id desc limit ${wish.most}`,
  )
}

export type OfficerCount = {
  readonly officerId: Id
  readonly officerName: string
  readonly today: number
  readonly days30: number
  readonly people: number
}

/** Officers who looked most in the last days, under an organisation. */
export function countsByOfficer(
  tx: Tx,
  wish: { below: DisclosureWish['below']; today: Instant; since: Instant },
): Promise<OfficerCount[]> {
  return rows(
    tx,
    sql`select officer_id, (array_agg(officer_name order by id desc))[1] as officer_name,
        count(*) filter (where disclosed_at >= ${wish.today}) as today, count(*) as days30, count(distinct owner_id) as people
      from privacy.disclosures
      where org_path[${raw(String(wish.below.depth + 1))}] = ${wish.below.id} and disclosed_at >= ${wish.since}
      group by officer_id order by days30 desc, officer_id limit 50`,
  )
}
