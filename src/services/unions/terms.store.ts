import type { Day, Instant } from '../../platform/dates.ts'
import { empty, find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Election, EndReason, PostHolding, ReminderStep, Term, TermSetting } from './terms.model.ts'

const termColumns = sql`t.id, t.org_id, t.org_path, t.ordinal, t.years, t.from_on, t.due_on, t.ended_on, t.election_id`
const postColumns = sql`owner_id, id, org_id, org_path, post, name, term_id, election_id, votes, from_on, until_on, end_reason, end_note`
const electionColumns = sql`id, org_id, org_path, kind, held_on, method, eligible_count, attended_count, file_ids, note,
  recorded_by_name, recorded_at`

/** Elections and resignations of one union come one after another. */
export async function lockTerms(tx: Tx, orgId: Id): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`unions.terms ${orgId}`}, 0))`)
}

export async function insertElection(tx: Tx, election: Election, recordedBy: Id | null): Promise<void> {
  await run(
    tx,
    sql`insert into unions.elections (id, org_id, org_path, kind, held_on, method, eligible_count, attended_count, file_ids, note,
        recorded_by, recorded_by_name, recorded_at)
      values (${election.id}, ${election.orgId}, ${election.orgPath}::uuid[], ${election.kind}, ${election.heldOn}, ${election.method},
        ${election.eligibleCount}, ${election.attendedCount}, ${election.fileIds}::uuid[], ${election.note}, ${recordedBy},
        ${election.recordedByName}, ${election.recordedAt})`,
  )
}

export async function insertTerm(tx: Tx, term: Term): Promise<void> {
  await run(
    tx,
    sql`insert into unions.terms (id, org_id, org_path, ordinal, years, from_on, due_on, election_id)
      values (${term.id}, ${term.orgId}, ${term.orgPath}::uuid[], ${term.ordinal}, ${term.years}, ${term.fromOn}, ${term.dueOn},
        ${term.electionId})`,
  )
}

export async function insertPosts(tx: Tx, posts: readonly PostHolding[]): Promise<void> {
  for (const post of posts) {
    await run(
      tx,
      sql`insert into unions.posts (${postColumns})
        values (${post.ownerId}, ${post.id}, ${post.orgId}, ${post.orgPath}::uuid[], ${post.post}, ${post.name}, ${post.termId},
          ${post.electionId}, ${post.votes}, ${post.fromOn}, ${post.untilOn}, ${post.endReason}, ${post.endNote})`,
    )
  }
}

export function currentTerm(tx: Tx, orgId: Id): Promise<Term | undefined> {
  return find(tx, sql`select ${termColumns} from unions.terms t where org_id = ${orgId} and ended_on is null`)
}

/** Every term of a union, the newest first. */
export function termsOf(tx: Tx, orgId: Id): Promise<Term[]> {
  return rows(tx, sql`select ${termColumns} from unions.terms t where org_id = ${orgId} order by ordinal desc`)
}

export function electionsOf(tx: Tx, orgId: Id): Promise<Election[]> {
  return rows(
    tx,
    sql`select ${electionColumns} from unions.elections where org_id = ${orgId} order by held_on desc, id desc limit 50`,
  )
}

/** Holders of a union's posts, those in office first, then the latest to leave. */
export function postsOf(tx: Tx, orgId: Id): Promise<PostHolding[]> {
  return rows(
    tx,
    sql`select ${postColumns} from unions.posts where org_id = ${orgId}
      order by until_on desc nulls first, from_on desc, id limit 300`,
  )
}

export function findPost(tx: Tx, id: Id): Promise<PostHolding | undefined> {
  return find(tx, sql`select ${postColumns} from unions.posts where id = ${id}`)
}

export async function endPost(tx: Tx, id: Id, on: Day, reason: EndReason, note: string): Promise<void> {
  await run(
    tx,
    sql`update unions.posts set until_on = ${on}, end_reason = ${reason}, end_note = ${note} where id = ${id}`,
  )
}

/** Ends the term of each union and every post in it. */
export async function endTerms(tx: Tx, orgIds: readonly Id[], on: Day, reason: EndReason): Promise<void> {
  await run(
    tx,
    sql`update unions.posts set until_on = greatest(${on}::date, from_on), end_reason = ${reason}
      where org_id = any(${orgIds}::uuid[]) and until_on is null`,
  )
  await run(
    tx,
    sql`update unions.terms set ended_on = greatest(${on}::date, from_on) where org_id = any(${orgIds}::uuid[]) and ended_on is null`,
  )
}

/** What the nearest union on the way up has set; it may be the union itself. */
export function findSetting(tx: Tx, orgPath: readonly Id[]): Promise<TermSetting | undefined> {
  return find(
    tx,
    sql`select org_id, term_years, remind_days from unions.settings where org_id = any(${orgPath}::uuid[])
      order by array_position(${orgPath}::uuid[], org_id) desc limit 1`,
  )
}

export async function saveSetting(
  tx: Tx,
  setting: { orgId: Id; orgPath: readonly Id[]; termYears: number; remindDays: number; by: string; at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into unions.settings (org_id, org_path, term_years, remind_days, set_by_name, set_at)
      values (${setting.orgId}, ${setting.orgPath}::uuid[], ${setting.termYears}, ${setting.remindDays}, ${setting.by}, ${setting.at})
      on conflict (org_id) do update set term_years = excluded.term_years, remind_days = excluded.remind_days,
        set_by_name = excluded.set_by_name, set_at = excluded.set_at`,
  )
}

