import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

const ratingId = idOf('mall.rating')
const reason = z.string().trim().min(2).max(200)
const percent = z.int().nullable()

/** A photograph that the sender's browser made in two sizes. */
export const pictureSizes = z.object({ smallFileId: idOf('files.file'), largeFileId: idOf('files.file') })

export const rateLine = endpoint({
  method: 'PUT',
  path: '/me/mall/orders/:id/lines/:line/rating',
  summary: 'Rate a line that I received, or change what I said, within the mall’s term after receipt.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('mall.order'), line: z.coerce.number().pipe(z.int().min(1).max(50)) }),
  body: z.object({
    stars: z.int().min(1).max(5),
    words: z.string().trim().max(500),
    photos: z
      .array(z.union([z.object({ photoId: naming('mall.rating-photo', z.uuid()) }), pictureSizes]))
      .max(6)
      .default([]),
  }),
  answer: z.object({ id: z.uuid() }),
})

/** What a buyer said of a line, as she reads it herself. */
export const ownRating = z.object({
  id: z.uuid(),
  stars: z.int(),
  words: z.string(),
  photoIds: z.array(z.uuid()),
  ratedAt: z.iso.datetime(),
  hiddenBecause: z.string().nullable(),
  reply: z.string().nullable(),
})

export const shownRating = z.object({
  id: z.uuid(),
  /** The first and the last sign of her name. */
  buyer: z.string(),
  specification: z.string(),
  stars: z.int(),
  words: z.string(),
  photoIds: z.array(z.uuid()),
  ratedAt: z.iso.datetime(),
  isHidden: z.boolean(),
  reply: z.string().nullable(),
})
export type ShownRating = z.infer<typeof shownRating>

const only = z.enum(['praise', 'rest', 'photos'])
const cursor = ratingId.optional()

export const listRatings = endpoint({
  method: 'GET',
  path: '/public/mall/products/:id/ratings',
  summary:
    'What buyers say of a product, newest first, ten at a time. Words that were hidden are left out, their stars are not.',
  door: 'public',
  reach: 'everyone',
  params: z.object({ id: idOf('mall.product') }),
  query: z.object({ only: only.optional(), cursor }),
  answer: z.object({
    praise: percent,
    /** How many gave one to five stars. */
    stars: z.array(z.int()).length(5),
    withPhotos: z.int(),
    ratings: z.array(shownRating),
    next: z.string().nullable(),
  }),
})

export const getRatingPhoto = endpoint({
  method: 'GET',
  path: '/public/mall/ratings/:id/photos/:photoId/:size',
  perMinute: 3000,
  summary: 'A photograph of a rating, unless it was hidden.',
  door: 'public',
  reach: 'everyone',
  params: z.object({
    id: ratingId,
    photoId: naming('mall.rating-photo', z.uuid()),
    size: z.enum(['small', 'large']),
  }),
  download: ['image/png', 'image/jpeg'],
})

export const deskRating = shownRating.extend({
  productId: z.uuid(),
  productName: z.string(),
  supplierName: z.string(),
  orderId: z.uuid(),
  hiddenBecause: z.string().nullable(),
})
export type DeskRating = z.infer<typeof deskRating>

const deskQuery = z.object({
  only: z.enum(['praise', 'rest', 'poor', 'photos', 'hidden', 'unanswered']).optional(),
  search: naming('mall.search', z.string().trim().max(60)).optional(),
  cursor,
})
const deskPage = z.object({ ratings: z.array(deskRating), next: z.string().nullable() })

export const listSupplyRatings = endpoint({
  method: 'GET',
  path: '/mall/supply/ratings',
  summary: 'What buyers say of the supplier’s products, newest first, thirty at a time.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  query: deskQuery,
  answer: deskPage,
})

export const listMarketRatings = endpoint({
  method: 'GET',
  path: '/mall/operation/ratings',
  summary: 'What buyers say of every supplier’s products in the operator’s mall.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  query: deskQuery.extend({ supplierId: idOf('mall.supplier').optional() }),
  answer: deskPage,
})

const days = z.object({ from: z.iso.date(), to: z.iso.date() })
const praiseLine = z.object({ id: z.uuid(), name: z.string(), ratings: z.int(), praises: z.int(), praise: percent })
export type PraiseLine = z.infer<typeof praiseLine>
const praiseReport = z.object({
  ratings: z.int(),
  praises: z.int(),
  /** Whole percent of the ratings given that are praise; null while there is none. */
  praise: percent,
  /** How many people rated. */
  people: z.int(),
  months: z.array(z.object({ month: z.iso.date(), ratings: z.int(), praises: z.int(), praise: percent })),
  suppliers: z.array(praiseLine),
  products: z.array(praiseLine.extend({ supplierName: z.string() })),
})
export type PraiseReport = z.infer<typeof praiseReport>

export const getMarketPraise = endpoint({
  method: 'GET',
  path: '/mall/operation/praise',
  summary: 'The praise rate out of the ratings given in a period, of the mall, by month, by supplier and by product.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  query: days,
  answer: praiseReport,
})

export const getSupplyPraise = endpoint({
  method: 'GET',
  path: '/mall/supply/praise',
  summary: 'The supplier’s own praise rate out of the ratings given in a period, by month and by product.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  query: days,
  answer: praiseReport,
})

export const hideRating = endpoint({
  method: 'POST',
  path: '/mall/operation/ratings/:id/hiding',
  summary:
    'Takes words and photographs of a rating off the page for a reason, or shows them again; its stars always count.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: z.object({ id: ratingId }),
  body: z.object({ because: reason.nullable() }),
})

export const replyToRating = endpoint({
  method: 'PUT',
  path: '/mall/supply/ratings/:id/reply',
  summary: 'The supplier’s public answer to a rating.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  params: z.object({ id: ratingId }),
  body: z.object({ reply: z.string().trim().min(2).max(300) }),
})

const terms = z.object({
  rateDays: z.int().min(1).max(365),
  askDays: z.int().min(1).max(365),
  answerDays: z.int().min(1).max(30),
  keepDays: z.int().min(1).max(60),
})

export const getTerms = endpoint({
  method: 'GET',
  path: '/mall/operation/terms',
  summary: 'How long people of the mall have for rating, after-sales and pick-up, and who set it when.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  answer: terms.extend({ changes: z.array(terms.extend({ since: z.iso.datetime(), setBy: z.string() })) }),
})

export const setTerms = endpoint({
  method: 'PUT',
  path: '/mall/operation/terms',
  summary: 'Sets how long people have, from now on; what was received before keeps what held then.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: terms,
})
