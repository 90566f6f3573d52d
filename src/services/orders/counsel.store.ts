import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { CounselCase, CounselHour, CounselTalk } from './counsel.model.ts'

const hourColumns = sql`owner_id, id, org_id, org_path, counsellor_name, place, starts_at, ends_at, offered_at, closed_at, taken_at`
const caseColumns = sql`owner_id, id, org_id, counsellor_id, counsellor_name, called, named, topic, emergency_sealed, opened_at, closed_at,
  hand_over_to, hand_over_name, hand_over_asked_at, risk_flagged_at`
const talkColumns = sql`owner_id, id, case_id, hour_id, place, starts_at, ends_at, booked_at, cancelled_at, outcome, outcome_at`

/** Hours of one counsellor are offered one at a time, so that none meets another; false when this one does. */
export async function insertHour(tx: Tx, one: CounselHour): Promise<boolean> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`orders.counsellor ${one.ownerId}`}, 0))`)
  const inserted = await run(
    tx,
    sql`insert into orders.counsel_hours (${hourColumns})
      select ${one.ownerId}, ${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.counsellorName}, ${one.place},
        ${one.startsAt}::timestamptz, ${one.endsAt}::timestamptz, ${one.offeredAt}::timestamptz, null, null
      where not exists (select from orders.counsel_hours h where h.owner_id = ${one.ownerId} and h.closed_at is null
        and h.starts_at < ${one.endsAt}::timestamptz and h.ends_at > ${one.startsAt}::timestamptz)`,
  )
  return inserted === 1
}

export function lockHour(tx: Tx, id: Id): Promise<CounselHour | undefined> {
  return find(tx, sql`select ${hourColumns} from orders.counsel_hours where id = ${id} for no key update`)
}

export async function markHour(
  tx: Tx,
  { ownerId, id }: Pick<CounselHour, 'ownerId' | 'id'>,
  given: { readonly takenAt: Instant | null; readonly closedAt: Instant | null },
): Promise<void> {
  await run(
    tx,
    sql`update orders.counsel_hours set taken_at = ${given.takenAt}, closed_at = ${given.closedAt}
      where owner_id = ${ownerId} and id = ${id}`,
  )
}

/** Free hours of some unions from an instant on, the next first. */
export function freeHoursOf(tx: Tx, unionIds: readonly Id[], from: Instant): Promise<CounselHour[]> {
  return rows(
    tx,
    sql`select ${hourColumns} from orders.counsel_hours where org_id = any(${unionIds}::uuid[]) and starts_at > ${from}::timestamptz
      and taken_at is null and closed_at is null order by starts_at, id limit 60`,
  )
}

/** Hours of a counsellor from an instant on. */
export function hoursOf(tx: Tx, counsellorId: Id, from: Instant): Promise<CounselHour[]> {
  return rows(
    tx,
    sql`select ${hourColumns} from orders.counsel_hours
      where owner_id = ${counsellorId} and ends_at > ${from}::timestamptz and closed_at is null order by starts_at, id limit 200`,
  )
}

/** Whoever else has offered hours to the same unions. */
export function colleaguesOf(tx: Tx, counsellorId: Id): Promise<{ readonly id: Id; readonly name: string }[]> {
  return rows(
    tx,
    sql`select distinct on (h.owner_id) h.owner_id as id, h.counsellor_name as name from orders.counsel_hours h
      where h.owner_id <> ${counsellorId} and h.org_id in (select org_id from orders.counsel_hours where owner_id = ${counsellorId})
      order by h.owner_id, h.offered_at desc`,
  )
}

export async function insertCounselCase(tx: Tx, one: CounselCase): Promise<void> {
  await run(
    tx,
    sql`insert into orders.counsel_cases (${caseColumns}) values (${one.ownerId}, ${one.id}, ${one.orgId}, ${one.counsellorId},
      ${one.counsellorName}, ${one.called}, ${one.named}, ${one.topic}, ${one.emergencySealed}, ${one.openedAt}, null, null, null, null, null)`,
  )
}

export function lockCounselCase(tx: Tx, id: Id): Promise<CounselCase | undefined> {
  return find(tx, sql`select ${caseColumns} from orders.counsel_cases where id = ${id} for no key update`)
}

export async function saveCounselCase(tx: Tx, one: CounselCase): Promise<void> {
  await run(
    tx,
    sql`update orders.counsel_cases set counsellor_id = ${one.counsellorId}, counsellor_name = ${one.counsellorName},
      closed_at = ${one.closedAt}, hand_over_to = ${one.handOverTo}, hand_over_name = ${one.handOverName},
      hand_over_asked_at = ${one.handOverAskedAt}, risk_flagged_at = ${one.riskFlaggedAt}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export function counselCasesOf(tx: Tx, personId: Id): Promise<CounselCase[]> {
  return rows(
    tx,
    sql`select ${caseColumns} from orders.counsel_cases where owner_id = ${personId} order by opened_at desc, id`,
  )
}

export function counselCasesWith(tx: Tx, counsellorId: Id): Promise<CounselCase[]> {
  return rows(
    tx,
    sql`select ${caseColumns} from orders.counsel_cases where counsellor_id = ${counsellorId}
      order by closed_at nulls first, opened_at desc, id limit 200`,
  )
}

export async function insertTalk(tx: Tx, one: CounselTalk): Promise<void> {
  await run(
    tx,
    sql`insert into orders.counsel_talks (${talkColumns}) values (${one.ownerId}, ${one.id}, ${one.caseId}, ${one.hourId}, ${one.place},
      ${one.startsAt}, ${one.endsAt}, ${one.bookedAt}, null, null, null)`,
  )
}

export function talksOf(tx: Tx, caseIds: readonly Id[]): Promise<CounselTalk[]> {
  return rows(
    tx,
    sql`select ${talkColumns} from orders.counsel_talks where case_id = any(${caseIds}::uuid[]) order by starts_at desc, id`,
  )
}

export function lockTalk(tx: Tx, id: Id): Promise<CounselTalk | undefined> {
  return find(tx, sql`select ${talkColumns} from orders.counsel_talks where id = ${id} for no key update`)
}

export async function saveTalk(tx: Tx, one: CounselTalk): Promise<void> {
  await run(
    tx,
    sql`update orders.counsel_talks set cancelled_at = ${one.cancelledAt}, outcome = ${one.outcome}, outcome_at = ${one.outcomeAt}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

type Note = { readonly ownerId: Id; readonly id: Id; readonly textSealed: Uint8Array; readonly writtenAt: Instant }

/** What the database shows the caller: the notes of a case whose counsellor she is. */
export function notesOf(tx: Tx, caseId: Id): Promise<Note[]> {
  return rows(
    tx,
    sql`select owner_id, id, text_sealed, written_at from orders.counsel_notes where case_id = ${caseId} order by written_at desc, id desc`,
  )
}

export async function insertNote(tx: Tx, caseId: Id, one: Note): Promise<void> {
  await run(
    tx,
    sql`insert into orders.counsel_notes (owner_id, id, case_id, text_sealed, written_at)
      values (${one.ownerId}, ${one.id}, ${caseId}, ${one.textSealed}, ${one.writtenAt})`,
  )
}
