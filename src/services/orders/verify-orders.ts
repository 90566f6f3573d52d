import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { overfullCars } from './exams.store.ts'
import { matchLeftOver } from './matching.store.ts'
import { brokenOrders } from './orders.store.ts'
import { findingText } from './text.ts'

/**
 * For `gonghui verify`: an order that does not stand where its case does vanished between two; an event that is over keeps
 * no choice and no profile; a car takes no more people than it has seats.
 */
export async function verifyOrders(tx: Tx): Promise<string[]> {
  const orders = await brokenOrders(tx)
  const matches = await matchLeftOver(tx)
  const cars = await overfullCars(tx)
  return [
    ...orders.map(({ id, state, caseState }) =>
      fillSentence(findingText.order, { id, state, caseState: caseState ?? '' }),
    ),
    ...matches.map(({ eventId, secrets }) => fillSentence(findingText.matches, { id: eventId, secrets })),
    ...cars.map((one) => fillSentence(findingText.car, one)),
  ]
}
