import { refusal } from './errors.ts'
import type { Settlement } from './settlements.queries.ts'

/** Refuses whoever does not know the last four characters of the id number the bureau's file names. */
export function confirmIdentity(settlement: Settlement, idTail: string): void {
  if (settlement.idNumber.slice(-4) !== idTail.toUpperCase()) throw refusal('mutual-aid.identity-not-confirmed')
}
