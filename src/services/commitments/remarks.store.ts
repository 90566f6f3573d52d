import type { Org } from '../../kernel/orgs/index.ts'
import { find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { CommitmentRating, CommitmentRemark, ReminderNode } from './model.ts'

/** Tells whether it is her first. */
export async function insertRating(tx: Tx, one: CommitmentRating): Promise<boolean> {
  const touched = await run(
    tx,
    sql`insert into commitments.ratings (owner_id, commitment_id, org_path, commitment_path, stars, words, rated_at)
      values (${one.ownerId}, ${one.commitmentId}, ${one.orgPath}::uuid[], ${one.commitmentPath}::uuid[], ${one.stars}, ${one.words}, ${one.ratedAt})
      on conflict do nothing`,
  )
  return touched === 1
}

export function ratingBy(tx: Tx, ownerId: Id, commitmentId: Id): Promise<{ stars: number } | undefined> {
  return find(
    tx,
    sql`select stars from commitments.ratings where owner_id = ${ownerId} and commitment_id = ${commitmentId}`,
  )
}

export type RatingSum = { readonly rated: number; readonly stars: number }

/** Sums over all who rated one, without any of them. */
export function ratingsOf(tx: Tx, commitmentId: Id): Promise<RatingSum> {
  return get(
    tx,
    sql`select count(*)::integer as rated, coalesce(sum(stars), 0)::integer as stars from commitments.ratings where commitment_id = ${commitmentId}`,
  )
}

/** Sums over the commitments of a year under an organisation. */
export function ratingsUnder(tx: Tx, below: Pick<Org, 'id' | 'depth'>, year: number): Promise<RatingSum> {
  const level = raw(String(below.depth + 1))
  return get(
    tx,
    sql`select count(*)::integer as rated, coalesce(sum(r.stars), 0)::integer as stars
      from commitments.commitments c join commitments.ratings r on r.commitment_id = c.id
      where c.org_path[${level}] = ${below.id} and c.year = ${year}`,
  )
}

const columns = sql`owner_id, id, org_path, commitment_id, commitment_path, words, photo_ids, said_at, answer, answered_by, answered_at`

export async function insertRemark(tx: Tx, one: CommitmentRemark): Promise<void> {
  await run(
    tx,
    sql`insert into commitments.remarks (owner_id, id, org_path, commitment_id, commitment_path, words, photo_ids, said_at)
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.commitmentId}, ${one.commitmentPath}::uuid[], ${one.words},
        ${one.photoIds}::uuid[], ${one.saidAt})`,
  )
}

/** The latest first. */
export function remarksOn(tx: Tx, commitmentId: Id, most: number): Promise<CommitmentRemark[]> {
  return rows(
    tx,
    sql`select ${columns} from commitments.remarks where commitment_id = ${commitmentId} order by said_at desc, id desc limit ${most}`,
  )
}

export function remarksBy(tx: Tx, ownerId: Id, commitmentId: Id): Promise<CommitmentRemark[]> {
  return rows(
    tx,
    sql`select ${columns} from commitments.remarks where owner_id = ${ownerId} and commitment_id = ${commitmentId} order by said_at desc, id desc`,
  )
}

export function lockRemark(tx: Tx, id: Id): Promise<CommitmentRemark | undefined> {
  return find(tx, sql`select ${columns} from commitments.remarks where id = ${id} for no key update`)
}

export async function saveAnswer(tx: Tx, one: CommitmentRemark): Promise<void> {
  await run(
    tx,
    sql`update commitments.remarks set answer = ${one.answer}, answered_by = ${one.answeredBy}, answered_at = ${one.answeredAt}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

/** Tells whether the union had not been reminded of it yet. */
export async function insertReminder(
  tx: Tx,
  {
    ownerId,
    year,
    node,
    sentAt,
  }: { ownerId: Id; year: number; node: ReminderNode | `promise ${string}`; sentAt: string },
): Promise<boolean> {
  const touched = await run(
    tx,
    sql`insert into commitments.reminders (owner_id, year, node, sent_at) values (${ownerId}, ${year}, ${node}, ${sentAt}) on conflict do nothing`,
  )
  return touched === 1
}
