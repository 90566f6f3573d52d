/** Forms of employment; all but the first two are 新就业形态. */
export const employmentForms = [
  'employed',
  'flexible',
  'ride-hailing',
  'food-delivery',
  'courier',
  'truck',
  'domestic',
  'live-stream',
  'chauffeur',
  'other-new-form',
] as const
export type EmploymentForm = (typeof employmentForms)[number]

/** Whom of her family a member enters. */
export const relations = ['spouse', 'child', 'parent', 'other'] as const
export type Relation = (typeof relations)[number]
