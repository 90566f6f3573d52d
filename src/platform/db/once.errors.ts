import { refusing } from '../refusal.ts'

export const refusals = {
  'platform.key-reused': 409,
} as const

export const refusal = refusing(refusals)
