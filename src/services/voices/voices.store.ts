import type { Reparenting } from '../../kernel/orgs/index.ts'
import type { PersonId } from '../../kernel/people/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Outcome, OutcomeKind, Voice } from './model.ts'

const columns = sql`owner_id, id, org_id, org_path, kind, topic, channel, words, place, photo_ids, named, board,
  representative_id, registered_by, registered_by_name, raised_at, closed_at`

export async function insertVoices(tx: Tx, voices: readonly Voice[]): Promise<void> {
  for (const one of voices)
    await run(
      tx,
      sql`insert into voices.voices (${columns})
        values (${one.ownerId}, ${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.kind}, ${one.topic}, ${one.channel},
          ${one.words}, ${one.place}, ${one.photoIds}::uuid[], ${one.named}, ${one.board}, ${one.representativeId},
          ${one.registeredBy}, ${one.registeredByName}, ${one.raisedAt}, ${one.closedAt})`,
    )
}

export function findVoice(tx: Tx, id: Id): Promise<Voice | undefined> {
  return find(tx, sql`select ${columns} from voices.voices where id = ${id}`)
}

export function lockVoice(tx: Tx, id: Id): Promise<Voice | undefined> {
  return find(tx, sql`select ${columns} from voices.voices where id = ${id} for update`)
}

/** Her own and those she follows as a representative, newest first. */
export function voicesOfPerson(tx: Tx, personId: PersonId): Promise<Voice[]> {
  return rows(
    tx,
    sql`select ${columns} from voices.voices where owner_id = ${personId}
      union all
      select ${columns} from voices.voices where representative_id = ${personId} and owner_id <> ${personId}
      order by raised_at desc, id desc`,
  )
}

export async function setVoiceClosed(tx: Tx, voice: Pick<Voice, 'ownerId' | 'id'>, at: Instant | null): Promise<void> {
  await run(tx, sql`update voices.voices set closed_at = ${at} where owner_id = ${voice.ownerId} and id = ${voice.id}`)
}

const outcomeColumns = sql`id, voice_id, org_id, org_path, kind, name, place, since_on, made_by, made_by_name, made_at`

/** The place that was linked already, or nothing. */
export async function insertOutcome(tx: Tx, one: Outcome): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into voices.outcomes (${outcomeColumns})
      values (${one.id}, ${one.voiceId}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.kind}, ${one.name}, ${one.place},
        ${one.sinceOn}, ${one.madeBy}, ${one.madeByName}, ${one.madeAt})
      on conflict do nothing`,
  )
  return inserted === 1
}

const mostOutcomes = 500

export function outcomesOf(tx: Tx, voiceId: Id): Promise<Outcome[]> {
  return rows(tx, sql`select ${outcomeColumns} from voices.outcomes where voice_id = ${voiceId} order by id`)
}

export function outcomesUnder(tx: Tx, wish: { orgId: Id; kind: OutcomeKind | null }): Promise<Outcome[]> {
  return rows(
    tx,
    sql`select ${outcomeColumns} from voices.outcomes
      where org_path @> array[${wish.orgId}::uuid] and (${wish.kind}::text is null or kind = ${wish.kind})
      order by since_on desc, id desc limit ${mostOutcomes}`,
  )
}

/** What is open follows its union; what has ended keeps the tree of its day. Outcomes are there still, and follow. */
export async function followVoices(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const to = move.toPath.at(-1)!
  const moved = await run(
    tx,
    sql`update voices.voices
      set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]),
        org_id = case when org_id = ${move.orgId} then ${to}::uuid else org_id end
      where id in (select id from voices.voices
        where closed_at is null and org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[] limit ${most})`,
  )
  return (
    moved +
    (await run(
      tx,
      sql`update voices.outcomes
        set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]),
          org_id = case when org_id = ${move.orgId} then ${to}::uuid else org_id end
        where id in (select id from voices.outcomes
          where org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[] limit ${most})`,
    ))
  )
}

/** Somebody who is asked whether it is solved, for the page of a demonstration. */
export function newestVoices(tx: Tx): Promise<{ ownerId: PersonId; state: string }[]> {
  return rows(
    tx,
    sql`select owner_id, 'voice' as state from voices.voices where closed_at is null and topic = 'environment' order by raised_at desc limit 1`,
  )
}
