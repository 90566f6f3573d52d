import type { Reparenting } from '../../kernel/orgs/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { empty, find, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ImportReview, ReviewAnswer, ReviewKind } from './import.model.ts'

const columns = sql`owner_id, id, import_id, line, kind, asked_by, org_id, org_path, name, born_on, id_sealed, id_index, phone_sealed,
  phone_index, joined_on, form, employer_name, opened_at, answer, answered_at, answered_by`

/** Opens questions; one that was asked before, open or answered, is not asked again. */
export async function insertReviews(tx: Tx, reviews: readonly ImportReview[]): Promise<void> {
  if (reviews.length === 0) return
  const of = <Value>(take: (one: ImportReview) => Value) => reviews.map(take)
  await run(
    tx,
    sql`insert into membership.import_reviews (owner_id, id, import_id, line, kind, asked_by, org_id, org_path, name, born_on, id_sealed,
        id_index, phone_sealed, phone_index, joined_on, form, employer_name, opened_at)
      select owner_id, id, import_id, line, kind, asked_by, org_id, org_path::uuid[], name, born_on, id_sealed, id_index, phone_sealed,
        phone_index, joined_on, form, employer_name, opened_at
      from unnest(${of((one) => one.ownerId)}::uuid[], ${of((one) => one.id)}::uuid[], ${of((one) => one.importId)}::uuid[],
        ${of((one) => one.line)}::int[], ${of((one) => one.kind)}::text[], ${of((one) => one.askedBy)}::uuid[],
        ${of((one) => one.orgId)}::uuid[], ${of((one) => `{${one.orgPath.join(',')}}`)}::text[], ${of((one) => one.name)}::text[],
        ${of((one) => one.bornOn)}::date[], ${of((one) => one.idSealed)}::bytea[], ${of((one) => one.idIndex)}::uuid[],
        ${of((one) => one.phoneSealed)}::bytea[], ${of((one) => one.phoneIndex)}::uuid[], ${of((one) => one.joinedOn)}::date[],
        ${of((one) => one.form)}::text[], ${of((one) => one.employerName)}::text[], ${of((one) => one.openedAt)}::timestamptz[])
        as given (owner_id, id, import_id, line, kind, asked_by, org_id, org_path, name, born_on, id_sealed, id_index, phone_sealed,
          phone_index, joined_on, form, employer_name, opened_at)
      on conflict do nothing`,
  )
}

export function lockReview(tx: Tx, id: string): Promise<ImportReview | undefined> {
  return find(tx, sql`select ${columns} from membership.import_reviews where id = ${id} for update`)
}

/** Open questions at one union and all below it, the oldest first. */
export function openReviews(
  tx: Tx,
  wish: { orgId: string; depth: number; kind: ReviewKind | null; after: string | null; most: number },
): Promise<ImportReview[]> {
  const level = raw(String(wish.depth + 1))
  const kind = wish.kind === null ? empty : sql`and kind = ${wish.kind}`
  const after = wish.after === null ? empty : sql`and id > ${wish.after}::uuid`
  return rows(
    tx,
    sql`select ${columns} from membership.import_reviews
      where org_path[${level}] = ${wish.orgId} and answer is null ${kind} ${after} order by id limit ${wish.most}`,
  )
}

/** What became of the questions of one list, by kind; read by the union that handed it in. */
export function countReviewsOf(
  tx: Tx,
  importId: string,
): Promise<{ kind: ReviewKind; answer: ReviewAnswer | null; count: number }[]> {
  return rows(
    tx,
    sql`select kind, answer, count(*) from membership.import_reviews where import_id = ${importId} group by 1, 2 order by 1, 2`,
  )
}

export async function closeReview(tx: Tx, id: string, answer: ReviewAnswer, at: Instant, by: string): Promise<void> {
  await run(
    tx,
    sql`update membership.import_reviews set answer = ${answer}, answered_at = ${at}, answered_by = ${by} where id = ${id}`,
  )
}

/** Open questions follow the union that answers them; answered ones keep the tree of their day. */
export function followReviews(tx: Tx, move: Reparenting, most: number): Promise<number> {
  return run(
    tx,
    sql`update membership.import_reviews
      set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])
      where id in (select id from membership.import_reviews
        where answer is null and org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[] limit ${most})`,
  )
}
