import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'orders.exam-missing': 404,
  'orders.exam-sitting-missing': 404,
  'orders.exam-ride-missing': 404,
  'orders.exam-car-missing': 404,
  'orders.exam-times-wrong': 422,
  'orders.exam-orders-over': 409,
  'orders.exam-ticket-used': 409,
  'orders.exam-plate-wrong': 422,
  'orders.exam-car-known': 409,
  'orders.exam-ride-settled': 409,
  'orders.exam-ride-to-come': 409,
  'orders.exam-over': 409,
} as const

export const refusal = refusing(refusals)
