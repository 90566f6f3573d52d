import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'orders.counsel-hour-missing': 404,
  'orders.counsel-talk-missing': 404,
  'orders.counsel-case-missing': 404,
  'orders.counsel-colleague-missing': 404,
  'orders.counsel-times-wrong': 422,
  'orders.counsel-hours-meet': 409,
  'orders.counsel-hour-taken': 409,
  'orders.counsel-booked': 409,
  'orders.counsel-alias-missing': 422,
  'orders.counsel-talk-settled': 409,
  'orders.counsel-talk-to-come': 409,
  'orders.counsel-case-closed': 409,
  'orders.counsel-not-asked': 409,
} as const

export const refusal = refusing(refusals)
