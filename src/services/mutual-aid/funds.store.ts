import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** A mutual-aid fund and the federation that answers for it. */
export type Fund = { readonly key: string; readonly name: string; readonly orgId: string; readonly orgPath: string[] }

export async function findFund(tx: Tx, key: string): Promise<Fund | undefined> {
  return find<Fund>(tx, sql`select key, name, org_id, org_path from mutual_aid.funds where key = ${key}`)
}

export async function listFunds(tx: Tx): Promise<Fund[]> {
  return rows<Fund>(
    tx,
    sql`select key, name, org_id, org_path from mutual_aid.funds order by cardinality(org_path) desc, key`,
  )
}

export async function insertFund(tx: Tx, fund: Fund): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.funds (key, name, org_id, org_path)
        values (${fund.key}, ${fund.name}, ${fund.orgId}, ${fund.orgPath}::uuid[])`,
  )
}

export async function insertAccount(tx: Tx, fund: string, purpose: string, accountId: string): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.ledger_accounts (fund, purpose, account_id) values (${fund}, ${purpose}, ${accountId})`,
  )
}

export async function listAccounts(tx: Tx, fund: string): Promise<{ purpose: string; accountId: string }[]> {
  return rows(tx, sql`select purpose, account_id from mutual_aid.ledger_accounts where fund = ${fund}`)
}
