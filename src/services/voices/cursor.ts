import type { Instant } from '../../platform/dates.ts'
import { refusal } from './errors.ts'

/** Where a page ended, the newest first. */
export type Place = { readonly at: Instant; readonly id: string }

export function sayPlace({ at, id }: Place): string {
  return `${at} ${id}`
}

/** Refuses what no page ended with: `voices.cursor-unknown`. */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [at, id] = cursor.split(' ')
  if (!at || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw refusal('voices.cursor-unknown')
  return { at, id: id! }
}
