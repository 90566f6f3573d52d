import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Audience, Case, CaseEvent, Landing, OpenCase } from './model.ts'

/** What opening and moving cases in bulk writes; whoever does so refreshes their statistics. */
export const caseTables = ['cases.cases', 'cases.events']

export const columns = sql`owner_id, id, number, type, state, org_path, desk, desk_org_id, title, subtitle, person_name,
  amount_fen, series, opened_at, stage_since, closed_at, due_days, due_on, due_estimated, rises_on, late_since,
  supervised_at, moved_by, version, anonymous, channel, rounds, coalesce(body_ids, '{}') as body_ids,
  coalesce(shared_with, '{}') as shared_with, coalesce(recorded, '{}') as recorded, followed,
  (anonymous and exists (select from cases.pseudonyms p where p.case_id = id and p.owner_id = platform.scope_person())) as own`

/** New numbers of a year, in order, never given twice. */
export async function drawNumbers(tx: Tx, prefix: string, year: number, wanted: number): Promise<string[]> {
  const drawn = await rows<{ number: string }>(
    tx,
    sql`select number from cases.draw_numbers(${prefix}, ${year}, ${wanted}) as number`,
  )
  return drawn.map((row) => row.number)
}

/** A case with everything it is born with. */
export type NewCase = Omit<OpenCase, 'ownerId'> & {
  readonly ownerId: Id
  readonly number: string
  readonly landing: Landing
}

/** One statement; the caller keeps it to some thousands of rows. */
export async function insertCases(
  tx: Tx,
  type: string,
  cases: readonly (NewCase & { readonly movedBy: Id | null })[],
): Promise<void> {
  await run(
    tx,
    sql`insert into cases.cases (owner_id, id, number, type, state, org_path, desk, desk_org_id, title, subtitle, person_name,
          amount_fen, series, opened_at, stage_since, closed_at, due_days, due_on, due_estimated, rises_on, moved_by, anonymous, channel, body_ids)
        select c.owner_id, c.id, c.number, ${type}, c.state, c.org_path::uuid[], c.desk, c.desk_org_id, c.title, c.subtitle,
          c.person_name, c.amount_fen, c.series, c.at, c.at, c.closed_at, c.due_days, c.due_on, c.due_estimated, c.rises_on,
          c.moved_by, c.anonymous, c.channel, c.body_ids::uuid[]
        from unnest(
          ${cases.map((c) => c.ownerId)}::uuid[], ${cases.map((c) => c.id)}::uuid[], ${cases.map((c) => c.number)}::text[],
          ${cases.map((c) => c.landing.state)}::text[], ${cases.map((c) => arrayText(c.orgPath))}::text[],
          ${cases.map((c) => c.landing.desk)}::text[], ${cases.map((c) => c.landing.deskOrgId)}::uuid[],
          ${cases.map((c) => c.title)}::text[], ${cases.map((c) => c.subtitle)}::text[], ${cases.map((c) => c.personName)}::text[],
          ${cases.map((c) => c.amountFen)}::bigint[], ${cases.map((c) => c.series ?? null)}::text[],
          ${cases.map((c) => c.landing.stageSince)}::timestamptz[], ${cases.map((c) => c.landing.closedAt)}::timestamptz[],
          ${cases.map((c) => c.landing.dueDays)}::smallint[], ${cases.map((c) => c.landing.dueOn)}::date[],
          ${cases.map((c) => c.landing.dueEstimated)}::boolean[], ${cases.map((c) => c.landing.risesOn)}::date[],
          ${cases.map((c) => c.movedBy)}::uuid[], ${cases.map((c) => c.anonymous === true)}::boolean[],
          ${cases.map((c) => c.channel ?? 'self')}::text[], ${cases.map((c) => bodiesText(c.landing.bodyIds))}::text[]
        ) as c (owner_id, id, number, state, org_path, desk, desk_org_id, title, subtitle, person_name, amount_fen, series,
                at, closed_at, due_days, due_on, due_estimated, rises_on, moved_by, anonymous, channel, body_ids)`,
  )
}

