import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { points } from './catalogue.contract.ts'
import { orderState } from './orders.contract.ts'

export const supplyOrder = z.object({
  id: z.uuid(),
  state: orderState,
  total: points,
  refunded: points,
  placedAt: z.iso.datetime(),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  cancelledBecause: z.string().nullable(),
  /** Null once it was blotted out. */
  receiver: z.object({ name: z.string(), phone: z.string(), address: z.string().nullable() }).nullable(),
  lines: z.array(z.object({ line: z.int(), name: z.string(), price: points, quantity: z.int(), refunded: z.int() })),
})
export type SupplyOrder = z.infer<typeof supplyOrder>

export const listSupplyOrders = endpoint({
  method: 'GET',
  path: '/mall/supply/orders',
  summary: 'The supplier’s own orders, newest first, fifty at a time, with where they go.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  query: z.object({ state: orderState.optional(), cursor: idOf('mall.order').optional() }),
  answer: z.object({
    orders: z.array(supplyOrder),
    counts: z.record(orderState, z.int()),
    next: z.string().nullable(),
  }),
})

export const downloadDispatchSheet = endpoint({
  method: 'GET',
  path: '/mall/supply/orders/sheet',
  summary: 'Everything that waits to be shipped, one order a row, with empty columns for the tracking number.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const importTracking = endpoint({
  method: 'POST',
  path: '/mall/supply/orders/tracking-imports',
  summary:
    'Ships every order of a file by its tracking number; bad rows are told, the same file twice changes nothing.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  body: z.object({ fileId: idOf('files.file') }),
  answer: z.object({
    rows: z.int(),
    shipped: z.int(),
    unchanged: z.int(),
    rejects: z.array(z.object({ line: z.int(), reasons: z.array(z.string()) })),
  }),
})
