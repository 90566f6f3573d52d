import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'relations.not-found': 404,
  'relations.kind-unknown': 404,
  'relations.party-unknown': 404,
  'relations.with-itself': 422,
  'relations.days-reversed': 422,
  'relations.bound-already': 409,
  'relations.side-full': 409,
  'relations.ended': 409,
  'relations.end-out-of-reach': 422,
  'relations.done-out-of-term': 422,
  'relations.recorded-already': 409,
  'relations.cursor-unknown': 422,
} as const

export const refusal = refusing(refusals)
