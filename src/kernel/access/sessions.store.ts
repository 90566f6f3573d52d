import type { Day, Instant } from '../../platform/dates.ts'
import { poolOf } from '../../platform/db/pool.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { PersonId } from '../people/index.ts'
import type { Grant, SessionKind } from './model.ts'

/** A session as `access.identify` answers; permissions still as a list. */
export type LiveSession = {
  readonly tokenHash: Buffer
  readonly sessionId: Id
  readonly personId: PersonId
  readonly kind: SessionKind
  readonly name: string
  readonly grants: readonly (Omit<Grant, 'permissions'> & { readonly permissions: readonly string[] })[]
}

/** One round trip without a transaction of its own; the function itself is one. */
export async function liveSessions(
  hashes: readonly Buffer[],
  at: Instant,
  today: Day,
  secondFactors: 'demanded' | 'not-demanded',
): Promise<LiveSession[]> {
  const client = await poolOf('app').connect()
  try {
    return await rows<LiveSession>(
      { client },
      sql`select * from access.identify(${hashes}::bytea[], ${at}, ${today}, ${secondFactors === 'demanded'})`,
    )
  } finally {
    client.release()
  }
}

export type NewSession = {
  readonly id: Id
  readonly personId: PersonId
  readonly personName: string
  readonly tokenHash: Buffer
  readonly kind: SessionKind
  readonly address: string
  readonly deviceKey: string | null
  readonly userAgent: string
  readonly startedAt: Instant
  readonly factorAt: Instant | null
  readonly idleMs: number
  readonly expiresAt: Instant
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await run(
    tx,
    sql`insert into access.sessions (owner_id, id, token_hash, kind, person_name, address, device_key, user_agent, started_at, seen_at, factor_at, idle_limit, expires_at)
      values (${session.personId}, ${session.id}, ${session.tokenHash}, ${session.kind}, ${session.personName}, ${session.address},
        ${session.deviceKey}, ${session.userAgent}, ${session.startedAt}, ${session.startedAt}, ${session.factorAt}, ${`${session.idleMs} milliseconds`}::interval, ${session.expiresAt})`,
  )
}

export function findSession(tx: Tx, id: Id): Promise<{ startedAt: Instant } | undefined> {
  return find(tx, sql`select started_at from access.sessions where id = ${id}`)
}

export type MySession = {
  readonly id: Id
  readonly kind: SessionKind
  readonly userAgent: string
  readonly address: string
  readonly startedAt: Instant
  readonly seenAt: Instant
}

/** Sessions that still open doors, those seen last first. */
export function sessionsOf(tx: Tx, personId: PersonId, at: Instant): Promise<MySession[]> {
  return rows(
    tx,
    sql`select id, kind, user_agent, address, started_at, seen_at from access.sessions
      where owner_id = ${personId} and ended_at is null and seen_at + idle_limit > ${at} and expires_at > ${at}
      order by seen_at desc, id desc`,
  )
}

/** False when there is no such session of hers, or it is over. */
export async function endLiveSession(tx: Tx, personId: PersonId, id: Id, at: Instant): Promise<boolean> {
  const ended = await run(
    tx,
    sql`update access.sessions set ended_at = ${at}
      where owner_id = ${personId} and id = ${id} and ended_at is null and seen_at + idle_limit > ${at} and expires_at > ${at}`,
  )
  return ended === 1
}

/** This session has shown the second factor. */
export async function writeFactorShown(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update access.sessions set factor_at = ${at} where id = ${id}`)
}

export async function endSession(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update access.sessions set ended_at = ${at} where id = ${id} and ended_at is null`)
}

export async function endOtherSessions(tx: Tx, personId: PersonId, keptId: Id, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update access.sessions set ended_at = ${at} where owner_id = ${personId} and id <> ${keptId} and ended_at is null`,
  )
}
