import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'mall.no-market': 409,
  'mall.market-exists': 409,
  'mall.market-missing': 404,
  'mall.supplier-missing': 404,
  'mall.supplier-suspended': 409,
  'mall.product-missing': 404,
  'mall.product-faulty': 422,
  'mall.reason-missing': 422,
  'mall.price-wrong': 422,
  'mall.stock-short': 409,
  'mall.terms-faulty': 422,
  'mall.intent-missing': 404,
  'mall.intent-not-open': 409,
  'mall.reissue-over': 409,
  'mall.reissue-nobody': 409,
  'mall.list-empty': 409,
  'mall.list-too-long': 409,
  'mall.window-over': 409,
  'mall.photo-missing': 404,
  'mall.photo-too-many': 409,
} as const

export const refusal = refusing(refusals)
