import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'credentials.kind-unknown': 422,
  'credentials.days-reversed': 422,
  'credentials.overlaps': 409,
  'credentials.unknown': 404,
  'credentials.ended-already': 409,
  'credentials.end-out-of-reach': 422,
  'credentials.code-unknown': 404,
  'credentials.card-code-wrong': 422,
  'credentials.card-code-used': 409,
  'credentials.card-of-no-member': 409,
  'credentials.too-many-wrong-codes': 429,
} as const

export const refusal = refusing(refusals)
