import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'

/** Books an overpayment of a settlement against its person. */
export async function insertDebt(
  tx: Tx,
  debt: {
    ownerId: string
    id: string
    fund: string
    settlementNo: string
    orgPath: readonly string[]
    amountFen: Fen
    aroseAt: string
  },
): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.debts (owner_id, id, fund, settlement_no, org_path, amount_fen, arose_at)
        values (${debt.ownerId}, ${debt.id}, ${debt.fund}, ${debt.settlementNo}, ${debt.orgPath}::uuid[], ${debt.amountFen}, ${debt.aroseAt})`,
  )
}

/** What people still owe, locked until commit, in a fixed order. */
export async function lockOpenDebts(
  tx: Tx,
  fund: string,
  ownerIds: readonly string[],
): Promise<{ ownerId: string; id: string; openFen: Fen }[]> {
  return rows(
    tx,
    sql`select owner_id, id, amount_fen - set_off_fen as open_fen from mutual_aid.debts
        where fund = ${fund} and owner_id = any(${ownerIds}::uuid[]) and set_off_fen < amount_fen
        order by owner_id, id for update`,
  )
}

export async function addSetOff(tx: Tx, ownerId: string, id: string, amountFen: Fen): Promise<void> {
  await run(
    tx,
    sql`update mutual_aid.debts set set_off_fen = set_off_fen + ${amountFen} where owner_id = ${ownerId} and id = ${id}`,
  )
}

/** Debts with something set off, newest first: what a smaller claim gives back goes to the latest. */
export async function lockSetOffDebts(
  tx: Tx,
  fund: string,
  ownerId: string,
): Promise<{ id: string; setOffFen: Fen }[]> {
  return rows(
    tx,
    sql`select id, set_off_fen from mutual_aid.debts where fund = ${fund} and owner_id = ${ownerId} and set_off_fen > 0
        order by id desc for update`,
  )
}
