import { refusing } from '../../platform/refusal.ts'

export const ratingRefusals = {
  'mall.line-missing': 404,
  'mall.rating-not-received': 409,
  'mall.rating-over': 409,
  'mall.rating-missing': 404,
  'mall.picture-unreadable': 422,
  'mall.picture-too-large': 422,
  'mall.terms-unchanged': 409,
} as const

export const ratingRefusal = refusing(ratingRefusals)
