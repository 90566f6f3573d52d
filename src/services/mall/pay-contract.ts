import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { displayYuan, type Fen } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { findBuyer } from './buyers.store.ts'
import { lockSide, noteContract, requireMove } from './carry-out-contract.ts'
import { refusal } from './errors.ts'
import { bookPaid, bookSettled } from './purchase-books.ts'
import {
  addPaid,
  endContract,
  insertPayment,
  lockContract,
  lockPayment,
  markPayment,
  ordersOfContract,
  paymentsOfContract,
} from './purchase-contracts.store.ts'
import { purchaseRefusal } from './purchases.errors.ts'
import type { PurchasePayment } from './purchases.model.ts'
import { faultOfSettling } from './purchases.rules.ts'
import { purchaseWords, settleFaultText } from './purchases.text.ts'
import { tellDesks } from './tell-desks.ts'
import { operatedMarket } from './whose-desk.ts'

/** 登记付款: what the buyer paid by bank, never more than was accepted and not paid yet. It counts once the supplier confirms. */
export function recordPayment(
  actor: Actor,
  input: { readonly contractId: Id; readonly amount: Fen; readonly paidOn: Day; readonly reference: string },
  idempotencyKey: string,
): Promise<{ id: Id }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { pay: input } }, async () => {
      const { contractId, amount, paidOn, reference } = input
      const contract = await lockSide(tx, actor, contractId, 'buyer')
      requireMove(contract, 'pay')
      if (paidOn > today()) throw purchaseRefusal('mall.payment-in-future')
      const payments = await paymentsOfContract(tx, contractId)
      const pending = payments.filter((one) => one.state === 'recorded').reduce((sum, one) => sum + one.amount, 0)
      const left = contract.accepted - contract.paid - pending
      if (amount > left) throw purchaseRefusal('mall.payment-too-much', { left: displayYuan(left) })
      const payment: PurchasePayment = {
        id: newId(),
        contractId,
        amount,
        paidOn,
        reference,
        state: 'recorded',
        recordedBy: actor.name,
        recordedAt: now(),
        decidedBy: null,
        decidedAt: null,
        decidedBecause: null,
      }
      if (!(await insertPayment(tx, payment))) throw purchaseRefusal('mall.payment-twice', { reference })
      await tellDesks(tx, [contract.supplierId], {
        title: purchaseWords.payTitle,
        text: purchaseWords.pay,
        facts: {
          buyer: (await findBuyer(tx, contract.buyerId))!.name,
          number: contract.number,
          amount: displayYuan(amount),
          reference,
        },
        link: `/console/mall/supply/contracts/${contractId}`,
      })
      await noteContract(tx, actor, contract, 'mall.payment-recorded', { amount, reference })
      return { id: payment.id }
    }),
  )
}

/** 确认到账: by the supplier; only then is it booked. One that never came is refused for a reason and books nothing. */
export function decidePayment(
  actor: Actor,
  input: { readonly paymentId: Id; readonly decision: 'confirm' | 'refuse'; readonly because: string | null },
  idempotencyKey: string,
): Promise<{ paid: Fen }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { decide: input } }, async () => {
      const payment = await lockPayment(tx, input.paymentId)
      const contract = payment && (await lockContract(tx, payment.contractId))
      if (!payment || !contract) throw purchaseRefusal('mall.payment-missing')
      if (!grantsWith(actor, 'mall.supply').some((grant) => grant.orgId === contract.supplierId))
        throw purchaseRefusal('mall.payment-missing')
      if (payment.state !== 'recorded') throw purchaseRefusal('mall.payment-decided')
      if (input.decision === 'refuse' && input.because === null) throw refusal('mall.reason-missing')
      const isConfirmed = input.decision === 'confirm'
      await markPayment(tx, payment.id, {
        state: isConfirmed ? 'confirmed' : 'refused',
        by: actor.name,
        at: now(),
        because: input.because,
      })
      if (isConfirmed) {
        await addPaid(tx, contract.id, payment.amount)
        await bookPaid(tx, contract, { id: payment.id, amount: payment.amount, on: payment.paidOn })
      }
      await noteContract(tx, actor, contract, 'mall.payment-decided', {
        decision: input.decision,
        amount: payment.amount,
      })
      return { paid: contract.paid + (isConfirmed ? payment.amount : 0) }
    }),
  )
}

/** 结算: closes a contract of which everything accepted is paid; one that was not carried out whole says why. */
export function settleContract(
  actor: Actor,
  input: { readonly contractId: Id; readonly because: string | null },
  idempotencyKey: string,
): Promise<{ accepted: Fen }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { settle: input } }, async () => {
      const market = await operatedMarket(tx, actor)
      const contract = await lockContract(tx, input.contractId)
      if (contract?.marketId !== market.orgId) throw purchaseRefusal('mall.contract-missing')
      requireMove(contract, 'settle')
      const { accepted, paid, total } = contract
      const fault = faultOfSettling({
        openOrders: (await ordersOfContract(tx, contract.id)).filter((one) => /placed|shipped/.test(one.state)).length,
        openPayments: (await paymentsOfContract(tx, contract.id)).filter((one) => one.state === 'recorded').length,
        total,
        accepted,
        paid,
        because: input.because,
      })
      if (fault !== null) {
        const facts = { accepted: displayYuan(accepted), paid: displayYuan(paid) }
        throw purchaseRefusal('mall.settling-refused', {
          why: fillSentence(settleFaultText[fault], facts),
          codes: [fault],
        })
      }
      await endContract(tx, contract.id, { state: 'settled', by: actor.name, at: now(), because: input.because })
      await bookSettled(tx, contract, today())
      await noteContract(tx, actor, contract, 'mall.contract-settled', { accepted, because: input.because })
      return { accepted }
    }),
  )
}
