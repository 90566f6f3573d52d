import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, QueryOf } from '../../platform/http/endpoint.ts'
import { changesOf, countByState, deskRows, findProductPage, type ProductPageRow } from './catalogue.queries.ts'
import { refusal } from './errors.ts'
import { findMarket, listCategories, listRegions } from './markets.store.ts'
import { proofsOfProducts } from './origin-proofs.store.ts'
import { originStateOf } from './pavilions.rules.ts'
import { praisePercent } from './products.rules.ts'
import { skusOfProducts } from './products.store.ts'
import type * as contract from './supply.contract.ts'
import type { DeskPage, DeskProduct } from './supply.contract.ts'
import { findOperatedMarket, operatedMarket, supplierOf } from './whose-desk.ts'

const page = 50

/** The supplier's own products, in every state. */
export async function readSupplyProducts(
  actor: Actor,
  query: QueryOf<typeof contract.listSupplyProducts>,
): Promise<DeskPage> {
  return transaction(actor, async (tx) => {
    const supplier = await supplierOf(tx, actor)
    return pageOf(tx, { supplierId: supplier.orgId }, query)
  })
}

/** Every supplier's products in the operator's mall. */
export async function readMarketProducts(
  actor: Actor,
  query: QueryOf<typeof contract.listMarketProducts>,
): Promise<DeskPage> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    return pageOf(tx, { marketId: market.orgId, ...(query.supplierId && { supplierId: query.supplierId }) }, query)
  })
}

async function pageOf(
  tx: Tx,
  whose: { readonly marketId?: string; readonly supplierId?: string },
  query: QueryOf<typeof contract.listSupplyProducts>,
): Promise<DeskPage> {
  const wish = { ...whose, state: query.state, search: query.search, after: query.cursor }
  const found = await deskRows(tx, wish, page + 1)
  const counted = await countByState(tx, whose)
  const counts = { draft: 0, waiting: 0, listed: 0, resting: 0, withdrawn: 0 }
  for (const { state, count } of counted) counts[state] = count
  const shown = found.slice(0, page)
  return { products: await deskCards(tx, shown), counts, next: found.length > page ? shown.at(-1)!.id : null }
}

async function deskCards(tx: Tx, shown: readonly ProductPageRow[]): Promise<DeskProduct[]> {
  const proofs = await proofsOfProducts(
    tx,
    shown.filter((row) => row.regionId !== null).map((row) => row.id),
  )
  return shown.map((row) => ({
    ...row,
    photoId: row.photos[0] ?? null,
    praise: praisePercent(row.praises, row.ratings),
    originState:
      row.regionId === null
        ? null
        : originStateOf(
            row,
            proofs.filter((proof) => proof.productId === row.id),
            today(),
          ),
  }))
}

/** A product with all that changed about it: for its supplier, and for the operator of its mall. */
export async function readDeskProduct(actor: Actor, id: string): AnswerOf<typeof contract.getDeskProduct> {
  return transaction(actor, async (tx) => {
    const row = await findProductPage(tx, id)
    if (!row || !(await maySee(tx, actor, row))) throw refusal('mall.product-missing')
    const { category, intro, regionId, localMade } = row
    const [card] = await deskCards(tx, [row])
    return {
      product: { ...card!, category, intro, regionId, localMade },
      photoIds: [...row.photos],
      skus: await skusOfProducts(tx, [id]),
      changes: await changesOf(tx, id),
    }
  })
}

async function maySee(tx: Tx, actor: Actor, row: ProductPageRow): Promise<boolean> {
  if (grantsWith(actor, 'mall.supply').some((grant) => grant.orgId === row.supplierId)) return true
  return (await findOperatedMarket(tx, actor))?.orgId === row.marketId
}

/** What a supplier may choose from when it writes a product. */
export async function readSupplyDesk(actor: Actor): AnswerOf<typeof contract.getSupplyDesk> {
  return transaction(actor, async (tx) => {
    const supplier = await supplierOf(tx, actor)
    return {
      supplierId: supplier.orgId,
      supplierName: supplier.name,
      marketName: (await findMarket(tx, supplier.marketId))!.name,
      suspendedBecause: supplier.suspendedBecause,
      categories: await listCategories(tx, supplier.marketId),
      regions: await listRegions(tx, supplier.marketId),
    }
  })
}
