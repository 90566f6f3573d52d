import type { Day } from '../../platform/dates.ts'
import { empty, raw, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Reparenting } from '../orgs/index.ts'
import { childrenWithFacts, countDays, countMonths, onEachLevel } from './counts.queries.ts'
import { refusal } from './errors.ts'
import type { Cell, Count, Fact, FactRow, Opening, Place, Question } from './model.ts'
import { areWholeMonths, monthOf, monthsOf } from './rules.ts'

const pageSize = 50

/**
 * The number of a kind under an organisation on days from…to. Whole months come from the roll-ups and take the same time at any
 * size; other days are counted from their rows. Only what the transaction may see is counted. Refuses `indicators.days-reversed`.
 */
export async function readIndicator(tx: Tx, question: Question): Promise<Count> {
  const [count] = await countCells(tx, question.kind, question, [question])
  return count!
}

/** The same number as it was known at the end of a past day, before later facts and corrections; counted from its rows. */
export async function readIndicatorAsOf(tx: Tx, question: Question, asOf: Day): Promise<Count> {
  requireOrder(question)
  const [count] = await countDays(tx, question.kind, [question], asOf)
  return count!
}

/**
 * The number for each organisation directly below, those with nothing left out. Cases and amounts add up to the whole when nothing
 * is recorded on the upper organisation itself; people need not, because one person may count in two places.
 */
export async function readIndicatorByOrg(tx: Tx, question: Question): Promise<(Count & { readonly orgId: string })[]> {
  const { from, to } = question
  const children = await childrenWithFacts(tx, question.kind, { ...question, from: monthOf(from) })
  const cells = children.map((orgId) => ({ orgId, from, to }))
  const counts = await countCells(tx, question.kind, question, cells)
  return counts
    .map((count, at) => ({ orgId: children[at]!, ...count }))
    .filter((one) => one.cases !== 0 || one.amountFen !== 0)
}

/** The number for each month that the days touch, in order; people are distinct within their month. */
export async function readIndicatorByMonth(tx: Tx, question: Question): Promise<(Count & { readonly month: Day })[]> {
  const months = monthsOf(question.from, question.to)
  const cells = months.map(({ from, to }) => ({ orgId: question.orgId, from, to }))
  const counts = await countCells(tx, question.kind, question, cells)
  return counts.map((count, at) => ({ month: months[at]!.month, ...count }))
}

async function countCells(tx: Tx, kind: string, question: Question, cells: readonly Cell[]): Promise<Count[]> {
  requireOrder(question)
  return areWholeMonths(question.from, question.to) ? countMonths(tx, kind, cells) : countDays(tx, kind, cells, null)
}

function requireOrder({ from, to }: Question): void {
  if (from > to) throw refusal('indicators.days-reversed', { from, to })
}

/** The rows behind a number, latest day first, 50 a page; what the reader may not see is not among them. */
export async function listFactRows(
  tx: Tx,
  question: Question,
  after: Place | null,
): Promise<{ rows: FactRow[]; next: Place | null }> {
  requireOrder(question)
  const later = after ? sql`and (f.day, f.id) < (${after.day}::date, ${after.id}::uuid)` : empty
  const found = await rows<FactRow>(
    tx,
    sql`select id, kind, org_path[cardinality(org_path)] as org_id, person_id, day, quantity, amount as amount_fen, subject_id, recorded_at
      from (${onEachLevel(
        (level) => sql`select f.* from indicators.facts f
          where ${level} = ${question.orgId} and f.kind = ${question.kind} and f.day between ${question.from} and ${question.to} ${later}
          order by f.day desc, f.id desc limit ${pageSize + 1}`,
      )}) f
      order by day desc, id desc
      limit ${pageSize + 1}`,
  )
  const page = found.slice(0, pageSize)
  return { rows: page, next: found.length > pageSize ? { day: page.at(-1)!.day, id: page.at(-1)!.id } : null }
}

/** Opening balances of a kind recorded by an organisation or below it; shown beside the facts, never added silently. */
export function listOpenings(tx: Tx, kind: string, orgId: string): Promise<Opening[]> {
  return rows(
    tx,
    sql`select kind, owner_id as org_id, cases, amount as amount_fen, qualifier, source, until_day
      from indicators.openings where kind = ${kind} and org_path @> array[${orgId}::uuid] order by until_day, id`,
  )
}

/** What still counts under the old path of a re-parented organisation from the day of its move on, one row a subject. */
export function factsLeftBehind(tx: Tx, move: Reparenting, most: number): Promise<Fact[]> {
  const level = raw(String(move.fromPath.length))
  return rows(
    tx,
    sql`select kind, org_path[cardinality(org_path)] as org_id, org_path, person_id, day, sum(quantity)::integer as quantity,
        sum(amount)::bigint as amount_fen, subject_id
      from indicators.facts
      where org_path[${level}] = ${move.fromPath.at(-1)} and org_path[1:${level}] = ${move.fromPath}::uuid[] and day >= ${move.effectiveOn}
      group by kind, org_path, person_id, day, subject_id
      having sum(quantity) <> 0 or sum(amount) <> 0
      limit ${most}`,
  )
}

/** What still counts for a person, one row a subject. */
export function factsOfPerson(tx: Tx, personId: string): Promise<Fact[]> {
  return rows(
    tx,
    sql`select kind, org_path[cardinality(org_path)] as org_id, org_path, person_id, day, sum(quantity)::integer as quantity,
        sum(amount)::bigint as amount_fen, subject_id
      from indicators.facts where owner_id = ${personId} and person_id = ${personId}
      group by kind, org_path, person_id, day, subject_id having sum(quantity) <> 0 or sum(amount) <> 0`,
  )
}

/** What was taken back from the one and counts for the other since. */
export function factsHandedOver(tx: Tx, from: string, to: string): Promise<Fact[]> {
  return rows(
    tx,
    sql`select kind, org_path[cardinality(org_path)] as org_id, org_path, person_id, day, sum(quantity)::integer as quantity,
        sum(amount)::bigint as amount_fen, subject_id
      from indicators.facts f where owner_id = ${to} and person_id = ${to}
        and exists (select from indicators.facts gone where gone.owner_id = ${from} and gone.kind = f.kind
          and gone.subject_id = f.subject_id and gone.day = f.day
          group by gone.subject_id having sum(gone.quantity) = 0 and sum(gone.amount) = 0)
      group by kind, org_path, person_id, day, subject_id having sum(quantity) <> 0 or sum(amount) <> 0`,
  )
}

/** 人次 of some kinds by what they come from: for rooms that check their own rows against what was counted. */
export async function sumsBySubject(tx: Tx, kinds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sums = await rows<{ subjectId: string; sum: number }>(
    tx,
    sql`select subject_id, sum(quantity)::integer as sum from indicators.facts where kind = any(${kinds}::text[]) group by subject_id`,
  )
  return new Map(sums.map((one) => [one.subjectId, one.sum]))
}
