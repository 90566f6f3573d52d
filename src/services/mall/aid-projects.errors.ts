import { refusing } from '../../platform/refusal.ts'

export const aidRefusals = {
  'mall.aid-project-missing': 404,
  'mall.aid-pair-missing': 404,
  'mall.aid-pair-exists': 409,
  'mall.aid-union-wrong': 422,
  'mall.aid-plan-faulty': 422,
  'mall.aid-step-refused': 409,
} as const

export const aidRefusal = refusing(aidRefusals)
