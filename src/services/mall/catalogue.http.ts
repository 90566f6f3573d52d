import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { addPhoto } from './add-photo.ts'
import { arrangePhotos } from './arrange-photos.ts'
import * as contract from './catalogue.contract.ts'
import { changePrice, changeStock } from './change-sku.ts'
import { importProducts, writeProductSheet } from './import-products.ts'
import { listProducts, openPhoto, readMarket, readProduct } from './list-products.ts'
import { judgeProducts, moveOwnProducts } from './move-products.ts'
import { openMarket } from './open-market.ts'
import { readDeskProduct, readMarketProducts, readSupplyDesk, readSupplyProducts } from './read-desk.ts'
import { saveProduct } from './save-product.ts'
import { admitSupplier, readSuppliers, suspendSupplier } from './suppliers.ts'
import * as supply from './supply.contract.ts'

export const catalogueRoutes: Route<Actor>[] = [
  route(contract.listProducts, ({ who, params, query }) => listProducts(who, params.marketId, query)),
  route(contract.getProduct, ({ who, params }) => readProduct(who, params)),
  route(contract.getPhoto, ({ params }) => openPhoto(params)),
  route(contract.getMarket, ({ who, params }) => readMarket(who, params)),
  route(supply.getSupplyDesk, ({ who }) => readSupplyDesk(who)),
  route(supply.listSupplyProducts, ({ who, query }) => readSupplyProducts(who, query)),
  route(supply.getDeskProduct, ({ who, params }) => readDeskProduct(who, params.id)),
  route(supply.saveProduct, ({ who, body }) => saveProduct(who, body.draft)),
  route(supply.submitProducts, ({ who, body }) => moveOwnProducts(who, body.ids, 'submit')),
  route(supply.restProducts, ({ who, body }) => moveOwnProducts(who, body.ids, 'rest')),
  route(supply.changePrice, ({ who, params, body }) => changePrice(who, { skuId: params.id, ...body })),
  route(supply.moveStock, ({ who, params, body, idempotencyKey }) =>
    changeStock(who, { skuId: params.id, ...body }, idempotencyKey),
  ),
  route(supply.importProducts, async ({ who, body }) => presentLoad(await importProducts(who, body.fileId))),
  route(supply.downloadProductSheet, ({ who }) => writeProductSheet(who)),
  route(supply.arrangePhotos, ({ who, params, body }) => arrangePhotos(who, params.id, body.photoIds)),
  route(supply.addPhoto, ({ who, params, body }) => addPhoto(who, { productId: params.id, ...body })),
  route(supply.listMarketProducts, ({ who, query }) => readMarketProducts(who, query)),
  route(supply.judgeProducts, ({ who, body }) => judgeProducts(who, body.ids, body.decision, body.because)),
  route(supply.openMarket, ({ who, body }) => openMarket(who, body.name)),
  route(supply.listSuppliers, ({ who }) => readSuppliers(who)),
  route(supply.admitSupplier, ({ who, body }) => admitSupplier(who, body)),
  route(supply.suspendSupplier, ({ who, params, body }) => suspendSupplier(who, params.id, body.because)),
]

function presentLoad(loaded: Awaited<ReturnType<typeof importProducts>>) {
  return { ...loaded, rejects: loaded.rejects.map((reject) => ({ ...reject, reasons: [...reject.reasons] })) }
}
