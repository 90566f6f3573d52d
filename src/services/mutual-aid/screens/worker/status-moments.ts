import type { ClaimState } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'

const way = ['fill', 'grassroots', 'county', 'city', 'paying', 'paid'] as const

/** Where a state stands on the common way; the second pair of eyes belongs to the city, a failed payment to paying. */
const placeOn: Partial<Record<ClaimState, number>> = {
  notify: -1,
  fill: 0,
  grassroots: 1,
  county: 2,
  city: 3,
  second: 3,
  paying: 4,
  'payment-failed': 4,
}

/** What is still to come, the last thing first; nothing for a claim that has ended. */
export function stagesToCome(state: ClaimState): string[] {
  const place = placeOn[state]
  if (place === undefined) return []
  return way
    .slice(place + 1)
    .reverse()
    .map((stage) => text.status.toCome[stage])
}
