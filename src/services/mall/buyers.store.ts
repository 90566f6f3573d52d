import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Buyer, ExcludedWord } from './purchases.model.ts'

const columns = sql`org_id, market_id, org_path, name, credit_code, contact, phone`

export function findBuyer(tx: Tx, orgId: Id): Promise<Buyer | undefined> {
  return find(tx, sql`select ${columns} from mall.buyers where org_id = ${orgId}`)
}

export function listBuyers(tx: Tx, marketId: Id): Promise<Buyer[]> {
  return rows(tx, sql`select ${columns} from mall.buyers where market_id = ${marketId} order by name, org_id`)
}

export async function insertBuyer(tx: Tx, buyer: Buyer, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into mall.buyers (org_id, market_id, org_path, name, credit_code, contact, phone, admitted_at)
        values (${buyer.orgId}, ${buyer.marketId}, ${buyer.orgPath}::uuid[], ${buyer.name}, ${buyer.creditCode}, ${buyer.contact},
          ${buyer.phone}, ${at})`,
  )
}

export function listExcludedWords(tx: Tx, marketId: Id): Promise<ExcludedWord[]> {
  return rows(tx, sql`select word, because from mall.excluded_words where market_id = ${marketId} order by word`)
}

export async function addExcludedWords(
  tx: Tx,
  marketId: Id,
  words: readonly ExcludedWord[],
  by: string,
  at: Instant,
): Promise<void> {
  await run(
    tx,
    sql`insert into mall.excluded_words (market_id, word, because, added_by, added_at)
        select ${marketId}, w.word, w.because, ${by}, ${at}
        from unnest(${words.map((one) => one.word)}::text[], ${words.map((one) => one.because)}::text[]) w (word, because)
        on conflict do nothing`,
  )
}

export async function removeExcludedWord(tx: Tx, marketId: Id, word: string): Promise<void> {
  await run(tx, sql`delete from mall.excluded_words where market_id = ${marketId} and word = ${word}`)
}
