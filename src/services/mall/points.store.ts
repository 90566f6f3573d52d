import { find, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

/** A letter as issuing meets it. */
export type Issue = {
  readonly unionId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly marketId: Id
  readonly occasion: string
  readonly closesAt: string
  readonly keptUntil: string | null
  readonly state: string
  readonly recipients: number
  readonly issuedTo: number
  readonly toldTo: number
}

const columns = sql`owner_id as union_id, id, org_path, market_id, occasion, closes_at, kept_until, state, recipients, issued_to, told_to`

export function lockedIssue(tx: Tx, intentId: Id): Promise<Issue | undefined> {
  return find(tx, sql`select ${columns} from mall.intents where id = ${intentId} for no key update`)
}

/** A letter within the reader's scope. */
export function letterOf(tx: Tx, intentId: Id): Promise<Issue | undefined> {
  return find(tx, sql`select ${columns} from mall.intents where id = ${intentId}`)
}

/** Configured letters whose time has come. */
export function dueIssues(tx: Tx, at: string): Promise<Issue[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.intents where state = 'configured' and issue_at <= ${at} order by issue_at, id for update skip locked`,
  )
}

export async function markIssuing(tx: Tx, intentId: Id, at: string): Promise<void> {
  await run(
    tx,
    sql`update mall.intents set state = 'issuing', issue_started_at = ${at} where id = ${intentId} and state = 'configured'`,
  )
}

export async function markIssued(tx: Tx, intentId: Id, at: string): Promise<void> {
  await run(
    tx,
    sql`update mall.intents set state = 'issued', issued_at = ${at} where id = ${intentId} and state = 'issuing'`,
  )
}

/** A stretch of the list, or everyone who failed. */
export type Stretch = {
  readonly intentId: Id
  readonly from: number
  readonly to: number
  readonly state: 'waiting' | 'failed'
}

/** Rows `owner_id` and `amount` of a stretch, for the books. */
export function recipientsIn({ intentId, from, to, state }: Stretch): Sql {
  return sql`select owner_id, points as amount from mall.recipients
    where intent_id = ${intentId} and place between ${from} and ${to} and state = ${state}`
}

export async function markFailed(
  tx: Tx,
  intentId: Id,
  failed: readonly { ownerId: Id; because: string }[],
): Promise<void> {
  await run(
    tx,
    sql`update mall.recipients r set state = 'failed', problem = f.because
        from unnest(${failed.map((one) => one.ownerId)}::uuid[], ${failed.map((one) => one.because)}::text[]) f (owner_id, because)
        where r.owner_id = f.owner_id and r.intent_id = ${intentId}`,
  )
}

export type Handed = { readonly to: number; readonly people: number; readonly failed: number; readonly points: Fen }

/** Moves the place up to which the list is done, with the totals that go with it. */
export async function moveIssuedTo(tx: Tx, intentId: Id, handed: Handed): Promise<void> {
  await run(
    tx,
    sql`update mall.intents set issued_to = ${handed.to}, issued_people = issued_people + ${handed.people},
          failed_people = failed_people + ${handed.failed}, issued_points = issued_points + ${handed.points}
        where id = ${intentId}`,
  )
}

export function toldNext(tx: Tx, intentId: Id, from: number, to: number): Promise<{ ownerId: Id; points: Fen }[]> {
  return rows(
    tx,
    sql`select owner_id, points from mall.recipients
        where intent_id = ${intentId} and place between ${from} and ${to} and state <> 'failed' order by place`,
  )
}

export async function moveToldTo(tx: Tx, intentId: Id, to: number): Promise<void> {
  await run(tx, sql`update mall.intents set told_to = ${to} where id = ${intentId}`)
}

export function listFailed(
  tx: Tx,
  intentId: Id,
): Promise<{ ownerId: Id; place: number; name: string; points: Fen; problem: string }[]> {
  return rows(
    tx,
    sql`select owner_id, place, name, points, problem from mall.recipients
        where intent_id = ${intentId} and state = 'failed' order by place`,
  )
}
