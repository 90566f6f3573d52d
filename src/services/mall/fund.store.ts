import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Points } from './products.model.ts'

/** Moves what the fund of a market has, in the transaction of its booking; nothing when it would go below zero. */
export async function moveFund(tx: Tx, marketId: Id, amount: Points): Promise<Points | null> {
  const { left } = await get<{ left: Points | null }>(tx, sql`select mall.move_fund(${marketId}, ${amount}) as left`)
  return left
}

export async function fundOf(tx: Tx, marketId: Id): Promise<Points> {
  const found = await find<{ balance: Points }>(tx, sql`select balance from mall.funds where owner_id = ${marketId}`)
  return found?.balance ?? 0
}

/** Money that was paid into a fund. */
export type Deposit = {
  readonly ownerId: Id
  readonly id: Id
  readonly amount: Points
  readonly paidOn: string
  readonly payer: string
  readonly remark: string
  readonly documentFile: Id
  readonly state: 'proposed' | 'booked' | 'refused'
  readonly proposedBy: Id
  readonly proposedByName: string
  readonly proposedAt: string
  readonly decidedByName: string | null
  readonly decidedAt: string | null
  readonly refusedBecause: string | null
}

const columns = sql`owner_id, id, amount, paid_on, payer, remark, document_file, state, proposed_by, proposed_by_name, proposed_at,
  decided_by_name, decided_at, refused_because`

export async function insertDeposit(
  tx: Tx,
  deposit: Omit<Deposit, 'state' | 'decidedByName' | 'decidedAt' | 'refusedBecause'>,
): Promise<void> {
  await run(
    tx,
    sql`insert into mall.deposits (owner_id, id, amount, paid_on, payer, remark, document_file, state, proposed_by, proposed_by_name, proposed_at)
        values (${deposit.ownerId}, ${deposit.id}, ${deposit.amount}, ${deposit.paidOn}, ${deposit.payer}, ${deposit.remark},
          ${deposit.documentFile}, 'proposed', ${deposit.proposedBy}, ${deposit.proposedByName}, ${deposit.proposedAt})`,
  )
}

export function lockDeposit(tx: Tx, id: Id): Promise<Deposit | undefined> {
  return find(tx, sql`select ${columns} from mall.deposits where id = ${id} for update`)
}

export function findDeposit(tx: Tx, id: Id): Promise<Deposit | undefined> {
  return find(tx, sql`select ${columns} from mall.deposits where id = ${id}`)
}

export async function markDecided(
  tx: Tx,
  deposit: Deposit,
  decided: { readonly by: Id; readonly name: string; readonly at: string; readonly because: string | null },
): Promise<void> {
  await run(
    tx,
    sql`update mall.deposits set state = ${decided.because === null ? 'booked' : 'refused'}, decided_by = ${decided.by},
          decided_by_name = ${decided.name}, decided_at = ${decided.at}, refused_because = ${decided.because}
        where owner_id = ${deposit.ownerId} and id = ${deposit.id}`,
  )
}

/** Deposits of a market, newest first. */
export function depositsOf(tx: Tx, marketId: Id, after: Id | null, most: number): Promise<Deposit[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.deposits
        where owner_id = ${marketId} and id < coalesce(${after}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        order by owner_id desc, id desc limit ${most}`,
  )
}
