import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'membership.id-number-wrong': 422,
  'membership.identity-differs': 409,
  'membership.check-unreachable': 503,
  'membership.member-already': 409,
  'membership.member-elsewhere': 409,
  'membership.application-open': 409,
  'membership.application-missing': 404,
  'membership.union-unknown': 404,
  'membership.union-takes-no-members': 422,
  'membership.employer-missing': 422,
  'membership.not-admissible': 409,
  'membership.import-missing': 404,
  'membership.import-not-checked': 409,
  'membership.review-missing': 404,
  'membership.review-answered': 409,
  'membership.review-answer-unfit': 422,
} as const

export const refusal = refusing(refusals)
