import type { Org } from '../../kernel/orgs/index.ts'
import { empty, find, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Bulletin, BulletinLine, Commitment, CommitmentList } from './model.ts'

const columns = sql`owner_id, id, org_path, year, title, words, scope, audience_id, published_by, published_at`

export async function insertList(tx: Tx, one: CommitmentList): Promise<void> {
  await run(
    tx,
    sql`insert into commitments.lists (${columns}) values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.year}, ${one.title},
        ${one.words}, ${one.scope}, ${one.audienceId}, ${one.publishedBy}, ${one.publishedAt})`,
  )
}

export type NewEntry = {
  readonly place: number
  readonly publishedBy: string
  readonly publishedAt: string
}

export async function insertEntry(
  tx: Tx,
  commitment: Pick<Commitment, 'ownerId' | 'id' | 'orgPath'>,
  list: CommitmentList,
  { place, publishedBy, publishedAt }: NewEntry,
): Promise<void> {
  await run(
    tx,
    sql`insert into commitments.entries (owner_id, commitment_id, org_path, list_id, list_owner_id, scope, audience_id, place, published_by, published_at)
      values (${commitment.ownerId}, ${commitment.id}, ${commitment.orgPath}::uuid[], ${list.id}, ${list.ownerId}, ${list.scope},
        ${list.audienceId}, ${place}, ${publishedBy}, ${publishedAt})`,
  )
}

export function findList(tx: Tx, id: Id): Promise<CommitmentList | undefined> {
  return find(tx, sql`select ${columns} from commitments.lists where id = ${id}`)
}

/** The list of a union for a year. */
export function listOfYear(tx: Tx, ownerId: Id, year: number): Promise<CommitmentList | undefined> {
  return find(tx, sql`select ${columns} from commitments.lists where owner_id = ${ownerId} and year = ${year}`)
}

/** Two at once publish one after the other. */
export async function lockYear(tx: Tx, ownerId: Id, year: number): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`commitments ${ownerId} ${year}`}, 0))`)
}

/** Lists of a year that a union or those below it published, its own first. */
export function listsUnder(
  tx: Tx,
  below: Pick<Org, 'id' | 'depth'>,
  year: number,
  most: number,
): Promise<CommitmentList[]> {
  const level = raw(String(below.depth + 1))
  return rows(
    tx,
    sql`select ${columns} from commitments.lists where org_path[${level}] = ${below.id} and year = ${year}
      order by cardinality(org_path), published_at desc limit ${most}`,
  )
}

/** Lists for everybody, or for members whose home path is given. */
export function listsFor(
  tx: Tx,
  homePath: readonly Id[],
  year: number | null,
  most: number,
): Promise<CommitmentList[]> {
  return rows(
    tx,
    sql`select ${columns} from commitments.lists where (scope = 'public' or audience_id = any(${homePath}::uuid[]))
        ${year === null ? empty : sql`and year = ${year}`}
      order by year desc, cardinality(org_path) desc, published_at desc limit ${most}`,
  )
}

export async function yearsFor(tx: Tx, homePath: readonly Id[]): Promise<number[]> {
  const found = await rows<{ year: number }>(
    tx,
    sql`select distinct year from commitments.lists where scope = 'public' or audience_id = any(${homePath}::uuid[]) order by year desc limit 20`,
  )
  return found.map((one) => one.year)
}

/** Lists of a year that have no bulletin, with how many commitments are under way; for reminders. */
export function listsWithoutBulletin(tx: Tx, year: number): Promise<{ orgId: Id; n: number }[]> {
  return rows(
    tx,
    sql`select l.org_path[cardinality(l.org_path)] as org_id, count(c.id)::integer as n from commitments.lists l
        join commitments.entries e on e.list_id = l.id
        join commitments.commitments c on c.owner_id = e.owner_id and c.id = e.commitment_id and c.state = 'published'
      where l.year = ${year} and not exists (select from commitments.bulletins b where b.list_id = l.id) group by 1 order by 1`,
  )
}

/** Publishers of a year with how many on their lists wait to be accepted; for reminders. */
export function unaccepted(tx: Tx, year: number): Promise<{ orgId: Id; n: number }[]> {
  return rows(
    tx,
    sql`select l.org_path[cardinality(l.org_path)] as org_id, count(*)::integer as n from commitments.entries e
        join commitments.lists l on l.owner_id = e.list_owner_id and l.id = e.list_id
        join commitments.commitments c on c.owner_id = e.owner_id and c.id = e.commitment_id and c.state = 'published'
      where c.year = ${year} group by 1 order by 1`,
  )
}

export async function insertBulletin(tx: Tx, one: Bulletin, lines: readonly BulletinLine[]): Promise<void> {
  await run(
    tx,
    sql`insert into commitments.bulletins (owner_id, id, org_path, list_id, year, words, issued_by, issued_on, issued_at)
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.listId}, ${one.year}, ${one.words}, ${one.issuedBy},
        ${one.issuedOn}, ${one.issuedAt})`,
  )
  await run(
    tx,
    sql`insert into commitments.bulletin_lines (owner_id, bulletin_id, commitment_id, standing, quantity, words)
      select ${one.ownerId}, ${one.id}, * from unnest(${lines.map((line) => line.commitmentId)}::uuid[],
        ${lines.map((line) => line.standing)}::text[], ${lines.map((line) => line.quantity)}::integer[], ${lines.map((line) => line.words)}::text[])`,
  )
}

export function bulletinsOf(tx: Tx, listIds: readonly Id[]): Promise<Bulletin[]> {
  return rows(
    tx,
    sql`select owner_id, id, org_path, list_id, year, words, issued_by, issued_on, issued_at from commitments.bulletins
      where list_id = any(${listIds}::uuid[])`,
  )
}

/** What the bulletin of its year said of a commitment. */
export function bulletinLineOf(
  tx: Tx,
  commitmentId: Id,
): Promise<(BulletinLine & { readonly issuedOn: string }) | undefined> {
  return find(
    tx,
    sql`select l.commitment_id, l.standing, l.quantity, l.words, b.issued_on from commitments.bulletin_lines l
        join commitments.bulletins b on b.owner_id = l.owner_id and b.id = l.bulletin_id
      where l.commitment_id = ${commitmentId}`,
  )
}
