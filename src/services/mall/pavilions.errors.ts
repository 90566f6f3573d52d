import { refusing } from '../../platform/refusal.ts'

export const pavilionRefusals = {
  'mall.region-missing': 404,
  'mall.region-exists': 409,
  'mall.pavilion-missing': 404,
  'mall.pavilion-exists': 409,
  'mall.season-wrong': 409,
  'mall.proof-missing': 404,
  'mall.proof-faulty': 422,
  'mall.proof-not-open': 409,
  'mall.proof-of-no-region': 409,
  'mall.origin-unproved': 409,
  'mall.opening-after-platform': 422,
} as const

export const pavilionRefusal = refusing(pavilionRefusals)
