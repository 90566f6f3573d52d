import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'calendar.year-not-loaded': 409,
  'calendar.year-already-loaded': 409,
  'calendar.day-outside-year': 422,
  'calendar.day-twice': 422,
  'calendar.kind-does-not-fit': 422,
} as const

export const refusal = refusing(refusals)
