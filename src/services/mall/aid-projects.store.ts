import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { AidPair, AidPlan, AidProject, ReportedStep } from './aid-projects.model.ts'

const pairColumns = sql`id, market_id, org_id, org_path, region_id, place, partner, team, since, until, ended_because`

/** Pairs that last on a day. */
export function pairsOn(tx: Tx, marketId: Id, day: Day): Promise<AidPair[]> {
  return rows(
    tx,
    sql`select ${pairColumns} from mall.aid_pairs where market_id = ${marketId} and since <= ${day} and (until is null or until > ${day})
        order by region_id, place, id`,
  )
}

/** Every pair there was, the running ones first. */
export function listPairs(tx: Tx, marketId: Id): Promise<AidPair[]> {
  return rows(
    tx,
    sql`select ${pairColumns} from mall.aid_pairs where market_id = ${marketId} order by (until is not null), region_id, place, id`,
  )
}

export function lockPair(tx: Tx, id: Id): Promise<AidPair | undefined> {
  return find(tx, sql`select ${pairColumns} from mall.aid_pairs where id = ${id} for update`)
}

/** False when the union supports that place already. */
export async function insertPair(tx: Tx, pair: AidPair, by: string, at: Instant): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into mall.aid_pairs (id, market_id, org_id, org_path, region_id, place, partner, team, since, entered_by, entered_at)
        values (${pair.id}, ${pair.marketId}, ${pair.orgId}, ${pair.orgPath}::uuid[], ${pair.regionId}, ${pair.place}, ${pair.partner},
          ${pair.team}, ${pair.since}, ${by}, ${at})
        on conflict (org_id, region_id, place) where until is null do nothing`,
  )
  return added === 1
}

export async function endPair(tx: Tx, id: Id, until: Day, because: string): Promise<void> {
  await run(tx, sql`update mall.aid_pairs set until = ${until}, ended_because = ${because} where id = ${id}`)
}

const columns = sql`id, market_id, number, class, name, purpose, region_id, begins_on, ends_on, budget as budget_fen, spent as spent_fen,
  percent, state, result`

export function listProjects(tx: Tx, marketId: Id): Promise<AidProject[]> {
  return rows(tx, sql`select ${columns} from mall.aid_projects where market_id = ${marketId} order by number`)
}

export function findProject(tx: Tx, id: Id): Promise<AidProject | undefined> {
  return find(tx, sql`select ${columns} from mall.aid_projects where id = ${id}`)
}

export function lockProject(tx: Tx, id: Id): Promise<AidProject | undefined> {
  return find(tx, sql`select ${columns} from mall.aid_projects where id = ${id} for update`)
}

/** The next number of a market; whoever asks holds the market's row until the project is written. */
export async function nextNumber(tx: Tx, marketId: Id): Promise<number> {
  await run(tx, sql`select from mall.markets where org_id = ${marketId} for update`)
  const { number } = await get<{ number: number }>(
    tx,
    sql`select coalesce(max(number), 0) + 1 as number from mall.aid_projects where market_id = ${marketId}`,
  )
  return number
}

export async function insertProject(tx: Tx, project: AidProject, by: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into mall.aid_projects (id, market_id, number, class, name, purpose, region_id, begins_on, ends_on, budget, entered_by, entered_at)
        values (${project.id}, ${project.marketId}, ${project.number}, ${project.class}, ${project.name}, ${project.purpose},
          ${project.regionId}, ${project.beginsOn}, ${project.endsOn}, ${project.budgetFen}, ${by}, ${at})`,
  )
}

export async function writePlanWords(
  tx: Tx,
  id: Id,
  words: Pick<AidPlan, 'name' | 'purpose' | 'endsOn'>,
): Promise<void> {
  await run(
    tx,
    sql`update mall.aid_projects set name = ${words.name}, purpose = ${words.purpose}, ends_on = ${words.endsOn} where id = ${id}`,
  )
}

export async function moveProject(
  tx: Tx,
  id: Id,
  after: Pick<AidProject, 'budgetFen' | 'spentFen' | 'percent' | 'state' | 'result'>,
): Promise<void> {
  await run(
    tx,
    sql`update mall.aid_projects set budget = ${after.budgetFen}, spent = ${after.spentFen}, percent = ${after.percent},
          state = ${after.state}, result = ${after.result} where id = ${id}`,
  )
}

export async function addUnions(
  tx: Tx,
  projectId: Id,
  unions: readonly { readonly id: Id; readonly path: readonly Id[] }[],
): Promise<void> {
  await run(
    tx,
    sql`insert into mall.aid_project_unions (project_id, org_id, org_path)
        select ${projectId}, u.id, u.path::uuid[] from unnest(${unions.map((one) => one.id)}::uuid[],
          ${unions.map((one) => `{${one.path.join(',')}}`)}::text[]) u (id, path)`,
  )
}

export type ProjectUnion = { readonly projectId: Id; readonly orgId: Id; readonly orgPath: readonly Id[] }

export function unionsOf(tx: Tx, projectIds: readonly Id[]): Promise<ProjectUnion[]> {
  return rows(
    tx,
    sql`select project_id, org_id, org_path from mall.aid_project_unions where project_id = any(${projectIds}::uuid[])
        order by project_id, org_id`,
  )
}

export async function addStep(tx: Tx, projectId: Id, step: ReportedStep): Promise<void> {
  await run(
    tx,
    sql`insert into mall.aid_steps (project_id, id, kind, on_day, percent, spent, budget, words, reported_by, reported_for, reported_at)
        values (${projectId}, ${step.id}, ${step.kind}, ${step.onDay}, ${step.percent}, ${step.spentFen}, ${step.budgetFen}, ${step.words},
          ${step.reportedBy}, ${step.reportedFor}, ${step.reportedAt})`,
  )
}

export function stepsOf(tx: Tx, projectId: Id): Promise<ReportedStep[]> {
  return rows(
    tx,
    sql`select id, kind, on_day, percent, spent as spent_fen, budget as budget_fen, words, reported_by, reported_for, reported_at
        from mall.aid_steps where project_id = ${projectId} order by id`,
  )
}
