import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'people.unknown': 404,
  'people.id-number-wrong': 422,
  'people.id-number-taken': 409,
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
  'people.merged': 409,
  'people.merge-itself': 422,
  'people.merge-merged': 409,
  'people.merge-born-differs': 409,
  'people.merge-sex-differs': 409,
  'people.merge-id-differs': 409,
  'people.merge-name-differs': 409,
  'people.merge-death-differs': 409,
  'people.merge-money': 409,
  'people.merge-account': 409,
  'people.merge-not-undoable': 409,
  'people.merge-moved-on': 409,
} as const

export const refusal = refusing(refusals)
