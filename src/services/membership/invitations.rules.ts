import type { Day } from '../../platform/dates.ts'
import type { InvitationState } from './invitations.contract.ts'

/** How an invitation stands on a day; closed by hand comes before its end, its end before its number. */
export function standingOfInvitation(
  one: {
    readonly lastOn: Day
    readonly mostUses: number | null
    readonly uses: number
    readonly closedAt: string | null
  },
  today: Day,
): InvitationState {
  if (one.closedAt !== null) return 'closed'
  if (one.lastOn < today) return 'expired'
  return one.mostUses !== null && one.uses >= one.mostUses ? 'used-up' : 'open'
}
