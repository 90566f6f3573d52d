import type { Day, Instant } from '../../platform/dates.ts'
import { empty, find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { CaseStory, Compilation, Diagnosis, RiskSetting } from './learning.model.ts'

/** The setting nearest to the end of a path. */
export function settingOn(tx: Tx, path: readonly Id[]): Promise<(RiskSetting & { readonly orgId: Id }) | undefined> {
  return find(
    tx,
    sql`select org_id, weights, medium_from, high_from from disputes.questionnaires
      where org_id = any(${path}::uuid[]) order by cardinality(org_path) desc limit 1`,
  )
}

export async function saveSetting(
  tx: Tx,
  org: { readonly id: Id; readonly path: readonly Id[] },
  setting: RiskSetting,
  by: { readonly name: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.questionnaires (org_id, org_path, weights, medium_from, high_from, set_by, set_at)
      values (${org.id}, ${org.path}::uuid[], ${JSON.stringify(setting.weights)}::jsonb, ${setting.mediumFrom},
        ${setting.highFrom}, ${by.name}, ${by.at})
      on conflict (org_id) do update set weights = excluded.weights, medium_from = excluded.medium_from,
        high_from = excluded.high_from, set_by = excluded.set_by, set_at = excluded.set_at`,
  )
}

export async function insertDiagnosis(tx: Tx, one: Diagnosis): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.diagnoses (id, org_id, org_path, firm_id, answers, weights, medium_from, high_from, points, risk, note,
        made_by, made_at)
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.firmId}, ${JSON.stringify(one.answers)}::jsonb,
        ${JSON.stringify(one.weights)}::jsonb, ${one.mediumFrom}, ${one.highFrom}, ${one.points}, ${one.risk}, ${one.note},
        ${one.madeBy}, ${one.madeAt})`,
  )
}

export function diagnosesOf(tx: Tx, firmId: Id): Promise<Diagnosis[]> {
  return rows(
    tx,
    sql`select id, org_id, org_path, firm_id, answers, weights, medium_from, high_from, points, risk, note, made_by, made_at
      from disputes.diagnoses where firm_id = ${firmId} order by id desc limit 50`,
  )
}

const compilationColumns = sql`id, org_id, org_path, industry, title, editor, summary, file_id, published_on, withdrawn_on`

export async function insertCompilation(tx: Tx, one: Compilation): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.compilations (${compilationColumns})
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.industry}, ${one.title}, ${one.editor}, ${one.summary},
        ${one.fileId}, ${one.publishedOn}, ${one.withdrawnOn})`,
  )
}

export function findCompilation(tx: Tx, id: Id): Promise<Compilation | undefined> {
  return find(tx, sql`select ${compilationColumns} from disputes.compilations where id = ${id}`)
}

export function compilationsInSight(tx: Tx, industry: string | undefined): Promise<Compilation[]> {
  return rows(
    tx,
    sql`select ${compilationColumns} from disputes.compilations where withdrawn_on is null
        ${industry ? sql`and industry = ${industry}` : empty} order by industry, published_on desc, id limit 200`,
  )
}

export async function withdrawCompilation(tx: Tx, id: Id, on: Day): Promise<void> {
  await run(tx, sql`update disputes.compilations set withdrawn_on = ${on} where id = ${id} and withdrawn_on is null`)
}

const storyColumns = sql`id, org_id, org_path, dispute_id, industry, title, text, lesson, published_by, published_at, withdrawn_at`

/** False when the case is on the board already. */
export async function insertStory(tx: Tx, one: CaseStory): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into disputes.stories (${storyColumns})
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.disputeId}, ${one.industry}, ${one.title}, ${one.text},
        ${one.lesson}, ${one.publishedBy}, ${one.publishedAt}, ${one.withdrawnAt})
      on conflict do nothing`,
  )
  return inserted === 1
}

export function findStory(tx: Tx, id: Id): Promise<CaseStory | undefined> {
  return find(tx, sql`select ${storyColumns} from disputes.stories where id = ${id}`)
}

export function storiesInSight(
  tx: Tx,
  industry: string | undefined,
  cursor: Id | undefined,
  most: number,
): Promise<CaseStory[]> {
  return rows(
    tx,
    sql`select ${storyColumns} from disputes.stories where withdrawn_at is null
        ${industry ? sql`and industry = ${industry}` : empty} ${cursor ? sql`and id < ${cursor}` : empty}
      order by id desc limit ${most}`,
  )
}

export async function withdrawStory(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update disputes.stories set withdrawn_at = ${at} where id = ${id} and withdrawn_at is null`)
}
