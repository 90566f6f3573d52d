import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { afterSaleStates } from './after-sales.model.ts'
import { ownRating } from './ratings.contract.ts'
import { stationCard } from './stations.contract.ts'

const orderId = idOf('mall.order')
const points = z.int()
const because = z.string().trim().min(2).max(200)

export const orderState = z.enum(['placed', 'accepted', 'shipped', 'received', 'cancelled'])

const delivery = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('address'),
    name: z.string().trim().min(1).max(50),
    phone: z.string().regex(/^1\d{10}$/),
    address: z.string().trim().min(5).max(200),
  }),
  z.object({
    kind: z.literal('pick-up'),
    stationId: idOf('mall.shop-station'),
    name: z.string().trim().min(1).max(50),
    phone: z.string().regex(/^1\d{10}$/),
  }),
])
export type Delivery = z.output<typeof delivery>

const wishedLine = z.object({
  skuId: idOf('mall.offered-sku'),
  quantity: z.int().min(1).max(999),
  /** The price that the buyer saw, hundredths of a point. */
  price: points.min(1).max(100_000_000),
})

export const placeOrder = endpoint({
  method: 'POST',
  path: '/me/mall/orders',
  summary: 'Order what is in the basket, paid from the points of a letter of intent; one order for each supplier.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  body: z.object({ intentId: idOf('mall.intent'), lines: z.array(wishedLine).min(1).max(50), delivery }),
  answer: z.object({ orders: z.array(z.object({ id: z.uuid(), total: points })) }),
})

const line = z.object({
  line: z.int(),
  skuId: z.uuid(),
  productId: z.uuid(),
  name: z.string(),
  price: points,
  quantity: z.int(),
  refunded: z.int(),
})

const ratedLine = line.extend({
  /** What she said of it; null while she has not. */
  rating: ownRating.nullable(),
  /** The last after-sales case of it; null while she asked for nothing. */
  afterSale: z.object({ id: z.uuid(), state: z.enum(afterSaleStates) }).nullable(),
})

const card = z.object({
  id: z.uuid(),
  intentId: z.uuid(),
  supplierId: z.uuid(),
  state: orderState,
  total: points,
  refunded: points,
  placedAt: z.iso.datetime(),
  lines: z.array(line),
})
export type OrderCard = z.output<typeof card>

const receiver = z.object({ name: z.string(), phone: z.string(), address: z.string().nullable() })

export const order = card.extend({
  lines: z.array(ratedLine),
  /** First instant at which lines can no longer be rated; null before receipt. */
  rateUntil: z.iso.datetime().nullable(),
  /** First instant at which after-sales can no longer be asked for; null before receipt. */
  askUntil: z.iso.datetime().nullable(),
  delivery: z.enum(['address', 'pick-up']),
  stationId: z.uuid().nullable(),
  receiver: receiver.nullable(),
  /** Where it is picked up, and what to show there once it has arrived; null for an address. */
  pickUp: z
    .object({
      station: stationCard,
      parcel: z
        .object({
          code: z.string(),
          shelf: z.string(),
          keepUntil: z.iso.date(),
          pickedUpAt: z.iso.datetime().nullable(),
          handedBackAt: z.iso.datetime().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  acceptedAt: z.iso.datetime().nullable(),
  shippedAt: z.iso.datetime().nullable(),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  receivedAt: z.iso.datetime().nullable(),
  cancelledAt: z.iso.datetime().nullable(),
  cancelledBecause: z.string().nullable(),
  /** Where its points came from: the grants behind the payment. */
  origins: z.array(
    z.object({ grantId: z.uuid(), memo: z.string(), expiresOn: z.iso.date().nullable(), amount: points }),
  ),
})

export const listMyOrders = endpoint({
  method: 'GET',
  path: '/me/mall/orders',
  summary: 'My orders, newest first, 20 a page.',
  door: 'signed-in',
  reach: 'self',
  query: z.object({ after: idOf('mall.order').optional() }),
  answer: z.object({ orders: z.array(card), next: z.string().nullable() }),
})

export const getMyOrder = endpoint({
  method: 'GET',
  path: '/me/mall/orders/:id',
  summary: 'One order of mine, with its delivery and where its points came from.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: orderId }),
  answer: order,
})

export const cancelMyOrder = endpoint({
  method: 'POST',
  path: '/me/mall/orders/:id/cancellation',
  summary: 'Take an order of mine back while the supplier has not accepted it.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  params: z.object({ id: orderId }),
  body: z.object({ because }),
})

export const confirmMyOrder = endpoint({
  method: 'POST',
  path: '/me/mall/orders/:id/receipt',
  summary: 'Confirm that an order of mine arrived.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  params: z.object({ id: orderId }),
})

export const cancelOrder = endpoint({
  method: 'POST',
  path: '/mall/orders/:id/cancellation',
  summary: 'Cancel an order that cannot be delivered; all points return to the lots they came from.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: orderId }),
  body: z.object({ because }),
})

export const refundOrderLine = endpoint({
  method: 'POST',
  path: '/mall/orders/:id/refunds',
  summary: 'Give back pieces of a line; their points return to the lots they came from.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: orderId }),
  body: z.object({
    line: z.int().min(1).max(50),
    quantity: z.int().min(1).max(999),
    because,
    restock: z.boolean(),
  }),
  answer: z.object({ refundId: z.uuid(), amount: points }),
})

export const deliverOrder = endpoint({
  method: 'POST',
  path: '/mall/orders/:id/delivery',
  summary: 'Accept an order, or ship it with its tracking number.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  params: z.object({ id: orderId }),
  body: z.discriminatedUnion('step', [
    z.object({ step: z.literal('accept') }),
    z.object({
      step: z.literal('ship'),
      carrier: z.string().trim().min(1).max(50),
      tracking: z.string().trim().min(1).max(50),
    }),
  ]),
})

export const limitGroup = endpoint({
  method: 'PUT',
  path: '/mall/intents/:id/limits/:skuId',
  summary: 'Limit how many of a specification all people of a letter may take together.',
  door: { permission: 'mall.intent' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.intent'), skuId: idOf('mall.offered-sku') }),
  body: z.object({ most: z.int().min(1).max(1_000_000) }),
})

export const settleSuppliers = endpoint({
  method: 'POST',
  path: '/mall/markets/:id/settlements',
  summary: 'Settle with every supplier what was received until a day.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('mall.operated-market') }),
  body: z.object({ untilDay: z.iso.date() }),
  answer: z.object({
    settlements: z.array(
      z.object({
        id: z.uuid(),
        supplierId: z.uuid(),
        number: z.string(),
        untilDay: z.iso.date(),
        amount: points,
        receivedOrders: z.int(),
        receivedAmount: points,
        returnedAmount: points,
      }),
    ),
  }),
})
