import type { Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { UnknownMessage } from './model.ts'
import { simulatedFor, unknownSince } from './store.ts'

/** What the simulator delivered to a phone, newest first: where a demonstration shows its codes. */
export function simulatedMessages(
  tx: Tx,
  phone: string,
  most: number,
): Promise<{ id: Id; text: string; deliveredAt: Instant }[]> {
  return simulatedFor(tx, phone, most)
}

/** Messages that may or may not have gone out since an instant, for the administrator to ask the gateway about. */
export function unknownMessages(tx: Tx, since: Instant): Promise<UnknownMessage[]> {
  return unknownSince(tx, since)
}
