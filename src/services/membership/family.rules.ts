import { type Day, isDay } from '../../platform/dates.ts'

/** Completed years on a day. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** 未成年: under eighteen (《民法典》第十七条). */
export function isMinor(bornOn: Day, day: Day): boolean {
  return ageOn(bornOn, day) < 18
}

/** 20150304 as typed, or null while it is no day that has come. */
export function readBirthday(digits: string, today: Day): Day | null {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  return digits.length === 8 && isDay(day) && day <= today ? day : null
}

/** How many of the family one member may enter. */
export const mostRelatives = 20