/** Widens the days of a series; most openings find them wide enough and touch nothing. */
export async function widenSeries(tx: Tx, type: string, names: readonly string[], day: Day): Promise<void> {
  await run(
    tx,
    sql`insert into cases.series as s (type, name, first_on, last_on)
        select ${type}, name, ${day}::date, ${day}::date from unnest(${names}::text[]) as name
        where not exists (select from cases.series known where known.type = ${type} and known.name = name
                          and ${day}::date between known.first_on and known.last_on)
        order by name
        on conflict (type, name) do update
          set first_on = least(s.first_on, excluded.first_on), last_on = greatest(s.last_on, excluded.last_on)`,
  )
}

export function findSeries(tx: Tx, type: string, name: string): Promise<{ firstOn: Day; lastOn: Day } | undefined> {
  return find(tx, sql`select first_on, last_on from cases.series where type = ${type} and name = ${name}`)
}

/** Locks in the order of the ids, so that two bulk moves cannot wait for each other. */
export function lockRows(tx: Tx, ids: readonly Id[]): Promise<Case[]> {
  return rows(tx, sql`select ${columns} from cases.cases where id = any(${ids}::uuid[]) order by id for update`)
}

export function findRows(tx: Tx, ids: readonly Id[]): Promise<Case[]> {
  return rows(tx, sql`select ${columns} from cases.cases where id = any(${ids}::uuid[])`)
}

/** Her own, and what stands under a pseudonym of hers as far as the transaction may know it. */
export function rowsOfOwner(tx: Tx, ownerId: Id): Promise<Case[]> {
  return rows(
    tx,
    sql`select ${columns} from cases.cases where owner_id = ${ownerId}
        union all
        select ${columns} from cases.cases where id in (select case_id from cases.pseudonyms where owner_id = ${ownerId})
        order by opened_at desc, id desc`,
  )
}

/** A locked case, where it lands, and by whom. */
export type Moved = {
  readonly row: Case
  readonly landing: Landing
  readonly amountFen: number | null
  readonly movedBy: Id | null
  readonly rounds: number
}

export async function saveMoves(tx: Tx, moves: readonly Moved[]): Promise<void> {
  const landings = moves.map((move) => move.landing)
  await run(
    tx,
    sql`update cases.cases c set state = m.state, desk = m.desk, desk_org_id = m.desk_org_id, amount_fen = m.amount_fen,
          stage_since = m.stage_since, closed_at = m.closed_at, due_days = m.due_days, due_on = m.due_on,
          due_estimated = m.due_estimated, rises_on = m.rises_on, late_since = m.late_since, moved_by = m.moved_by,
          rounds = m.rounds, body_ids = m.body_ids::uuid[], version = c.version + 1
        from unnest(
          ${moves.map((m) => m.row.ownerId)}::uuid[], ${moves.map((m) => m.row.id)}::uuid[],
          ${landings.map((l) => l.state)}::text[], ${landings.map((l) => l.desk)}::text[], ${landings.map((l) => l.deskOrgId)}::uuid[],
          ${moves.map((m) => m.amountFen)}::bigint[], ${landings.map((l) => l.stageSince)}::timestamptz[],
          ${landings.map((l) => l.closedAt)}::timestamptz[], ${landings.map((l) => l.dueDays)}::smallint[],
          ${landings.map((l) => l.dueOn)}::date[], ${landings.map((l) => l.dueEstimated)}::boolean[],
          ${landings.map((l) => l.risesOn)}::date[], ${landings.map((l) => l.lateSince)}::date[], ${moves.map((m) => m.movedBy)}::uuid[],
          ${moves.map((m) => m.rounds)}::smallint[], ${landings.map((l) => bodiesText(l.bodyIds))}::text[]
        ) as m (owner_id, id, state, desk, desk_org_id, amount_fen, stage_since, closed_at, due_days, due_on, due_estimated,
                rises_on, late_since, moved_by, rounds, body_ids)
        where c.owner_id = m.owner_id and c.id = m.id`,
  )
}

/** Counts one more event on a locked case that stays where it is. */
export async function touchRow(tx: Tx, row: Case, supervisedAt: Instant | null): Promise<void> {
  await run(
    tx,
    sql`update cases.cases set version = version + 1, supervised_at = coalesce(${supervisedAt}, supervised_at)
        where owner_id = ${row.ownerId} and id = ${row.id}`,
  )
}

