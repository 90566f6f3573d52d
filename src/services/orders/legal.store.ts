import type { Org } from '../../kernel/orgs/index.ts'
import type { Day, Instant } from '../../platform/dates.ts'
import { empty, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Firm, FirmVisit } from './legal.model.ts'

/** Enters firms nobody entered before; tells the ids of all by their credit codes, and how many are new. */
export async function keepFirms(
  tx: Tx,
  org: Pick<Org, 'id' | 'path'>,
  firms: readonly Firm[],
  at: Instant,
): Promise<{ readonly ids: ReadonlyMap<string, Id>; readonly added: number }> {
  const added = await run(
    tx,
    sql`insert into orders.firms (owner_id, id, org_path, name, credit_code, kind, first_entered_at)
      select ${org.id}, id, ${org.path}::uuid[], name, credit_code, kind, ${at}::timestamptz
      from unnest(${firms.map((one) => one.id)}::uuid[], ${firms.map((one) => one.name)}::text[],
        ${firms.map((one) => one.creditCode)}::text[], ${firms.map((one) => one.kind)}::text[]) as given (id, name, credit_code, kind)
      order by credit_code on conflict (credit_code) do nothing`,
  )
  const known = await rows<{ creditCode: string; id: Id }>(
    tx,
    sql`select credit_code, id from orders.firms where credit_code = any(${firms.map((one) => one.creditCode)}::text[])`,
  )
  return { ids: new Map(known.map((one) => [one.creditCode, one.id])), added }
}

export async function insertVisits(
  tx: Tx,
  org: Pick<Org, 'id' | 'path'>,
  visits: readonly FirmVisit[],
  by: { readonly name: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into orders.firm_visits (owner_id, id, org_path, firm_id, firm_name, visited_on, check_up, risks, advice, occasion_id, entered_by, entered_at)
      select ${org.id}, id, ${org.path}::uuid[], firm_id, firm_name, visited_on, check_up, risks, advice, occasion_id, ${by.name}, ${by.at}::timestamptz
      from unnest(${visits.map((one) => one.id)}::uuid[], ${visits.map((one) => one.firmId)}::uuid[],
        ${visits.map((one) => one.firmName)}::text[], ${visits.map((one) => one.visitedOn)}::date[],
        ${visits.map((one) => one.checkUp)}::text[], ${visits.map((one) => one.risks)}::text[],
        ${visits.map((one) => one.advice)}::text[], ${visits.map((one) => one.occasionId)}::uuid[])
        as given (id, firm_id, firm_name, visited_on, check_up, risks, advice, occasion_id)`,
  )
}

export type VisitRow = FirmVisit & { readonly orgId: Id; readonly enteredBy: string }

/** Visits at an organisation or below it, the latest first: one index a level. */
export function visitsUnder(
  tx: Tx,
  wish: {
    readonly below: Pick<Org, 'id' | 'depth'>
    readonly checkUp?: 'given' | 'none' | undefined
    readonly search?: string | undefined
    readonly after?: { readonly on: Day; readonly id: Id } | undefined
    readonly most: number
  },
): Promise<VisitRow[]> {
  const level = raw(String(wish.below.depth + 1))
  return rows(
    tx,
    sql`select id, owner_id as org_id, firm_id, firm_name, visited_on, check_up, risks, advice, occasion_id, entered_by
      from orders.firm_visits where org_path[${level}] = ${wish.below.id}
        ${wish.checkUp ? sql`and check_up = ${wish.checkUp}` : empty} ${wish.search ? sql`and strpos(firm_name, ${wish.search}) > 0` : empty}
        ${wish.after ? sql`and (visited_on, id) < (${wish.after.on}::date, ${wish.after.id}::uuid)` : empty}
      order by visited_on desc, id desc limit ${wish.most}`,
  )
}
