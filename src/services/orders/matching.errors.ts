import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'orders.match-missing': 404,
  'orders.match-partner-missing': 404,
  'orders.match-block-missing': 404,
  'orders.match-times-wrong': 422,
  'orders.match-ages-wrong': 422,
  'orders.match-begun': 409,
  'orders.match-called-off': 409,
  'orders.match-over': 409,
  'orders.match-entry-over': 409,
  'orders.match-entered': 409,
  'orders.match-not-entered': 409,
  'orders.match-not-single': 422,
  'orders.match-age': 422,
  'orders.match-full': 409,
  'orders.match-not-begun': 409,
  'orders.match-too-many': 422,
} as const

export const refusal = refusing(refusals)
