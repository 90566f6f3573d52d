import type { Actor } from '../../kernel/access/index.ts'
import { openCases } from '../../kernel/cases/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import type { Instant } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { afterSaleCase } from './after-sale-case.ts'
import { afterSaleRefusal } from './after-sales.errors.ts'
import type { AfterSaleReason, AfterSaleWants } from './after-sales.model.ts'
import { decideAsk } from './after-sales.rules.ts'
import { insertAfterSale, openAfterSaleOf } from './after-sales.store.ts'
import { afterSaleWords, reasonNames, wantsNames } from './after-sales.text.ts'
import { lockOrder } from './cancel-order.ts'
import { keepPicture, type PictureSizes } from './keep-picture.ts'
import { noteAfterSale } from './note-after-sale.ts'
import { orderRefusal } from './orders.errors.ts'
import { momentText } from './orders.rules.ts'
import { linesOf, type Order, type OrderLine, receivedAtOf } from './orders.store.ts'
import { orderStateText } from './orders.text.ts'
import { ratingRefusal } from './ratings.errors.ts'
import { tellDesks } from './tell-desks.ts'
import { termsAt } from './terms.store.ts'

export type AskAfterSale = {
  readonly orderId: Id
  readonly line: number
  readonly quantity: number
  readonly wants: AfterSaleWants
  readonly reason: AfterSaleReason
  readonly words: string
  readonly photos: readonly PictureSizes[]
}

/**
 * 申请售后: pieces of a line that she got, with the reason and photographs; it lies at the supplier's desk until its day.
 * Refuses `mall.after-sale-not-shipped`, `mall.after-sale-over`, `mall.after-sale-open`, `mall.after-sale-too-many`,
 * `mall.line-missing`, `mall.order-not-found`.
 */
export function askAfterSale(
  actor: Actor,
  input: AskAfterSale,
  idempotencyKey: string,
): Promise<{ id: Id; number: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { afterSale: input } }, async () => {
      const order = await lockOrder(tx, input.orderId)
      if (order.ownerId !== actor.personId) throw orderRefusal('mall.order-not-found')
      const line = (await linesOf(tx, order.ownerId, [order.id])).find((one) => one.line === input.line)
      if (!line) throw ratingRefusal('mall.line-missing')
      const answerDays = await requireMayAsk(tx, order, line, input)
      return open(tx, actor, order, { line, input, answerDays })
    }),
  )
}

/** Tells in how many working days the supplier has to answer. */
async function requireMayAsk(tx: Tx, order: Order, line: OrderLine, input: AskAfterSale): Promise<number> {
  const at: Instant = now()
  const receivedAt = await receivedAtOf(tx, order)
  const { askDays, answerDays } = await termsAt(tx, order.marketId, receivedAt ?? at)
  const before = await openAfterSaleOf(tx, order.ownerId, order.id, line.line)
  const asked = { quantity: input.quantity, at, askDays }
  const no = decideAsk({ state: order.state, receivedAt }, { ...line, isOpen: before !== undefined }, asked)
  switch (no?.because) {
    case undefined:
      return answerDays
    case 'not-shipped':
      throw afterSaleRefusal('mall.after-sale-not-shipped', { state: orderStateText[order.state] })
    case 'over':
      throw afterSaleRefusal('mall.after-sale-over', { days: askDays, until: momentText(no.until) })
    case 'open':
      throw afterSaleRefusal('mall.after-sale-open', { number: before!.number })
    case 'too-many':
      throw afterSaleRefusal('mall.after-sale-too-many', { left: no.left })
  }
}

type Asked = { readonly line: OrderLine; readonly input: AskAfterSale; readonly answerDays: number }

async function open(
  tx: Tx,
  actor: Actor,
  order: Order,
  { line, input, answerDays }: Asked,
): Promise<{ id: Id; number: string }> {
  const { quantity, wants, reason, words } = input
  const photos = []
  for (const photo of input.photos) photos.push(await keepPicture(tx, actor, photo))
  const [person] = await personsByIds(tx, [order.ownerId])
  const facts = { name: line.name, quantity, wants: wantsNames[wants], reason: reasonNames[reason] }
  const [opened] = await openCases(tx, actor, afterSaleCase, [
    {
      id: newId(),
      ownerId: order.ownerId,
      orgPath: order.orgPath,
      title: fillSentence(afterSaleWords.title, facts),
      subtitle: fillSentence(afterSaleWords.subtitle, facts),
      personName: person!.name,
      amountFen: quantity * line.price,
      dueDays: answerDays,
      deskOrgId: order.supplierId,
      note: words,
    },
  ])
  const { id, number, dueOn } = opened!
  const { ownerId, id: orderId, marketId, supplierId } = order
  const whose = { ownerId, id, orderId, line: line.line, marketId, supplierId, number }
  await insertAfterSale(tx, { ...whose, quantity, wants, reason, words, photos, askedAt: now() })
  await tellDesks(tx, [supplierId], {
    title: afterSaleWords.askedTitle,
    text: afterSaleWords.asked,
    facts: { ...facts, number, due: dueOn ?? '' },
    link: `/console/mall/after-sales/${id}`,
  })
  await noteAfterSale(tx, actor, { id, marketId }, 'asked', { orderId, line: line.line, quantity, wants, reason })
  return { id, number }
}
