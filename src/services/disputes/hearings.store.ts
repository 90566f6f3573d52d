import type { Day, Instant } from '../../platform/dates.ts'
import { empty, find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { DisputeSchool, Hearing, HearingOfficer, HearingSeat, SupervisionLetter } from './hearings.model.ts'

const officerColumns = sql`id, org_id, org_path, kind, name, unit, from_on, until_on`

export async function insertHearingOfficer(tx: Tx, one: HearingOfficer): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.hearing_officers (${officerColumns})
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.kind}, ${one.name}, ${one.unit}, ${one.fromOn}, ${one.untilOn})`,
  )
}

export function hearingOfficersByIds(tx: Tx, ids: readonly Id[]): Promise<HearingOfficer[]> {
  return rows(tx, sql`select ${officerColumns} from disputes.hearing_officers where id = any(${ids}::uuid[])`)
}

/** The roster that serves below an organisation, and above it, by kind and name. */
export function rosterFor(tx: Tx, path: readonly Id[]): Promise<HearingOfficer[]> {
  return rows(
    tx,
    sql`select ${officerColumns} from disputes.hearing_officers
      where org_id = any(${path}::uuid[]) or org_path @> array[${path.at(-1)}::uuid] order by kind, name, id`,
  )
}

export async function endHearingOfficer(tx: Tx, id: Id, on: Day): Promise<void> {
  await run(tx, sql`update disputes.hearing_officers set until_on = ${on} where id = ${id}`)
}

const hearingColumns = sql`owner_id, id, dispute_id, kind, starts_at, place, topic, notified_on, state, outcome, ended_at, planned_by, planned_at`

export async function insertHearing(tx: Tx, one: Hearing): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.hearings (${hearingColumns})
      values (${one.ownerId}, ${one.id}, ${one.disputeId}, ${one.kind}, ${one.startsAt}, ${one.place}, ${one.topic},
        ${one.notifiedOn}, ${one.state}, ${one.outcome}, ${one.endedAt}, ${one.plannedBy}, ${one.plannedAt})`,
  )
}

export function hearingsOf(tx: Tx, disputeIds: readonly Id[]): Promise<Hearing[]> {
  return rows(
    tx,
    sql`select ${hearingColumns} from disputes.hearings where dispute_id = any(${disputeIds}::uuid[]) order by starts_at, id`,
  )
}

export function findHearing(tx: Tx, id: Id): Promise<Hearing | undefined> {
  return find(tx, sql`select ${hearingColumns} from disputes.hearings where id = ${id}`)
}

export async function endHearing(
  tx: Tx,
  one: Hearing,
  after: { readonly state: 'held' | 'cancelled'; readonly outcome: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`update disputes.hearings set state = ${after.state}, outcome = ${after.outcome}, ended_at = ${after.at}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function insertSeats(tx: Tx, hearing: Hearing, officers: readonly HearingOfficer[]): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.hearing_seats (owner_id, hearing_id, officer_id, kind, name)
      select ${hearing.ownerId}, ${hearing.id}, * from unnest(${officers.map((o) => o.id)}::uuid[],
        ${officers.map((o) => o.kind)}::text[], ${officers.map((o) => o.name)}::text[])`,
  )
}

export function seatsOf(tx: Tx, hearingIds: readonly Id[]): Promise<(HearingSeat & { readonly hearingId: Id })[]> {
  return rows(
    tx,
    sql`select hearing_id, officer_id, kind, name, attended, opinion from disputes.hearing_seats
      where hearing_id = any(${hearingIds}::uuid[]) order by kind, name`,
  )
}

export async function writeSeat(
  tx: Tx,
  hearing: Hearing,
  seat: Pick<HearingSeat, 'officerId' | 'attended' | 'opinion'>,
): Promise<void> {
  await run(
    tx,
    sql`update disputes.hearing_seats set attended = ${seat.attended}, opinion = ${seat.opinion}
      where owner_id = ${hearing.ownerId} and hearing_id = ${hearing.id} and officer_id = ${seat.officerId}`,
  )
}

const letterColumns = sql`id, org_id, org_path, dispute_id, firm_id, industry, addressee, reply_by, drafted_at, dispatched_on`

export async function insertLetter(tx: Tx, one: SupervisionLetter): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.letters (${letterColumns})
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.disputeId}, ${one.firmId}, ${one.industry},
        ${one.addressee}, ${one.replyBy}, ${one.draftedAt}, ${one.dispatchedOn})`,
  )
}

export function findLetter(tx: Tx, id: Id): Promise<SupervisionLetter | undefined> {
  return find(tx, sql`select ${letterColumns} from disputes.letters where id = ${id}`)
}

export async function markDispatched(tx: Tx, id: Id, on: Day): Promise<void> {
  await run(tx, sql`update disputes.letters set dispatched_on = ${on} where id = ${id}`)
}

export type LetterWish = {
  readonly belowId: Id
  readonly disputeId?: Id | undefined
  readonly firmId?: Id | undefined
  readonly cursor?: Id | undefined
}

/** Letters below an organisation, the newest first. */
export function listLetters(tx: Tx, wish: LetterWish, most: number): Promise<SupervisionLetter[]> {
  return rows(
    tx,
    sql`select ${letterColumns} from disputes.letters where org_path @> array[${wish.belowId}::uuid]
        ${wish.disputeId ? sql`and dispute_id = ${wish.disputeId}` : empty}
        ${wish.firmId ? sql`and firm_id = ${wish.firmId}` : empty}
        ${wish.cursor ? sql`and id < ${wish.cursor}` : empty}
      order by id desc limit ${most}`,
  )
}

const schoolColumns = sql`id, org_id, org_path, dispute_id, industry, region_id, comment, commented_by, commented_as, commented_at`

export async function insertSchool(tx: Tx, one: DisputeSchool): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.schools (${schoolColumns})
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.disputeId}, ${one.industry}, ${one.regionId},
        ${one.comment}, ${one.commentedBy}, ${one.commentedAs}, ${one.commentedAt})`,
  )
}

export function findSchool(tx: Tx, id: Id): Promise<DisputeSchool | undefined> {
  return find(tx, sql`select ${schoolColumns} from disputes.schools where id = ${id}`)
}

export type SchoolWish = {
  readonly belowId: Id
  readonly disputeId?: Id | undefined
  readonly cursor?: Id | undefined
}

/** Schools below an organisation, the newest first. */
export function listSchools(tx: Tx, wish: SchoolWish, most: number): Promise<DisputeSchool[]> {
  return rows(
    tx,
    sql`select ${schoolColumns} from disputes.schools where org_path @> array[${wish.belowId}::uuid]
        ${wish.disputeId ? sql`and dispute_id = ${wish.disputeId}` : empty}
        ${wish.cursor ? sql`and id < ${wish.cursor}` : empty}
      order by id desc limit ${most}`,
  )
}

export async function writeComment(
  tx: Tx,
  id: Id,
  said: { readonly comment: string; readonly by: string; readonly as: 'arbitrator' | 'lawyer'; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`update disputes.schools set comment = ${said.comment}, commented_by = ${said.by}, commented_as = ${said.as},
        commented_at = ${said.at} where id = ${id}`,
  )
}

/** The hearing that comes next for each dispute, or else the last one. */
export function hearingNearest(hearings: readonly Hearing[], at: Instant): Hearing | undefined {
  const open = hearings.filter((one) => one.state === 'planned' && one.startsAt >= at)
  return open[0] ?? hearings.findLast((one) => one.state !== 'cancelled')
}
