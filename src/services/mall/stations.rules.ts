import type { Instant } from '../../platform/dates.ts'
import type { Parcel } from './stations.model.ts'

/** Between showing card or code and the hand-over a keeper walks to the shelf and back. */
export const shownMinutes = 10

export type HandOver = 'open' | 'picked-up' | 'handed-back' | 'not-shown'

/** Whether a parcel may be handed out at an instant of the server: once, and soon after it was shown to be hers. */
export function decideHandOver(parcel: Parcel, at: Instant): HandOver {
  if (parcel.pickedUpAt !== null) return 'picked-up'
  if (parcel.handedBackAt !== null) return 'handed-back'
  const since = new Date(Date.parse(at) - shownMinutes * 60_000).toISOString()
  return parcel.shownAt !== null && parcel.shownAt >= since ? 'open' : 'not-shown'
}

/** Whether a parcel may go back unclaimed on a day: after the last day on which it is kept. */
export function mayHandBack(parcel: Parcel, day: string): boolean {
  return parcel.pickedUpAt === null && parcel.handedBackAt === null && day > parcel.keepUntil
}

/** Six digits out of random bytes, each as likely as any other. */
export function codeOf(random: number): string {
  return String(random % 1_000_000).padStart(6, '0')
}
