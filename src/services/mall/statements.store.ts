import type { Day } from '../../platform/dates.ts'
import { empty, find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { BenefitStatement, StatementLine } from './benefits.model.ts'

export async function lastStatementDay(tx: Tx, merchantId: Id): Promise<Day | null> {
  const found = await get<{ day: Day | null }>(
    tx,
    sql`select max(until_day) as day from mall.benefit_statements where owner_id = ${merchantId}`,
  )
  return found.day
}

/** Uses booked and booked back after one day until another, by benefit; what they come to is their subsidy. */
export function linesBetween(tx: Tx, merchantId: Id, after: Day | null, until: Day): Promise<StatementLine[]> {
  const from = after ?? '0001-01-01'
  return rows(
    tx,
    sql`select benefit_id, sum(uses)::int as uses, sum(undone)::int as undone, sum(amount)::bigint as amount_fen from (
          select benefit_id, 1 as uses, 0 as undone, subsidy_fen as amount from mall.redemptions
          where merchant_id = ${merchantId} and booked_on > ${from}::date and booked_on <= ${until}::date
          union all
          select benefit_id, 0, 1, -subsidy_fen from mall.redemptions
          where merchant_id = ${merchantId} and undone_on > ${from}::date and undone_on <= ${until}::date
        ) moved group by benefit_id order by amount_fen desc, benefit_id`,
  )
}

export async function insertStatement(
  tx: Tx,
  statement: BenefitStatement,
  lines: readonly StatementLine[],
): Promise<void> {
  const { merchantId, id, unionId, number, fromDay, untilDay, uses, undone, amountFen, settledBy, settledAt } =
    statement
  await run(
    tx,
    sql`insert into mall.benefit_statements (owner_id, id, union_id, number, from_day, until_day, uses, undone, amount_fen, settled_by,
          settled_at)
        values (${merchantId}, ${id}, ${unionId}, ${number}, ${fromDay}, ${untilDay}, ${uses}, ${undone}, ${amountFen}, ${settledBy},
          ${settledAt})`,
  )
  await run(
    tx,
    sql`insert into mall.benefit_statement_lines (owner_id, statement_id, benefit_id, uses, undone, amount_fen)
        select ${merchantId}, ${id}, l.* from unnest(${lines.map((line) => line.benefitId)}::uuid[], ${lines.map((line) => line.uses)}::int[],
          ${lines.map((line) => line.undone)}::int[], ${lines.map((line) => line.amountFen)}::bigint[]) l`,
  )
}

const columns = sql`owner_id as merchant_id, id, union_id, number, from_day, until_day, uses, undone, amount_fen, settled_by, settled_at`

export function listStatements(
  tx: Tx,
  wish: { readonly merchantIds: readonly Id[]; readonly cursor?: Id | undefined },
  most: number,
): Promise<BenefitStatement[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.benefit_statements where owner_id = any(${wish.merchantIds}::uuid[])
        ${wish.cursor ? sql`and id < ${wish.cursor}` : empty} order by id desc limit ${raw(String(most))}`,
  )
}

export function findStatement(tx: Tx, id: Id): Promise<BenefitStatement | undefined> {
  return find(tx, sql`select ${columns} from mall.benefit_statements where id = ${id}`)
}

export async function statementLines(
  tx: Tx,
  statementIds: readonly Id[],
): Promise<Map<Id, (StatementLine & { readonly name: string })[]>> {
  const found = await rows<StatementLine & { statementId: Id; name: string }>(
    tx,
    sql`select l.statement_id, l.benefit_id, l.uses, l.undone, l.amount_fen, b.name
        from mall.benefit_statement_lines l join mall.benefits b on b.id = l.benefit_id
        where l.statement_id = any(${statementIds}::uuid[]) order by l.statement_id, l.amount_fen desc, b.name`,
  )
  const byStatement = new Map<Id, (StatementLine & { name: string })[]>()
  for (const { statementId, ...line } of found)
    byStatement.set(statementId, [...(byStatement.get(statementId) ?? []), line])
  return byStatement
}
