import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { ServiceTerms } from './ratings.model.ts'
import { usualTerms } from './ratings.rules.ts'

const columns = sql`rate_days, ask_days, answer_days, keep_days`

/** What held in a mall at an instant. */
export async function termsAt(tx: Tx, marketId: Id, at: Instant): Promise<ServiceTerms> {
  const found = await find<ServiceTerms>(
    tx,
    sql`select ${columns} from mall.service_terms where market_id = ${marketId} and since <= ${at} order by since desc limit 1`,
  )
  return found ?? usualTerms
}

export type SetTerms = ServiceTerms & { readonly since: Instant; readonly setBy: string }

export function listTerms(tx: Tx, marketId: Id): Promise<SetTerms[]> {
  return rows(
    tx,
    sql`select ${columns}, since, set_by from mall.service_terms where market_id = ${marketId} order by since desc`,
  )
}

export async function insertTerms(tx: Tx, marketId: Id, terms: SetTerms): Promise<void> {
  await run(
    tx,
    sql`insert into mall.service_terms (market_id, since, rate_days, ask_days, answer_days, keep_days, set_by)
        values (${marketId}, ${terms.since}, ${terms.rateDays}, ${terms.askDays}, ${terms.answerDays}, ${terms.keepDays}, ${terms.setBy})`,
  )
}
