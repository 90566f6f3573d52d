import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'cli.address-in-use': 409,
} as const

export const refusal = refusing(refusals)
