import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { category, points, region } from './catalogue.contract.ts'
import { originState } from './pavilions.contract.ts'

export const productState = z.enum(['draft', 'waiting', 'listed', 'resting', 'withdrawn'])

export const deskProduct = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  categoryName: z.string(),
  regionName: z.string().nullable(),
  origin: z.string(),
  drawing: z.string(),
  photoId: z.uuid().nullable(),
  supplierId: z.uuid(),
  supplierName: z.string(),
  state: productState,
  stateSince: z.iso.datetime(),
  stateBecause: z.string().nullable(),
  priceFrom: points,
  sold: z.int(),
  praise: z.int().nullable(),
  /** Where it stands with its origin; null where it names no aided region. */
  originState: originState.nullable(),
})
export type DeskProduct = z.infer<typeof deskProduct>

const deskQuery = z.object({
  state: productState.optional(),
  search: naming('mall.search', z.string().trim().max(60)).optional(),
  cursor: idOf('mall.product').optional(),
})
const deskAnswer = z.object({
  products: z.array(deskProduct),
  counts: z.record(productState, z.int()),
  next: z.string().nullable(),
})
export type DeskPage = z.infer<typeof deskAnswer>

export const listSupplyProducts = endpoint({
  method: 'GET',
  path: '/mall/supply/products',
  summary: 'The supplier’s own products, newest first, fifty at a time.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  query: deskQuery,
  answer: deskAnswer,
})

export const listMarketProducts = endpoint({
  method: 'GET',
  path: '/mall/operation/products',
  summary: 'Every supplier’s products in the operator’s mall.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  query: deskQuery.extend({ supplierId: idOf('mall.supplier').optional() }),
  answer: deskAnswer,
})

const skuDraft = z.object({
  code: naming('mall.sku-code', z.string().trim().max(40)),
  specification: z.string().trim().max(60),
  price: points,
  mostEach: z.int().nullable(),
  available: z.int(),
})

export const productDraft = z.object({
  code: naming('mall.product-code', z.string().trim().max(40)),
  category: naming('mall.category', z.string().max(40)),
  name: z.string().trim().max(100),
  intro: z.string().trim().max(2000),
  origin: z.string().trim().max(60),
  regionId: idOf('mall.region').nullable(),
  localMade: z.boolean(),
  drawing: z.string().max(20),
  skus: z.array(skuDraft).max(60),
})
export type ProductDraftBody = z.infer<typeof productDraft>

export const deskProductPage = z.object({
  product: deskProduct.extend({
    category: z.string(),
    intro: z.string(),
    regionId: z.uuid().nullable(),
    localMade: z.boolean(),
  }),
  skus: z.array(
    z.object({
      id: z.uuid(),
      code: z.string(),
      specification: z.string(),
      price: points,
      mostEach: z.int().nullable(),
      available: z.int(),
      offered: z.boolean(),
    }),
  ),
  photoIds: z.array(z.uuid()),
  changes: z.array(
    z.object({
      specification: z.string().nullable(),
      what: z.enum(['state', 'price', 'stock', 'words', 'limit']),
      before: z.string().nullable(),
      after: z.string().nullable(),
      because: z.string().nullable(),
      changedBy: z.string(),
      changedAt: z.iso.datetime(),
    }),
  ),
})
export type DeskProductPage = z.infer<typeof deskProductPage>

export const getDeskProduct = endpoint({
  method: 'GET',
  path: '/mall/desk/products/:id',
  summary: 'A product with its specifications, stock and everything that changed, for its supplier and the operator.',
  door: 'signed-in',
  reach: 'subtree',
  params: z.object({ id: idOf('mall.product') }),
  answer: deskProductPage,
})

export const getSupplyDesk = endpoint({
  method: 'GET',
  path: '/mall/supply/desk',
  summary: 'Who the supplier is, and what it may choose from when it writes a product.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  answer: z.object({
    supplierId: z.uuid(),
    supplierName: z.string(),
    marketName: z.string(),
    suspendedBecause: z.string().nullable(),
    categories: z.array(category.extend({ excludedBecause: z.string().nullable() })),
    regions: z.array(region),
  }),
})

export const saveProduct = endpoint({
  method: 'POST',
  path: '/mall/supply/products',
  summary: 'Writes a product: a new one, or the one that has this code. New words of a listed one are passed anew.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  body: z.object({ draft: productDraft }),
  answer: z.object({ id: z.uuid(), state: productState }),
})

