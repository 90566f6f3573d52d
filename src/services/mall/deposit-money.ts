import { type Actor, requirePermission, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, openFile } from '../../kernel/files/index.ts'
import { postTransfer } from '../../kernel/ledger/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, Download } from '../../platform/http/endpoint.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type * as contract from './deposits.contract.ts'
import { depositRefusal } from './deposits.errors.ts'
import { depositWords } from './deposits.text.ts'
import {
  type Deposit,
  depositsOf,
  findDeposit,
  fundOf,
  insertDeposit,
  lockDeposit,
  markDecided,
  moveFund,
} from './fund.store.ts'
import { bookOf } from './points-books.ts'
import { operatedMarket } from './whose-desk.ts'

const page = 30

/** What came into the fund of the operator's mall. */
export function readDeposits(actor: Actor, cursor: Id | null): AnswerOf<typeof contract.listDeposits> {
  return reading(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const found = await depositsOf(tx, market.orgId, cursor, page + 1)
    const deposits = found.slice(0, page)
    return {
      balance: await fundOf(tx, market.orgId),
      deposits: deposits.map((one) => ({
        ...one,
        mayDecide: one.state === 'proposed' && one.proposedBy !== actor.personId,
      })),
      next: found.length > page ? deposits.at(-1)!.id : null,
    }
  })
}

export type ProposeDeposit = Pick<Deposit, 'amount' | 'paidOn' | 'payer' | 'remark'> & { readonly documentId: Id }

/** 登记入账: enters money that came, with its paper; nothing is booked before another has looked. */
export function proposeDeposit(actor: Actor, input: ProposeDeposit, idempotencyKey: string): Promise<{ id: Id }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { deposit: input } }, async () => {
      const market = await operatedMarket(tx, actor)
      const paper = await fileOf(tx, actor, input.documentId)
      if (paper.purpose !== 'document') throw depositRefusal('mall.deposit-paper-missing')
      const id = newId()
      const { documentId: documentFile, ...rest } = input
      await insertDeposit(tx, {
        ...rest,
        ownerId: market.orgId,
        id,
        documentFile,
        proposedBy: actor.personId!,
        proposedByName: actor.name,
        proposedAt: now(),
      })
      await note(tx, actor, market.orgId, id, 'mall.deposit-entered', { amount: input.amount, payer: input.payer })
      return { id }
    }),
  )
}

/**
 * 复核入账: books a deposit that another entered, or refuses it. Refuses `mall.deposit-own`, `mall.deposit-decided`,
 * `mall.deposit-missing`.
 */
export async function decideDeposit(
  actor: Actor,
  input: { readonly id: Id; readonly because: string | null },
  idempotencyKey: string,
): Promise<void> {
  await transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { decideDeposit: input } }, async () => {
      const market = await operatedMarket(tx, actor)
      const deposit = await lockDeposit(tx, input.id)
      if (deposit?.ownerId !== market.orgId) throw depositRefusal('mall.deposit-missing')
      if (deposit.state !== 'proposed')
        throw depositRefusal('mall.deposit-decided', { name: deposit.decidedByName ?? '' })
      if (deposit.proposedBy === actor.personId) throw depositRefusal('mall.deposit-own')
      const { because } = input
      await markDecided(tx, deposit, { by: actor.personId!, name: actor.name, at: now(), because })
      if (because === null) await bookDeposit(tx, deposit)
      const action = because === null ? 'mall.deposit-booked' : 'mall.deposit-refused'
      await note(tx, actor, market.orgId, deposit.id, action, { amount: deposit.amount, because })
      return null
    }),
  )
}

/** Money that came, in the books and in the fund. */
export async function bookDeposit(
  tx: Tx,
  { ownerId, id, amount, paidOn }: Pick<Deposit, 'ownerId' | 'id' | 'amount' | 'paidOn'>,
): Promise<void> {
  const [paidIn, fund] = [await bookOf(tx, 'paid-in', ownerId), await bookOf(tx, 'fund', ownerId)]
  await postTransfer(tx, {
    id,
    kind: 'mall.deposited',
    subjectId: id,
    occurredOn: paidOn,
    memo: depositWords.booked,
    lines: [
      { accountId: paidIn, amountFen: -amount },
      { accountId: fund, amountFen: amount },
    ],
  })
  await moveFund(tx, ownerId, amount)
}

/** The bank's receipt; whoever reads the books of the mall may open it, though the file is its uploader's. */
export async function openDepositPaper(actor: Actor, id: Id): Promise<Download> {
  const deposit = await reading(actor, (tx) => findDeposit(tx, id))
  if (!deposit) throw depositRefusal('mall.deposit-missing')
  requirePermission(actor, 'mall.books.read', [deposit.ownerId])
  return transaction(system, (tx) => openFile(tx, systemActor('mall.deposits'), deposit.documentFile))
}

function note(
  tx: Tx,
  actor: Actor,
  marketId: Id,
  id: Id,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return recordAudit(tx, actor, { action, subjectKind: 'mall.deposit', subjectId: id, orgId: marketId, detail })
}
