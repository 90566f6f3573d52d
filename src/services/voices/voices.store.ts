import type { Reparenting } from '../../kernel/orgs/index.ts'
import type { PersonId } from '../../kernel/people/index.ts'
import { empty, find, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Outcome, OutcomeKind, Voice } from './model.ts'

const columns = sql`owner_id, id, org_id, org_path, kind, topic, channel, words, place, photo_ids, named, board,
  representative_id, registered_by, registered_by_name, source_id, standing, desk_id, raised_at, closed_at`

export async function insertVoice(tx: Tx, one: Voice): Promise<void> {
  await run(
    tx,
    sql`insert into voices.voices (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.kind}, ${one.topic}, ${one.channel},
        ${one.words}, ${one.place}, ${one.photoIds}::uuid[], ${one.named}, ${one.board}, ${one.representativeId},
        ${one.registeredBy}, ${one.registeredByName}, ${one.sourceId}, ${one.standing}, ${one.deskId}, ${one.raisedAt}, ${one.closedAt})`,
  )
}

export function findVoice(tx: Tx, id: Id): Promise<Voice | undefined> {
  return find(tx, sql`select ${columns} from voices.voices where id = ${id}`)
}

export function voicesByIds(tx: Tx, ids: readonly Id[]): Promise<Voice[]> {
  return rows(tx, sql`select ${columns} from voices.voices where id = any(${ids}::uuid[])`)
}

/** What she follows as a representative, newest first. */
export function voicesFollowedBy(tx: Tx, personId: PersonId): Promise<Voice[]> {
  return rows(
    tx,
    sql`select ${columns} from voices.voices where representative_id = ${personId} order by raised_at desc, id desc`,
  )
}

/** What was raised at a forum or on a visit, in order. */
export function voicesOfSource(tx: Tx, sourceId: Id): Promise<Voice[]> {
  return rows(tx, sql`select ${columns} from voices.voices where source_id = ${sourceId} order by raised_at, id`)
}

export async function saveStanding(
  tx: Tx,
  voice: Pick<Voice, 'ownerId' | 'id'>,
  after: Pick<Voice, 'standing' | 'closedAt' | 'deskId'>,
): Promise<void> {
  await run(
    tx,
    sql`update voices.voices set standing = ${after.standing}, closed_at = ${after.closedAt}, desk_id = ${after.deskId}
      where owner_id = ${voice.ownerId} and id = ${voice.id}`,
  )
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

const following = [
  'voices.voices',
  'voices.outcomes',
  'voices.board_entries',
  'voices.acquaintances',
  'voices.visits',
  'voices.settings',
] as const

/** Stored paths follow the tree: of voices those that are open, for what has ended keeps the tree of its day. */
export async function followVoices(tx: Tx, move: Reparenting, most: number): Promise<number> {
  let moved = 0
  for (const table of following) {
    const open = table === 'voices.voices' ? sql`and closed_at is null` : empty
    moved += await run(
      tx,
      sql`update ${raw(table)}
        set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]),
          org_id = case when org_id = ${move.orgId} then ${move.toPath.at(-1)!}::uuid else org_id end
        where id in (select id from ${raw(table)}
          where org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[] ${open} limit ${most})`,
    )
  }
  return moved
}

/** Somebody who is asked whether it is solved, for the page of a demonstration. */
export function newestVoices(tx: Tx): Promise<{ ownerId: PersonId; state: string }[]> {
  return rows(
    tx,
    sql`select owner_id, 'voice' as state from voices.voices where closed_at is null and topic = 'environment' order by raised_at desc limit 1`,
  )
}
