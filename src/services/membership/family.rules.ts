import type { Day } from '../../platform/dates.ts'

/** Completed years on a day. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** 未成年: under eighteen (《民法典》第十七条). */
export function isMinor(bornOn: Day, day: Day): boolean {
  return ageOn(bornOn, day) < 18
}

/** How many of the family one member may enter. */
export const mostRelatives = 20
