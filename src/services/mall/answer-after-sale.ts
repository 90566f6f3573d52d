import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { afterSaleCase } from './after-sale-case.ts'
import { afterSaleRefusal } from './after-sales.errors.ts'
import type { AfterSale } from './after-sales.model.ts'
import { mayGiveBack, stateAfterRefund } from './after-sales.rules.ts'
import { findAfterSale, lockedAfterSale, writeAnswer, writeDecision } from './after-sales.store.ts'
import { afterSaleWords } from './after-sales.text.ts'
import { lockOrder } from './cancel-order.ts'
import { type GivingBack, giveBack } from './give-back.ts'
import { noteAfterSale } from './note-after-sale.ts'
import { pointsText } from './orders.rules.ts'
import { linesOf, type Order } from './orders.store.ts'

export type AnswerAfterSale =
  | { readonly answer: 'refund'; readonly quantity: number; readonly restock: boolean; readonly words: string }
  | { readonly answer: 'exchange'; readonly carrier: string; readonly tracking: string; readonly words: string }
  | { readonly answer: 'refuse'; readonly words: string }

export type DecideAfterSale =
  | { readonly decision: 'refund'; readonly quantity: number; readonly words: string }
  | { readonly decision: 'uphold'; readonly words: string }

/**
 * 答复售后: points go back at once and for ever; an exchange or a refusal is put to the buyer. Refuses
 * `mall.after-sale-missing`, `mall.after-sale-more-than-asked`, and what the case says of the order of things.
 */
export function answerAfterSale(actor: Actor, id: Id, input: AnswerAfterSale, key: string): Promise<void> {
  return act(actor, id, { key, request: { answer: id, input }, permission: 'mall.supply' }, async (tx, found) => {
    const { one } = found
    const refunded = input.answer === 'refund' ? input.quantity : 0
    const state = refunded === 0 ? 'answered' : stateAfterRefund(one, refunded)
    const note = input.answer === 'refund' ? refundNote(found, input) : noteOf(input)
    await advanceCase(tx, actor, afterSaleCase, id, input.answer, { note, to: state })
    if (input.answer === 'refund')
      await refund(tx, actor, found, { ...input, goods: input.restock ? 'restocked' : 'lost' })
    const parcel = input.answer === 'exchange' ? input : { carrier: null, tracking: null }
    const { answer, words } = input
    const { carrier, tracking } = parcel
    await writeAnswer(tx, one, { answer, words, by: actor.name, at: now(), carrier, tracking, refunded, state })
    await noteAfterSale(tx, actor, one, 'answered', { answer, refunded })
  })
}

/** 裁定售后: the mall gives points back, or lets the supplier's answer stand; that is the end of it. */
export function decideAfterSale(actor: Actor, id: Id, input: DecideAfterSale, key: string): Promise<void> {
  return act(actor, id, { key, request: { decide: id, input }, permission: 'mall.operate' }, async (tx, found) => {
    const { one } = found
    const refunded = input.decision === 'refund' ? input.quantity : 0
    const state = input.decision === 'refund' ? 'refunded' : 'upheld'
    const note = input.decision === 'refund' ? refundNote(found, input) : input.words
    await advanceCase(tx, actor, afterSaleCase, id, input.decision === 'refund' ? 'grant' : 'uphold', { note })
    if (input.decision === 'refund') await refund(tx, actor, found, { ...input, goods: 'lost' })
    const { decision, words } = input
    await writeDecision(tx, one, { decision, words, by: actor.name, at: now(), refunded, state })
    await noteAfterSale(tx, actor, one, 'decided', { decision, refunded })
  })
}

type Found = { readonly one: AfterSale; readonly order: Order; readonly name: string; readonly price: number }

/** The order is locked before the case, as whoever asks locks them. */
async function act(
  actor: Actor,
  id: Id,
  { key, request, permission }: { key: string; request: unknown; permission: 'mall.supply' | 'mall.operate' },
  deed: (tx: Tx, found: Found) => Promise<void>,
): Promise<void> {
  await transaction(actor, (tx) =>
    once(tx, actor, { key, request }, async () => {
      const seen = await findAfterSale(tx, id)
      const desk = permission === 'mall.supply' ? seen?.supplierId : seen?.marketId
      if (!seen || !grantsWith(actor, permission).some((grant) => grant.orgId === desk))
        throw afterSaleRefusal('mall.after-sale-missing')
      const order = await lockOrder(tx, seen.orderId)
      const one = (await lockedAfterSale(tx, id))!
      await deed(tx, { one, order, name: seen.name, price: seen.price })
      return null
    }),
  )
}

function noteOf(input: Exclude<AnswerAfterSale, { answer: 'refund' }>): string {
  return input.answer === 'refuse' ? input.words : fillSentence(afterSaleWords.exchanged, input)
}

function refundNote({ price }: Found, { quantity, words }: { quantity: number; words: string }): string {
  return fillSentence(afterSaleWords.refunded, { quantity, points: pointsText(quantity * price), words })
}

async function refund(
  tx: Tx,
  actor: Actor,
  { one, order }: Found,
  { quantity, words, goods }: { quantity: number; words: string; goods: GivingBack['goods'] },
): Promise<void> {
  const line = (await linesOf(tx, order.ownerId, [order.id])).find((each) => each.line === one.line)!
  const most = mayGiveBack(one, line)
  if (quantity > most) throw afterSaleRefusal('mall.after-sale-more-than-asked', { most })
  const because = fillSentence(afterSaleWords.because, { number: one.number, words })
  await giveBack(tx, actor, order, { pieces: [{ line, quantity }], because, goods, afterSaleId: one.id })
}
