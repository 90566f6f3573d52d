import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'privacy.copy-under-way': 409,
  'privacy.copy-missing': 404,
  'privacy.copy-not-ready': 409,
  'privacy.copy-gone': 410,
} as const

export const refusal = refusing(refusals)
