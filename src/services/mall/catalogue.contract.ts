import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { proofMeans } from './pavilions.contract.ts'

/** Hundredths of a point. */
export const points = z.int()

/** A product on a page of the catalogue. */
export const productCard = z.object({
  id: z.uuid(),
  name: z.string(),
  origin: z.string(),
  regionName: z.string().nullable(),
  localMade: z.boolean(),
  /** It is proved to come from the aided region it names. */
  originProved: z.boolean(),
  drawing: z.string(),
  photoId: z.uuid().nullable(),
  priceFrom: points,
  sold: z.int(),
  /** Whole percent of raters that were content; null while nobody rated. */
  praise: z.int().nullable(),
  skuId: z.uuid(),
  /** With more than one specification it is chosen on the product's own page. */
  skus: z.int(),
  mostEach: z.int().nullable(),
  available: z.int(),
})
export type ProductCard = z.infer<typeof productCard>

export const productSort = z.enum(['best', 'new', 'cheap'])

const market = idOf('mall.market')

export const listProducts = endpoint({
  method: 'GET',
  path: '/public/mall/markets/:marketId/products',
  summary: 'What is on offer in a mall, searched, filtered and sorted, twenty at a time.',
  door: 'public',
  reach: 'everyone',
  params: z.object({ marketId: market }),
  query: z.object({
    search: naming('mall.search', z.string().trim().max(60)).optional(),
    category: naming('mall.category', z.string().max(40)).optional(),
    regionId: idOf('mall.region').optional(),
    originProved: z.enum(['yes']).optional(),
    supplierId: idOf('mall.supplier').optional(),
    localMade: z.enum(['yes']).optional(),
    mostPoints: z.coerce.number().pipe(z.int().min(1)).optional(),
    sort: productSort.optional(),
    cursor: naming('mall.cursor', z.string().max(120)).optional(),
  }),
  answer: z.object({ products: z.array(productCard), next: z.string().nullable() }),
})

export const productPage = z.object({
  id: z.uuid(),
  marketId: z.uuid(),
  name: z.string(),
  intro: z.string(),
  origin: z.string(),
  category: z.string(),
  categoryName: z.string(),
  regionName: z.string().nullable(),
  localMade: z.boolean(),
  /** Until when it is proved to come from the aided region it names; null where it names none or is not proved. */
  originProof: z.object({ means: proofMeans, issuer: z.string(), validUntil: z.iso.date() }).nullable(),
  drawing: z.string(),
  photoIds: z.array(z.uuid()),
  supplierId: z.uuid(),
  supplierName: z.string(),
  supplierPhone: z.string(),
  sold: z.int(),
  praise: z.int().nullable(),
  ratings: z.int(),
  skus: z.array(
    z.object({
      id: z.uuid(),
      specification: z.string(),
      price: points,
      mostEach: z.int().nullable(),
      available: z.int(),
    }),
  ),
})
export type ProductPage = z.infer<typeof productPage>

export const getProduct = endpoint({
  method: 'GET',
  path: '/public/mall/products/:id',
  summary: 'A product on offer with its specifications.',
  door: 'public',
  reach: 'everyone',
  params: z.object({ id: idOf('mall.product') }),
  answer: productPage,
})

export const getPhoto = endpoint({
  method: 'GET',
  path: '/public/mall/photos/:id/:size',
  perMinute: 3000,
  unchanging: true,
  summary: 'A photograph of a product, small for lists or large for its page; another one has another address.',
  door: 'public',
  reach: 'everyone',
  params: z.object({ id: idOf('mall.photo'), size: z.enum(['small', 'large']) }),
  download: ['image/png', 'image/jpeg'],
})

export const category = z.object({ key: z.string(), name: z.string() })
export const region = z.object({ id: z.uuid(), name: z.string(), partner: z.string(), intro: z.string() })

export const getMarket = endpoint({
  method: 'GET',
  path: '/public/mall/markets/:marketId',
  summary: 'A mall: its name, its kinds of goods and its pavilions.',
  door: 'public',
  reach: 'everyone',
  params: z.object({ marketId: market }),
  answer: z.object({
    id: z.uuid(),
    name: z.string(),
    categories: z.array(category),
    regions: z.array(region),
  }),
})
export type MarketPage = z.infer<NonNullable<typeof getMarket.answer>>
