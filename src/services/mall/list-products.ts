import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { openFile } from '../../kernel/files/index.ts'
import { today } from '../../platform/clock.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, Download, ParamsOf, QueryOf } from '../../platform/http/endpoint.ts'
import type * as contract from './catalogue.contract.ts'
import {
  type CardRow,
  type CatalogueWish,
  catalogueRows,
  findProductPage,
  type ProductPageRow,
} from './catalogue.queries.ts'
import { refusal } from './errors.ts'
import { findMarket, listCategories, listRegions } from './markets.store.ts'
import { proofsOfProducts } from './origin-proofs.store.ts'
import { originStateOf } from './pavilions.rules.ts'
import { findPhoto } from './photos.store.ts'
import { praisePercent, readPlace, readTerms, writePlace } from './products.rules.ts'
import { skusOfProducts } from './products.store.ts'
import { sharedPage } from './shared-pages.ts'

const page = 20

/** A page of what is on offer in a mall. It is the same for everybody, so that it asks nobody's scope. */
export async function listProducts(
  reader: Actor,
  marketId: string,
  query: QueryOf<typeof contract.listProducts>,
): AnswerOf<typeof contract.listProducts> {
  const wish: CatalogueWish = {
    marketId,
    category: query.category,
    regionId: query.regionId,
    originProved: query.originProved,
    day: today(),
    supplierId: query.supplierId,
    localMade: query.localMade,
    mostPoints: query.mostPoints,
    terms: readTerms(query.search ?? ''),
    sort: query.sort ?? 'best',
    after: readPlace(query.cursor),
  }
  return sharedPage(JSON.stringify(wish), () => readPage(reader, wish))
}

async function readPage(reader: Actor, wish: CatalogueWish): AnswerOf<typeof contract.listProducts> {
  const found = await reading(reader, (tx) => catalogueRows(tx, wish, page + 1))
  const shown = found.slice(0, page)
  const last = shown.at(-1)
  return {
    products: shown.map(cardOf),
    next: found.length > page && last ? writePlace({ value: sortedBy(last, wish.sort), id: last.id }) : null,
  }
}

function sortedBy(row: CardRow, sort: CatalogueWish['sort']): string {
  if (sort === 'new') return row.listedAt
  return String(sort === 'cheap' ? row.priceFrom : row.sold)
}

function cardOf({ praises, ratings, ...row }: CardRow) {
  return { ...row, praise: praisePercent(praises, ratings) }
}

/** A product's own page; what is not on offer is as if it were not there. */
export async function readProduct(
  reader: Actor,
  { id }: ParamsOf<typeof contract.getProduct>,
): AnswerOf<typeof contract.getProduct> {
  return reading(reader, async (tx) => {
    const product = await findProductPage(tx, id)
    if (product?.state !== 'listed') throw refusal('mall.product-missing')
    const skus = (await skusOfProducts(tx, [id])).filter((sku) => sku.offered)
    return {
      ...product,
      originProof: await proofOf(tx, product),
      photoIds: [...product.photos],
      praise: praisePercent(product.praises, product.ratings),
      skus: skus.map(({ id: skuId, specification, price, mostEach, available }) => ({
        id: skuId,
        specification,
        price,
        mostEach,
        available,
      })),
    }
  })
}

/** The paper that shows where a product comes from, while it holds. */
async function proofOf(tx: Tx, product: ProductPageRow) {
  const proofs = await proofsOfProducts(tx, [product.id])
  const valid = proofs.find((proof) => originStateOf(product, [proof], today()) === 'proved')
  return valid ? { means: valid.means, issuer: valid.issuer, validUntil: valid.validUntil } : null
}

export async function readMarket(
  reader: Actor,
  { marketId }: ParamsOf<typeof contract.getMarket>,
): AnswerOf<typeof contract.getMarket> {
  return reading(reader, async (tx) => {
    const market = await findMarket(tx, marketId)
    if (!market) throw refusal('mall.market-missing')
    const categories = await listCategories(tx, marketId)
    return {
      id: market.orgId,
      name: market.name,
      categories: categories.filter((one) => one.excludedBecause === null),
      regions: await listRegions(tx, marketId),
    }
  })
}

/** The bytes of a photograph; pictures of goods are public, though the file is its uploader's. */
export async function openPhoto({ id, size }: ParamsOf<typeof contract.getPhoto>): Promise<Download> {
  const platform = systemActor('mall.photos')
  return transaction(platform, async (tx) => {
    const photo = await findPhoto(tx, id)
    if (!photo) throw refusal('mall.photo-missing')
    return openFile(tx, platform, size === 'small' ? photo.smallFile : photo.largeFile)
  })
}
