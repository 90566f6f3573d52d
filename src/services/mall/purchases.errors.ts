import { refusing } from '../../platform/refusal.ts'

/** Why an enterprise does not buy, a supplier does not quote, or nothing is booked, with the HTTP status. */
export const purchaseRefusals = {
  'mall.buyer-missing': 404,
  'mall.purchase-faulty': 422,
  'mall.purchase-excluded': 422,
  'mall.request-missing': 404,
  'mall.request-closed': 409,
  'mall.quotation-missing': 404,
  'mall.quotation-faulty': 422,
  'mall.choice-refused': 409,
  'mall.contract-missing': 404,
  'mall.contract-not-open': 409,
  'mall.contract-in-use': 409,
  'mall.call-refused': 409,
  'mall.purchase-order-missing': 404,
  'mall.purchase-order-not-open': 409,
  'mall.inspection-refused': 422,
  'mall.payment-missing': 404,
  'mall.payment-too-much': 409,
  'mall.payment-twice': 409,
  'mall.payment-decided': 409,
  'mall.payment-in-future': 422,
  'mall.settling-refused': 409,
} as const

export const purchaseRefusal = refusing(purchaseRefusals)