const ids = z.array(idOf('mall.product')).min(1).max(500)
const moved = z.object({ moved: z.int(), left: z.int() })

export const submitProducts = endpoint({
  method: 'POST',
  path: '/mall/supply/products/submission',
  summary: 'Lays products before the operator; those that are not open to it are left and counted.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  body: z.object({ ids }),
  answer: moved,
})

export const restProducts = endpoint({
  method: 'POST',
  path: '/mall/supply/products/rest',
  summary: 'Takes products off the shelf.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  body: z.object({ ids }),
  answer: moved,
})

const reason = z.string().trim().min(2).max(200)

export const judgeProducts = endpoint({
  method: 'POST',
  path: '/mall/operation/products/judgement',
  summary: 'Lists products, sends them back or withdraws them; a reason is needed for all but the first.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.object({ ids, decision: z.enum(['list', 'send-back', 'withdraw']), because: reason.optional() }),
  answer: moved,
})

export const changePrice = endpoint({
  method: 'PUT',
  path: '/mall/supply/skus/:id/price',
  summary: 'Sets the price of a specification from now on; the change is dated.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.sku') }),
  body: z.object({ price: points, because: reason.optional() }),
})

export const moveStock = endpoint({
  method: 'POST',
  path: '/mall/supply/skus/:id/stock-moves',
  summary: 'Adds to what there is of a specification, or takes from it; the change is dated.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('mall.sku') }),
  body: z.object({ change: z.int().min(-10_000_000).max(10_000_000), because: reason.optional() }),
  answer: z.object({ available: z.int() }),
})

export const importProducts = endpoint({
  method: 'POST',
  path: '/mall/supply/imports',
  summary: 'Loads a CSV or XLSX file of products, one specification a row; bad rows are told with every reason.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  body: z.object({ fileId: idOf('files.file') }),
  answer: z.object({
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    rejects: z.array(z.object({ line: z.int(), code: z.string(), reasons: z.array(z.string()) })),
  }),
})

export const downloadProductSheet = endpoint({
  method: 'GET',
  path: '/mall/supply/products/sheet',
  summary: 'The supplier’s products as a workbook that can be changed and loaded again.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const addPhoto = endpoint({
  method: 'POST',
  path: '/mall/supply/products/:id/photos',
  summary: 'Adds a photograph that the browser has made in two sizes.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.product') }),
  body: z.object({ smallFileId: idOf('files.file'), largeFileId: idOf('files.file') }),
  answer: z.object({ photoId: z.uuid() }),
})

export const arrangePhotos = endpoint({
  method: 'PUT',
  path: '/mall/supply/products/:id/photos',
  summary: 'The photographs of a product in order, the cover first; those left out are shown no more.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.product') }),
  body: z.object({ photoIds: z.array(idOf('mall.photo')).max(6) }),
})

export const openMarket = endpoint({
  method: 'POST',
  path: '/mall/operation/market',
  summary: 'Opens the mall of the operator’s own federation, once.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.object({ name: z.string().trim().min(2).max(20) }),
})

export const supplierCard = z.object({
  id: z.uuid(),
  name: z.string(),
  contact: z.string(),
  phone: z.string(),
  listed: z.int(),
  suspendedAt: z.iso.datetime().nullable(),
  suspendedBecause: z.string().nullable(),
})
export type SupplierCard = z.infer<typeof supplierCard>

export const listSuppliers = endpoint({
  method: 'GET',
  path: '/mall/operation/suppliers',
  summary: 'The suppliers of the operator’s mall.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  answer: z.object({ suppliers: z.array(supplierCard), marketName: z.string() }),
})

export const admitSupplier = endpoint({
  method: 'POST',
  path: '/mall/operation/suppliers',
  summary: 'Admits a supplier: founds its partner organisation below the mall’s federation.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.object({
    name: z.string().trim().min(2).max(60),
    creditCode: naming('orgs.credit-code', z.string().trim().max(18)).nullable(),
    contact: z.string().trim().min(2).max(30),
    phone: z.string().trim().min(6).max(20),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const suspendSupplier = endpoint({
  method: 'POST',
  path: '/mall/operation/suppliers/:id/suspension',
  summary: 'Suspends a supplier for a reason, taking its products off the shelf, or lets it sell again.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.supplier') }),
  body: z.object({ because: reason.nullable() }),
})
