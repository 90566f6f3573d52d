import type { Day } from '../../platform/dates.ts'
import type { HearingOfficer } from './hearings.model.ts'
import type { Firm } from './model.ts'

export type GuestFault = 'disputes.guest-other-industry' | 'disputes.guest-elsewhere'

/** 同行业同区域: a guest's firm is of the industry and of the region of the case, both. */
export function faultOfGuest(
  firm: Pick<Firm, 'industry' | 'regionId'>,
  of: Pick<Firm, 'industry' | 'regionId'>,
): GuestFault | null {
  if (firm.industry !== of.industry) return 'disputes.guest-other-industry'
  return firm.regionId === of.regionId ? null : 'disputes.guest-elsewhere'
}

/** Whether somebody of the roster may be chosen for a hearing on a day. */
export function servesOn(officer: Pick<HearingOfficer, 'fromOn' | 'untilOn'>, day: Day): boolean {
  return officer.fromOn <= day && (officer.untilOn === null || officer.untilOn >= day)
}