export async function insertEvents(tx: Tx, events: readonly CaseEvent[]): Promise<void> {
  await run(
    tx,
    sql`insert into cases.events (owner_id, case_id, seq, at, action, from_state, to_state, actor_id, actor_name, actor_org_id, note, audience)
        select * from unnest(
          ${events.map((e) => e.ownerId)}::uuid[], ${events.map((e) => e.caseId)}::uuid[], ${events.map((e) => e.seq)}::int[],
          ${events.map((e) => e.at)}::timestamptz[], ${events.map((e) => e.action)}::text[], ${events.map((e) => e.fromState)}::text[],
          ${events.map((e) => e.toState)}::text[], ${events.map((e) => e.actorId)}::uuid[], ${events.map((e) => e.actorName)}::text[],
          ${events.map((e) => e.actorOrgId)}::uuid[], ${events.map((e) => e.note)}::text[], ${events.map((e) => e.audience)}::text[])`,
  )
}

export function eventsOfRow(
  tx: Tx,
  row: Pick<Case, 'ownerId' | 'id'>,
  audiences: readonly Audience[],
): Promise<CaseEvent[]> {
  return rows(
    tx,
    sql`select owner_id, case_id, seq, at, action, from_state, to_state, actor_id, actor_name, actor_org_id, note, audience
        from cases.events where owner_id = ${row.ownerId} and case_id = ${row.id} and audience = any(${audiences}::text[]) order by seq`,
  )
}

/** The deed that brought a case into the state in which it is. */
export function lastMoveOf(tx: Tx, row: Case): Promise<CaseEvent> {
  return get(
    tx,
    sql`select * from cases.events where owner_id = ${row.ownerId} and case_id = ${row.id}
          and from_state is distinct from to_state order by seq desc limit 1`,
  )
}

/** The driver cannot send arrays of different lengths in one array. */
export function arrayText(ids: readonly Id[]): string {
  return `{${ids.join(',')}}`
}

/** Null where there is none: most cases have no bodies, and a null takes no room. */
function bodiesText(ids: readonly Id[]): string | null {
  return ids.length > 0 ? arrayText(ids) : null
}

/** Locks cases of any state whose path still goes the old way. */
export function lockMisplaced(tx: Tx, fromPath: readonly Id[], most: number): Promise<Case[]> {
  const level = raw(String(fromPath.length))
  return rows(
    tx,
    sql`select ${columns} from cases.cases
        where org_path[${level}] = ${fromPath.at(-1)} and org_path[1:${level}] = ${fromPath}::uuid[]
        order by id limit ${most} for update`,
  )
}

/** Writes what a case is called from now on. */
export async function saveTitle(tx: Tx, one: Pick<Case, 'ownerId' | 'id' | 'title' | 'subtitle'>): Promise<void> {
  await run(
    tx,
    sql`update cases.cases set title = ${one.title}, subtitle = ${one.subtitle}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function savePlaces(
  tx: Tx,
  cases: readonly Pick<Case, 'ownerId' | 'id' | 'orgPath' | 'deskOrgId' | 'bodyIds'>[],
): Promise<void> {
  await run(
    tx,
    sql`with placed as materialized (
          select p.owner_id, p.id, p.org_path::uuid[], p.desk_org_id, p.body_ids::uuid[]
          from unnest(${cases.map((c) => c.ownerId)}::uuid[], ${cases.map((c) => c.id)}::uuid[],
            ${cases.map((c) => arrayText(c.orgPath))}::text[], ${cases.map((c) => c.deskOrgId)}::uuid[],
            ${cases.map((c) => bodiesText(c.bodyIds))}::text[]) as p (owner_id, id, org_path, desk_org_id, body_ids)
        ),
        of_clocks as (
          update cases.clocks k set org_path = p.org_path from placed p where k.owner_id = p.owner_id and k.case_id = p.id
        ),
        of_missed as (
          update cases.missed m set org_path = p.org_path from placed p where m.owner_id = p.owner_id and m.case_id = p.id
        )
        update cases.cases c set org_path = p.org_path, desk_org_id = p.desk_org_id, body_ids = p.body_ids
        from placed p where c.owner_id = p.owner_id and c.id = p.id`,
  )
}
