import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { type Fact, recordFacts } from '../../kernel/indicators/index.ts'
import { now } from '../../platform/clock.ts'
import { type Day, dayOf } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { lockOrder } from './cancel-order.ts'
import { keepPicture, type PictureSizes } from './keep-picture.ts'
import { orderRefusal } from './orders.errors.ts'
import { momentText } from './orders.rules.ts'
import { linesOf, type Order, receivedAtOf } from './orders.store.ts'
import { orderStateText } from './orders.text.ts'
import { ratingRefusal } from './ratings.errors.ts'
import type { BuyerPhoto, PraiseCount, Rating } from './ratings.model.ts'
import { countChange, decideRating, termEnd } from './ratings.rules.ts'
import { changeRating, countOnProduct, insertRating, lockRatingOf } from './ratings.store.ts'
import { forgetPages } from './shared-pages.ts'
import { pathOfSupplier } from './supplier-path.ts'
import { termsAt } from './terms.store.ts'

export type RateLine = {
  readonly orderId: Id
  readonly line: number
  readonly stars: number
  readonly words: string
  /** Photographs that were there before, by id, and new ones in two sizes; in order. */
  readonly photos: readonly ({ readonly photoId: Id } | PictureSizes)[]
}

export const ratingFacts = { rated: 'mall.rated', praised: 'mall.praised' } as const

/**
 * 评价: what a buyer says of a line that she received, once; she may change it within the mall's term after receipt.
 * Refuses `mall.rating-not-received`, `mall.rating-over`, `mall.line-missing`, `mall.order-not-found`.
 */
export async function rateLine(actor: Actor, input: RateLine): Promise<{ id: Id }> {
  const id = await transaction(actor, async (tx) => {
    const order = await lockOrder(tx, input.orderId)
    if (order.ownerId !== actor.personId) throw orderRefusal('mall.order-not-found')
    await requireOpen(tx, order)
    const line = (await linesOf(tx, order.ownerId, [order.id])).find((one) => one.line === input.line)
    if (!line) throw ratingRefusal('mall.line-missing')
    const before = await lockRatingOf(tx, order.ownerId, order.id, input.line)
    const said = { stars: input.stars, words: input.words, photos: await photosOf(tx, actor, input, before) }
    const rating = {
      ownerId: order.ownerId,
      orderId: order.id,
      line: line.line,
      id: before?.id ?? newId(),
      marketId: order.marketId,
      supplierId: order.supplierId,
      productId: line.productId,
      ...said,
    }
    const at = now()
    if (before) await changeRating(tx, before, said, at)
    else await insertRating(tx, rating, at)
    const change = countChange(before?.stars ?? null, input.stars)
    await countOnProduct(tx, line.productId, change)
    await recordFacts(tx, await factsOf(tx, rating, change, dayOf(before?.ratedAt ?? at)))
    await recordAudit(tx, actor, {
      action: before ? 'mall.rating-changed' : 'mall.line-rated',
      subjectKind: 'mall.rating',
      subjectId: rating.id,
      orgId: order.orgPath.at(-1) ?? null,
      detail: { orderId: order.id, line: line.line, stars: input.stars },
    })
    return rating.id
  })
  forgetPages()
  return { id }
}

async function requireOpen(tx: Tx, order: Order): Promise<void> {
  const receivedAt = await receivedAtOf(tx, order)
  const { rateDays } = await termsAt(tx, order.marketId, receivedAt ?? now())
  const stand = decideRating({ state: order.state, receivedAt }, rateDays, now())
  if (stand === 'not-received') throw ratingRefusal('mall.rating-not-received', { state: orderStateText[order.state] })
  if (stand === 'over')
    throw ratingRefusal('mall.rating-over', { days: rateDays, until: momentText(termEnd(receivedAt!, rateDays)) })
}

async function photosOf(tx: Tx, actor: Actor, { photos }: RateLine, before?: Rating): Promise<BuyerPhoto[]> {
  const kept: BuyerPhoto[] = []
  for (const photo of photos) {
    if ('photoId' in photo) kept.push(...(before?.photos ?? []).filter((one) => one.id === photo.photoId))
    else kept.push(await keepPicture(tx, actor, photo))
  }
  return kept
}

/** A rating counts for its supplier, on the day on which it was first given. */
async function factsOf(
  tx: Tx,
  rating: Pick<Rating, 'ownerId' | 'id' | 'marketId' | 'supplierId'>,
  change: PraiseCount,
  day: Day,
): Promise<Fact[]> {
  const orgPath = await pathOfSupplier(tx, rating.marketId, rating.supplierId)
  const fact = { orgId: rating.supplierId, orgPath, personId: rating.ownerId, day, amountFen: 0, subjectId: rating.id }
  return [
    { ...fact, kind: ratingFacts.rated, quantity: change.ratings },
    { ...fact, kind: ratingFacts.praised, quantity: change.praises },
  ].filter((one) => one.quantity !== 0)
}
