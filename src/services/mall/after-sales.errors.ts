import { refusing } from '../../platform/refusal.ts'

export const afterSaleRefusals = {
  'mall.after-sale-missing': 404,
  'mall.after-sale-not-shipped': 409,
  'mall.after-sale-over': 409,
  'mall.after-sale-open': 409,
  'mall.after-sale-too-many': 409,
  'mall.after-sale-not-due': 409,
  'mall.after-sale-more-than-asked': 409,
} as const

export const afterSaleRefusal = refusing(afterSaleRefusals)
