import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'people.unknown': 404,
  'people.id-number-wrong': 422,
  'people.phone-wrong': 422,
  'people.name-differs': 409,
  'people.member-elsewhere': 409,
  'people.before-leaving': 409,
  'people.in-future': 422,
  'people.dead': 409,
  'people.union-unknown': 404,
  'people.no-home-for-members': 422,
  'people.not-a-member': 409,
  'people.left-before-joining': 422,
  'people.dead-before-birth': 422,
} as const

export const refusal = refusing(refusals)
