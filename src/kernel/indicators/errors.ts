import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'indicators.days-reversed': 422,
  'indicators.opening-differs': 409,
} as const

export const refusal = refusing(refusals)
