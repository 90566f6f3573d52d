import { rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { MallRule } from './verify.model.ts'

/** What benefits say against themselves; every check names its rows. */
export const benefitChecks: Readonly<Partial<Record<MallRule, Sql>>> = {
  'benefit-not-its-uses': sql`
    select b.id as row_id, b.taken - coalesce(r.uses, 0) as by from mall.benefits b
    left join (
      select benefit_id, count(*) as uses, sum(subsidy_fen) as subsidy from mall.redemptions where undone_at is null group by benefit_id
    ) r on r.benefit_id = b.id
    where b.taken <> coalesce(r.uses, 0) or b.subsidised_fen <> coalesce(r.subsidy, 0)`,
  'benefit-day-not-its-uses': sql`
    select coalesce(d.benefit_id, r.benefit_id) as row_id, coalesce(d.taken, 0) - coalesce(r.uses, 0) as by
    from mall.benefit_days d
    full join (
      select benefit_id, used_on, count(*) as uses, sum(paid_fen) as paid, sum(subsidy_fen) as subsidy
      from mall.redemptions where undone_at is null group by benefit_id, used_on
    ) r on r.benefit_id = d.benefit_id and r.used_on = d.day
    where (coalesce(d.taken, 0), coalesce(d.paid_fen, 0), coalesce(d.subsidy_fen, 0))
      <> (coalesce(r.uses, 0), coalesce(r.paid, 0), coalesce(r.subsidy, 0))`,
  'statement-not-its-lines': sql`
    select s.id as row_id, s.amount_fen - coalesce(l.amount, 0) as by from mall.benefit_statements s
    left join (
      select owner_id, statement_id, sum(amount_fen) as amount, sum(uses) as uses, sum(undone) as undone
      from mall.benefit_statement_lines group by owner_id, statement_id
    ) l on l.owner_id = s.owner_id and l.statement_id = s.id
    where (s.amount_fen, s.uses, s.undone) is distinct from (l.amount::bigint, l.uses::int, l.undone::int)`,
}

/** What uses and statements say was booked to or from the merchant. */
export const bookedByBenefits: readonly { readonly kind: string; readonly rule: MallRule; readonly said: Sql }[] = [
  {
    kind: 'mall.benefit-used',
    rule: 'use-without-subsidy',
    said: sql`select id, merchant_id as owner_id, subsidy_fen as amount from mall.redemptions where subsidy_fen > 0`,
  },
  {
    kind: 'mall.benefits-settled',
    rule: 'statement-missing-in-books',
    said: sql`select id, owner_id, -amount_fen as amount from mall.benefit_statements`,
  },
]

/** What each merchant's uses less its statements come to, beside the account that must say the same. */
export function dueToMerchants(tx: Tx): Promise<{ merchantId: Id; accountId: Id; dueFen: Fen }[]> {
  return rows(
    tx,
    sql`select a.owner_id as merchant_id, a.account_id, (coalesce(r.subsidy, 0) - coalesce(s.paid, 0))::bigint as due_fen
        from mall.ledger_accounts a
        left join (
          select merchant_id, sum(subsidy_fen) as subsidy from mall.redemptions where undone_at is null group by merchant_id
        ) r on r.merchant_id = a.owner_id
        left join (select owner_id, sum(amount_fen) as paid from mall.benefit_statements group by owner_id) s on s.owner_id = a.owner_id
        where a.purpose = 'benefit-due'`,
  )
}
