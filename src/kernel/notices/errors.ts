import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'notices.not-found': 404,
} as const

export const refusal = refusing(refusals)
