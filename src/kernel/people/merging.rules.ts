import type { Day } from '../../platform/dates.ts'
import { upgradeIdNumber } from './id-number.rules.ts'
import { bornOn } from './rules.ts'

/** What must be known of a record to judge a merger. */
export type MergeFacts = {
  readonly name: string
  readonly idNumber: string
  readonly deadOn: Day | null
  readonly merged: 'merged-already' | 'stands'
}

export type MergeObstacle =
  | 'people.merge-itself'
  | 'people.merge-merged'
  | 'people.merge-born-differs'
  | 'people.merge-sex-differs'
  | 'people.merge-id-differs'
  | 'people.merge-name-differs'
  | 'people.merge-death-differs'

/**
 * Two records are one person's only when their id numbers are the two forms of one: 15 digits of the old card and the 18
 * they became. Two right numbers that are not such a pair are two people, whatever else agrees.
 */
export function decideMerge(one: MergeFacts, other: MergeFacts): MergeObstacle | null {
  if (one.idNumber === other.idNumber) return 'people.merge-itself'
  if (one.merged === 'merged-already' || other.merged === 'merged-already') return 'people.merge-merged'
  if (bornOn(one.idNumber) !== bornOn(other.idNumber)) return 'people.merge-born-differs'
  if (sexOf(one.idNumber) !== sexOf(other.idNumber)) return 'people.merge-sex-differs'
  if (longOf(one.idNumber) !== longOf(other.idNumber)) return 'people.merge-id-differs'
  if (one.name !== other.name) return 'people.merge-name-differs'
  if (one.deadOn !== null && other.deadOn !== null && one.deadOn !== other.deadOn) return 'people.merge-death-differs'
  return null
}

function longOf(idNumber: string): string {
  return upgradeIdNumber(idNumber) ?? idNumber
}

/** The last digit of the sequence is odd for men. */
export function sexOf(idNumber: string): 'male' | 'female' {
  return Number(longOf(idNumber)[16]) % 2 === 1 ? 'male' : 'female'
}

/** A merger can be undone for so many days. */
export const undoDays = 30
