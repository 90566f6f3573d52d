import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { openFile } from '../../kernel/files/index.ts'
import { readIndicator, readIndicatorByMonth, readIndicatorByOrg } from '../../kernel/indicators/index.ts'
import { maskName, personsByIds } from '../../kernel/people/index.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, Download, ParamsOf, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { findProductPage } from './catalogue.queries.ts'
import { refusal } from './errors.ts'
import { listSuppliers } from './markets.store.ts'
import { praisePercent } from './products.rules.ts'
import { ratingFacts } from './rate-line.ts'
import type * as contract from './ratings.contract.ts'
import type { DeskRating, PraiseReport, ShownRating } from './ratings.contract.ts'
import { praiseByProduct, type RatingRow, ratingRows, shownPhotos, starsOf } from './ratings.queries.ts'
import { sharedPage } from './shared-pages.ts'
import { operatedMarket, supplierOf } from './whose-desk.ts'

const shopPage = 10
const deskPage = 30
const mostProducts = 50

/** What a page of the shop says of a product; ratings are their buyers', so the platform reads and masks. */
export function listRatings(
  { id }: ParamsOf<typeof contract.listRatings>,
  { only, cursor }: QueryOf<typeof contract.listRatings>,
): AnswerOf<typeof contract.listRatings> {
  return sharedPage(`ratings ${id} ${only ?? ''} ${cursor ?? ''}`, () =>
    reading(systemActor('mall.ratings'), async (tx) => {
      const product = await findProductPage(tx, id)
      if (product?.state !== 'listed') throw refusal('mall.product-missing')
      const found = await ratingRows(tx, { productId: id, only, after: cursor }, shopPage + 1)
      const shown = found.slice(0, shopPage)
      const ratings = await dress(tx, shown)
      return {
        praise: praisePercent(product.praises, product.ratings),
        ...(await starsOf(tx, id)),
        ratings: ratings.map((one) => (one.isHidden ? { ...one, words: '', photoIds: [], reply: null } : one)),
        next: found.length > shopPage ? shown.at(-1)!.id : null,
      }
    }),
  )
}

type Dressed = ShownRating & Pick<RatingRow, 'productId' | 'productName' | 'supplierName' | 'orderId' | 'hiddenBecause'>

async function dress(tx: Tx, found: readonly RatingRow[]): Promise<Dressed[]> {
  const people = await personsByIds(tx, [...new Set(found.map((one) => one.ownerId))])
  const names = new Map(people.map((person) => [person.id, maskName(person.name)]))
  return found.map(({ ownerId, photos, boughtAs, hiddenAt, ...one }) => ({
    ...one,
    buyer: names.get(ownerId) ?? '*',
    specification: boughtAs.startsWith(one.productName) ? boughtAs.slice(one.productName.length).trim() : boughtAs,
    photoIds: photos.map((photo) => photo.id),
    isHidden: hiddenAt !== null,
  }))
}

/** Bytes of a photograph that a buyer shows; who hid it from the page hid it here. */
export function openRatingPhoto({ id, photoId, size }: ParamsOf<typeof contract.getRatingPhoto>): Promise<Download> {
  const platform = systemActor('mall.ratings')
  return transaction(platform, async (tx) => {
    const photo = (await shownPhotos(tx, id))?.photos.find((one) => one.id === photoId)
    if (!photo) throw refusal('mall.photo-missing')
    return openFile(tx, platform, photo[size])
  })
}

type DeskPage = { ratings: DeskRating[]; next: string | null }

export async function readSupplyRatings(
  actor: Actor,
  query: QueryOf<typeof contract.listSupplyRatings>,
): Promise<DeskPage> {
  const supplier = await reading(actor, (tx) => supplierOf(tx, actor))
  return pageOf({ supplierId: supplier.orgId }, query)
}

export async function readMarketRatings(
  actor: Actor,
  query: QueryOf<typeof contract.listMarketRatings>,
): Promise<DeskPage> {
  const market = await reading(actor, (tx) => operatedMarket(tx, actor))
  return pageOf({ marketId: market.orgId, supplierId: query.supplierId }, query)
}

/** A supplier does not see its buyers' records; the platform reads what it may see of them. */
function pageOf(
  whose: { readonly marketId?: Id; readonly supplierId?: Id | undefined },
  query: QueryOf<typeof contract.listSupplyRatings>,
): Promise<DeskPage> {
  return reading(systemActor('mall.ratings'), async (tx) => {
    const wish = { ...whose, only: query.only, search: query.search, after: query.cursor }
    const found = await ratingRows(tx, wish, deskPage + 1)
    const shown = found.slice(0, deskPage)
    return { ratings: await dress(tx, shown), next: found.length > deskPage ? shown.at(-1)!.id : null }
  })
}

type Period = QueryOf<typeof contract.getMarketPraise>

export function readMarketPraise(actor: Actor, period: Period): Promise<PraiseReport> {
  return reading(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const names = new Map((await listSuppliers(tx, market.orgId)).map((one) => [one.orgId, one.name]))
    const rated = await readIndicatorByOrg(tx, { kind: ratingFacts.rated, orgId: market.orgId, ...period })
    const praised = await readIndicatorByOrg(tx, { kind: ratingFacts.praised, orgId: market.orgId, ...period })
    const suppliers = rated
      .filter((one) => names.has(one.orgId))
      .map(({ orgId, cases }) => {
        const praises = praised.find((one) => one.orgId === orgId)?.cases ?? 0
        return { id: orgId, name: names.get(orgId)!, ...rateOf(cases, praises) }
      })
      .toSorted((one, other) => other.ratings - one.ratings)
    return { ...(await reportOf(tx, market.orgId, { marketId: market.orgId, supplierId: null }, period)), suppliers }
  })
}

export function readSupplyPraise(actor: Actor, period: Period): Promise<PraiseReport> {
  return reading(actor, async (tx) => {
    const { orgId: supplierId, marketId } = await supplierOf(tx, actor)
    return { ...(await reportOf(tx, supplierId, { marketId, supplierId }, period)), suppliers: [] }
  })
}

async function reportOf(
  tx: Tx,
  orgId: Id,
  whose: { readonly marketId: Id; readonly supplierId: Id | null },
  period: Period,
): Promise<Omit<PraiseReport, 'suppliers'>> {
  const [rated, praised] = [ratingFacts.rated, ratingFacts.praised].map((kind) => ({ kind, orgId, ...period }))
  const all = await readIndicator(tx, rated!)
  const praise = await readIndicator(tx, praised!)
  const praisedByMonth = await readIndicatorByMonth(tx, praised!)
  const byMonth = await readIndicatorByMonth(tx, rated!)
  const between = { from: startOfDay(period.from), before: startOfDay(addDays(period.to, 1)) }
  const products = await praiseByProduct(tx, whose, between, mostProducts)
  return {
    ...rateOf(all.cases, praise.cases),
    people: all.people,
    months: byMonth.map(({ month, cases }, at) => ({ month, ...rateOf(cases, praisedByMonth[at]!.cases) })),
    products: products.map(({ ratings, praises, ...one }) => ({ ...one, ...rateOf(ratings, praises) })),
  }
}

function rateOf(ratings: number, praises: number) {
  return { ratings, praises, praise: praisePercent(praises, ratings) }
}