/** Which days of the end a list holds, both inclusive; null for open. */
export type DueSpan = { readonly from: Day | null; readonly to: Day | null }
export type DuePlace = { readonly dueOn: Day; readonly orgId: Id }

/** Lasting terms under a union by the day of their end. */
export function termsByDue(
  tx: Tx,
  below: { id: Id; depth: number },
  span: DueSpan,
  after: DuePlace | null,
  most: number,
): Promise<Term[]> {
  const level = raw(String(below.depth + 1))
  const later = after ? sql`and (t.due_on, t.org_id) > (${after.dueOn}::date, ${after.orgId}::uuid)` : empty
  return rows(
    tx,
    sql`select ${termColumns} from unions.terms t
      where t.org_path[${level}] = ${below.id} and t.ended_on is null
        ${span.from ? sql`and t.due_on >= ${span.from}` : empty} ${span.to ? sql`and t.due_on <= ${span.to}` : empty} ${later}
      order by t.due_on, t.org_id limit ${most}`,
  )
}

export async function countTermsByDue(tx: Tx, below: { id: Id; depth: number }, span: DueSpan): Promise<number> {
  const level = raw(String(below.depth + 1))
  const { count } = await get<{ count: number }>(
    tx,
    sql`select count(*) from unions.terms t where t.org_path[${level}] = ${below.id} and t.ended_on is null
      ${span.from ? sql`and t.due_on >= ${span.from}` : empty} ${span.to ? sql`and t.due_on <= ${span.to}` : empty}`,
  )
  return count
}

/** Lasting terms that end by a day and have not been reminded of in this step, each with its own notice period. */
export function termsToRemind(
  tx: Tx,
  until: Day,
  usualDays: number,
  after: Id | null,
  most: number,
): Promise<(Term & { remindDays: number; sent: string[] })[]> {
  return rows(
    tx,
    sql`select ${termColumns}, coalesce((select s.remind_days from unions.settings s where s.org_id = any(t.org_path)
          order by array_position(t.org_path, s.org_id) desc limit 1), ${usualDays}::int) as remind_days,
        array(select r.step from unions.reminders r where r.term_id = t.id) as sent
      from unions.terms t where t.ended_on is null and t.due_on <= ${until}
        and not exists (select from unions.reminders r where r.term_id = t.id and r.step = 'overdue')
        ${after ? sql`and t.id > ${after}` : empty}
      order by t.id limit ${most}`,
  )
}

/** False when another run was faster. */
export async function noteReminder(tx: Tx, termId: Id, step: ReminderStep, at: Instant): Promise<boolean> {
  const noted = await run(
    tx,
    sql`insert into unions.reminders (term_id, step, sent_at) values (${termId}, ${step}, ${at}) on conflict do nothing`,
  )
  return noted === 1
}

export function chairsOf(tx: Tx, orgIds: readonly Id[]): Promise<{ orgId: Id; name: string }[]> {
  return rows(
    tx,
    sql`select org_id, name from unions.posts where org_id = any(${orgIds}::uuid[]) and post = 'chair' and until_on is null`,
  )
}
