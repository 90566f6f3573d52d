import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { linesOf } from './orders.store.ts'
import { ratingRefusal } from './ratings.errors.ts'
import type { Rating } from './ratings.model.ts'
import { lockRating, markHidden, writeReply } from './ratings.store.ts'
import { ratingWords } from './ratings.text.ts'
import { forgetPages } from './shared-pages.ts'
import { openSupplierOf, operatedMarket } from './whose-desk.ts'

/**
 * 隐藏评价: takes words and photographs of an abusive rating off the page for a reason, or shows them again. The stars stay and
 * count, so that nobody raises a praise rate by hiding. Refuses `mall.rating-missing`.
 */
export async function hideRating(actor: Actor, id: Id, because: string | null): Promise<void> {
  await transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const rating = await lockRating(tx, id)
    if (rating?.marketId !== market.orgId) throw ratingRefusal('mall.rating-missing')
    await markHidden(tx, rating, because === null ? null : { at: now(), by: actor.name, because })
    if (because !== null) await tell(tx, rating, 'hidden', { because })
    await note(tx, actor, rating, because === null ? 'mall.rating-shown' : 'mall.rating-hidden', { because })
  })
  forgetPages()
}

/** 回复评价: the supplier answers in public; its last answer stands. Refuses `mall.rating-missing`. */
export async function replyToRating(actor: Actor, id: Id, reply: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const supplier = await openSupplierOf(tx, actor)
    const rating = await lockRating(tx, id)
    const isOwn = grantsWith(actor, 'mall.supply').some((grant) => grant.orgId === rating?.supplierId)
    if (!rating || !isOwn || rating.supplierId !== supplier.orgId) throw ratingRefusal('mall.rating-missing')
    await writeReply(tx, rating, reply, actor.name, now())
    await tell(tx, rating, 'replied', { reply })
    await note(tx, actor, rating, 'mall.rating-answered', {})
  })
  forgetPages()
}

async function tell(tx: Tx, rating: Rating, which: 'hidden' | 'replied', facts: Record<string, string>): Promise<void> {
  const line = (await linesOf(tx, rating.ownerId, [rating.orderId])).find((one) => one.line === rating.line)!
  await sendNotices(tx, [
    {
      personId: rating.ownerId,
      title: ratingWords[`${which}Title`],
      text: fillSentence(ratingWords[which], { name: line.name, ...facts }),
      link: `/mall/orders/${rating.orderId}`,
    },
  ])
}

function note(tx: Tx, actor: Actor, rating: Rating, action: string, detail: Record<string, unknown>): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.rating',
    subjectId: rating.id,
    orgId: rating.supplierId,
    detail,
  })
}
