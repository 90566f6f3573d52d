import { keyedDigest, type SealKeys } from '../../platform/seal.ts'

const digits = 6

/** The six digits that the door of an occasion shows in a half minute; computed, so that a day of them is known ahead. */
export function doorCodeOf(keys: SealKeys, occasionId: string, step: number): string {
  const number = Number.parseInt(keyedDigest(keys, `door:${occasionId}:${step}`).slice(0, 12), 16) % 10 ** digits
  return String(number).padStart(digits, '0')
}
