import type { Day } from '../../platform/dates.ts'
import type { OriginProof, OriginState, PavilionState, ProofOffer, ProofState, Season } from './pavilions.model.ts'

/** Where a pavilion stands on a day. */
export function pavilionStateOn(seasons: readonly Season[], day: Day): PavilionState {
  if (seasons.some((season) => isOpenOn(season, day))) return 'open'
  if (seasons.some((season) => season.opensOn > day)) return 'coming'
  return seasons.length === 0 ? 'empty' : 'closed'
}

export function isOpenOn({ opensOn, closesOn }: Season, day: Day): boolean {
  return opensOn <= day && (closesOn === null || day < closesOn)
}

export type SeasonFault = 'in-the-past' | 'overlaps' | 'not-open' | 'ends-before-it-begins'

/** Why a pavilion cannot open on a day; null when it can. What was sold before cannot become the pavilion's afterwards. */
export function faultOfOpening(seasons: readonly Season[], opensOn: Day, today: Day): SeasonFault | null {
  if (opensOn < today) return 'in-the-past'
  return seasons.some((season) => season.closesOn === null || season.closesOn > opensOn) ? 'overlaps' : null
}

/** Why a pavilion cannot be closed from a day on; null when it can. */
export function faultOfClosing(seasons: readonly Season[], closesOn: Day, today: Day): SeasonFault | null {
  const running = seasons.find((season) => season.closesOn === null)
  if (!running) return 'not-open'
  if (closesOn < today) return 'in-the-past'
  return closesOn < running.opensOn ? 'ends-before-it-begins' : null
}

export type ProofFault = 'number-missing' | 'issuer-missing' | 'already-expired' | 'valid-too-long'

const longestDays = 5 * 366

/** Everything wrong with what is offered as a proof of origin. */
export function faultsOfProof(offer: ProofOffer, today: Day): ProofFault[] {
  const faults: ProofFault[] = []
  if (!isBetween(offer.number.trim(), 2, 60)) faults.push('number-missing')
  if (!isBetween(offer.issuer.trim(), 2, 60)) faults.push('issuer-missing')
  if (offer.validUntil < today) faults.push('already-expired')
  if (Date.parse(offer.validUntil) - Date.parse(today) > longestDays * 86_400_000) faults.push('valid-too-long')
  return faults
}

function isBetween(text: string, least: number, most: number): boolean {
  return text.length >= least && text.length <= most
}

/** What a decision leads to from a state, or null when it is not open. */
export function decideProof(state: ProofState, decision: 'accept' | 'refuse' | 'revoke'): ProofState | null {
  if (decision === 'revoke') return state === 'accepted' ? 'revoked' : null
  if (state !== 'waiting') return null
  return decision === 'accept' ? 'accepted' : 'refused'
}

/** Where a product stands with its origin: only what was proved for the words it has now counts. */
export function originStateOf(
  product: { readonly regionId: string | null; readonly origin: string },
  proofs: readonly Pick<OriginProof, 'regionId' | 'origin' | 'state' | 'validUntil'>[],
  today: Day,
): OriginState {
  const own = proofs.filter((proof) => proof.regionId === product.regionId && proof.origin === product.origin)
  const accepted = own.filter((proof) => proof.state === 'accepted')
  if (accepted.some((proof) => proof.validUntil >= today)) return 'proved'
  if (own.some((proof) => proof.state === 'waiting')) return 'waiting'
  return accepted.length > 0 ? 'expired' : 'missing'
}
