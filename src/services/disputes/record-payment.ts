import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { handOverFile } from '../../kernel/files/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { now, today } from '../../platform/clock.ts'
import { dayOf, displayFullDay, type Instant } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { displayYuan, type Fen } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { wayNames } from './case.text.ts'
import { disputeCase } from './dispute-case.ts'
import { decidePayment, factsOfConclusion, factsOfHelped, factsOfPayment, paidOf } from './disputes.rules.ts'
import { setClosed, setRecovered } from './disputes.store.ts'
import { dueOf } from './due-sum.ts'
import { refusal } from './errors.ts'
import { lockOwn, lockReached } from './find-dispute.ts'
import type { Dispute, DisputePayment, SettlementWay } from './model.ts'
import { deedOf } from './raise-claim.ts'
import { confirmPayment, insertPayments, paymentsOf, voidPayment } from './records.store.ts'
import { noteText } from './text.ts'

export type RecordPayment = {
  readonly paidAt: Instant
  readonly amountFen: Fen
  readonly way: SettlementWay
  readonly note: string
  readonly fileId: string | null
  readonly whole: 'yes' | 'no'
}

/**
 * 登记付款: money that reached the worker. Nothing is paid beyond what is due; with the last of it the case is closed and
 * counted. Where nothing was agreed or awarded, a smaller sum may be said to be the whole.
 */
export async function recordPayment(
  actor: Actor,
  id: string,
  input: RecordPayment,
  key: string,
): Promise<{ id: string; leftFen: Fen; closed: boolean }> {
  if (input.paidAt > now()) throw refusal('disputes.day-not-come')
  return transaction(actor, (tx) =>
    once(tx, actor, { key, request: ['disputes.pay', id, input] }, async () => {
      const dispute = await lockReached(tx, actor, 'disputes.handle', id)
      const paidFen = paidOf(await paymentsOf(tx, [id]))
      const due = await dueOf(tx, dispute)
      const decided = decidePayment(due.fen, paidFen, input.amountFen)
      if (decided.refused) {
        const facts = { left: displayYuan(decided.leftFen), amount: displayYuan(input.amountFen) }
        throw refusal(decided.refused, facts)
      }
      const closed = decided.leftFen === 0 || (due.isSettled === 'no' && input.whole === 'yes')
      const payment = await enterPayment(tx, actor, dispute, input)
      const totalFen = paidFen + input.amountFen
      await moveCase(tx, actor, dispute, payment, { totalFen, closed: closed ? 'yes' : 'no' })
      await setRecovered(tx, dispute, {
        recoveredFen: totalFen,
        way: input.way,
        paidAt: closed ? input.paidAt : null,
      })
      await count(tx, dispute, payment, { first: paidFen === 0 ? 'yes' : 'no', closed: closed ? 'yes' : 'no' })
      if (closed) await setClosed(tx, dispute, today())
      await recordAudit(tx, actor, deedOf('disputes.payment-recorded', dispute, { amountFen: input.amountFen }))
      return { id: payment.id, leftFen: closed ? 0 : decided.leftFen, closed }
    }),
  )
}

async function enterPayment(
  tx: Tx,
  actor: Actor,
  dispute: Dispute,
  { paidAt, amountFen, way, note, fileId }: RecordPayment,
): Promise<DisputePayment> {
  const payment: DisputePayment = {
    ...{ paidAt, amountFen, way, note },
    ownerId: dispute.ownerId,
    id: newId(),
    disputeId: dispute.id,
    fileId: fileId && (await handOverFile(tx, actor, fileId, dispute.orgPath)),
    recordedBy: actor.name,
    recordedAt: now(),
    confirmedAt: null,
    voidedAt: null,
    voidedBecause: null,
  }
  await insertPayments(tx, [payment])
  return payment
}

async function moveCase(
  tx: Tx,
  actor: Actor,
  dispute: Dispute,
  payment: DisputePayment,
  after: { readonly totalFen: Fen; readonly closed: 'yes' | 'no' },
): Promise<void> {
  const said = {
    day: displayFullDay(dayOf(payment.paidAt)),
    way: wayNames[payment.way],
    amount: displayYuan(payment.amountFen),
    total: displayYuan(after.totalFen),
  }
  if (after.closed === 'yes') {
    const note = fillSentence(noteText.paidAll, said)
    await advanceCase(tx, actor, disputeCase, dispute.id, 'pay-off', { note, amountFen: after.totalFen })
  } else {
    await advanceCase(tx, actor, disputeCase, dispute.id, 'pay', { note: fillSentence(noteText.paid, said) })
  }
}

async function count(
  tx: Tx,
  dispute: Dispute,
  payment: DisputePayment,
  which: { readonly first: 'yes' | 'no'; readonly closed: 'yes' | 'no' },
): Promise<void> {
  const day = dayOf(payment.paidAt)
  await recordFacts(tx, [
    ...factsOfPayment(dispute, day, payment.amountFen, 1),
    ...(which.first === 'yes' ? factsOfHelped(dispute, day, 1) : []),
    ...(which.closed === 'yes' && dispute.closedOn === null ? factsOfConclusion(dispute, today()) : []),
  ])
}

/** 冲销付款: one that was entered in error; a case that it had closed is open again, and the numbers follow. */
export async function takePaymentBack(actor: Actor, id: string, paymentId: string, because: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    const payments = await paymentsOf(tx, [id])
    const payment = openPayment(payments, paymentId)
    const day = dayOf(payment.paidAt)
    const note = fillSentence(noteText.voided, {
      day: displayFullDay(day),
      amount: displayYuan(payment.amountFen),
      because,
    })
    await advanceCase(tx, actor, disputeCase, id, 'take-back', { note })
    await voidPayment(tx, payment, { name: actor.name, at: now(), because })
    const leftFen = paidOf(payments) - payment.amountFen
    await setRecovered(tx, dispute, { recoveredFen: leftFen, way: leftFen === 0 ? null : dispute.way, paidAt: null })
    if (dispute.closedOn !== null) await setClosed(tx, dispute, null)
    const first = payments.find((one) => one.voidedAt === null)!
    await recordFacts(tx, [
      ...factsOfPayment(dispute, day, payment.amountFen, -1),
      ...(leftFen === 0 ? factsOfHelped(dispute, dayOf(first.paidAt), -1) : []),
      ...(dispute.closedOn === null
        ? []
        : factsOfConclusion(dispute, dispute.closedOn).map((fact) => ({ ...fact, quantity: -1 }))),
    ])
    await recordAudit(tx, actor, deedOf('disputes.payment-taken-back', dispute, { payment: paymentId, because }))
  })
}

/** 确认收到: the worker says that the money has come. */
export async function confirmReceipt(actor: Actor, id: string, paymentId: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const dispute = await lockOwn(tx, actor, id)
    const payment = openPayment(await paymentsOf(tx, [id]), paymentId)
    await confirmPayment(tx, payment, now())
    await recordAudit(tx, actor, deedOf('disputes.receipt-confirmed', dispute, { payment: paymentId }))
  })
}

function openPayment(payments: readonly DisputePayment[], id: string): DisputePayment {
  const payment = payments.find((one) => one.id === id)
  if (!payment) throw refusal('disputes.payment-missing')
  if (payment.voidedAt !== null) throw refusal('disputes.payment-voided')
  return payment
}
