import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'unions.not-found': 404,
  'unions.upper-must-act': 403,
  'unions.application-missing': 404,
  'unions.kind-not-below': 422,
  'unions.parent-closed': 409,
  'unions.credit-code-wrong': 422,
  'unions.employer-covered': 409,
  'unions.applied-already': 409,
  'unions.members-over-workers': 422,
  'unions.part-without-child': 422,
  'unions.child-twice': 422,
  'unions.not-empty': 409,
} as const

export const refusal = refusing(refusals)
