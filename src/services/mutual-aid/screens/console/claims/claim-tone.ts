import type { Tone } from '../../../../../ui/console/Marks.tsx'
import type { IconName } from '../../../../../ui/icons/Icon.tsx'
import type { ClaimCard, ClaimState } from '../../../claims.contract.ts'

const ended: Partial<Record<ClaimState, Tone>> = {
  paid: 'ok',
  'payment-failed': 'bad',
  declined: 'plain',
  void: 'plain',
}

/** The colour of a state for this reader: amber where it waits for her own desk. */
export function toneOf(
  claim: Pick<ClaimCard, 'state' | 'deskOrgId'>,
  readerOrgId: string,
): { tone: Tone; icon?: IconName } {
  const end = ended[claim.state]
  if (end) return { tone: end }
  return claim.deskOrgId === readerOrgId ? { tone: 'warn', icon: 'pen' } : { tone: 'info' }
}

/** Past every act. */
export function isClosed(state: ClaimState): boolean {
  return state === 'paid' || state === 'declined' || state === 'void'
}
