import { now } from '../../platform/clock.ts'
import { get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Fact, Opening } from './model.ts'

/** At most 5,000 at once. */
export async function insertFacts(tx: Tx, facts: readonly Fact[]): Promise<void> {
  await run(
    tx,
    sql`select indicators.record(
        ${facts.map(() => newId())}, ${facts.map((fact) => fact.kind)}, ${facts.map((fact) => `{${fact.orgPath.join(',')}}`)},
        ${facts.map((fact) => fact.personId)}, ${facts.map((fact) => fact.day)}, ${facts.map((fact) => fact.quantity)},
        ${facts.map((fact) => fact.amountFen)}, ${facts.map((fact) => fact.subjectId)}, ${now()})`,
  )
}

/** False when the organisation has an opening of the kind already. */
export async function insertOpening(tx: Tx, opening: Opening, orgPath: readonly string[]): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into indicators.openings (owner_id, id, kind, org_path, cases, amount, qualifier, source, until_day, recorded_at)
      values (${opening.orgId}, ${newId()}, ${opening.kind}, ${orgPath}::uuid[], ${opening.cases}, ${opening.amountFen},
        ${opening.qualifier}, ${opening.source}, ${opening.untilDay}, ${now()})
      on conflict (owner_id, kind) do nothing`,
  )
  return inserted === 1
}

export function openingOf(tx: Tx, orgId: string, kind: string): Promise<Opening> {
  return get(
    tx,
    sql`select kind, owner_id as org_id, cases, amount as amount_fen, qualifier, source, until_day
      from indicators.openings where owner_id = ${orgId} and kind = ${kind}`,
  )
}

export async function foldPending(tx: Tx, most: number): Promise<number> {
  const [folded] = await rows<{ count: number }>(tx, sql`select indicators.roll_up(${most}) as count`)
  return folded!.count
}

export async function forgetRollups(tx: Tx): Promise<void> {
  await run(tx, sql`select indicators.unroll()`)
}
