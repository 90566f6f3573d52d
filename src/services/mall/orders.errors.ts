import { refusing } from '../../platform/refusal.ts'

/** Why an order is not made, cancelled, delivered or refunded, with the HTTP status. */
export const orderRefusals = {
  'mall.intent-not-found': 404,
  'mall.points-not-issued': 409,
  'mall.window-not-open': 409,
  'mall.window-closed': 409,
  'mall.line-twice': 422,
  'mall.product-not-found': 404,
  'mall.product-withdrawn': 409,
  'mall.category-not-allowed': 409,
  'mall.price-changed': 409,
  'mall.over-limit': 409,
  'mall.over-group-limit': 409,
  'mall.limit-below-taken': 409,
  'mall.sold-out': 409,
  'mall.points-short': 409,
  'mall.station-missing': 404,
  'mall.station-closed': 409,
  'mall.too-busy': 503,
  'mall.order-not-found': 404,
  'mall.order-not-cancellable': 409,
  'mall.order-not-deliverable': 409,
  'mall.order-not-refundable': 409,
  'mall.refund-too-much': 409,
  'mall.settlement-too-early': 409,
  'mall.settlement-behind': 409,
} as const

export const orderRefusal = refusing(orderRefusals)
