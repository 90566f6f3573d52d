import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type {
  Benefit,
  BenefitDraft,
  BenefitPrice,
  BenefitSetting,
  BenefitState,
  Charge,
  EarlierUses,
  OfflineEntry,
  Use,
} from './benefits.model.ts'
import { isFormula } from './products.rules.ts'

export const usualSetting: BenefitSetting = { offlineMinutes: 240, undoMinutes: 15, setBy: null }

const mostFen = 10_000_000
const mostCount = 10_000_000

/** Everything that can be wrong with a benefit as it was written. */
export type BenefitFault =
  | 'name-missing'
  | 'terms-missing'
  | 'price-wrong'
  | 'subsidy-too-much'
  | 'days-reversed'
  | 'over-already'
  | 'quota-wrong'
  | 'audience-missing'
  | 'formula'

/** Everything wrong with a draft, each fault once. */
export function faultsOfBenefit(draft: BenefitDraft, today: Day): BenefitFault[] {
  const faults = new Set<BenefitFault>()
  if (draft.name.trim().length < 2) faults.add('name-missing')
  if (draft.terms.trim().length < 2) faults.add('terms-missing')
  for (const fault of faultsOfPrice(draft.price)) faults.add(fault)
  if (draft.fromOn > draft.untilOn) faults.add('days-reversed')
  if (draft.untilOn < today) faults.add('over-already')
  const { dayQuota, totalQuota, mostADay, mostEach, budgetFen } = draft
  const limits = [dayQuota, totalQuota, mostADay, mostEach, budgetFen]
  if (limits.some((one) => one !== null && !isCount(one))) faults.add('quota-wrong')
  if (draft.audienceIds.length === 0) faults.add('audience-missing')
  if ([draft.name, draft.campaign, draft.intro, draft.terms].some(isFormula)) faults.add('formula')
  return [...faults]
}

function faultsOfPrice(price: BenefitPrice): BenefitFault[] {
  if (price.kind === 'discount') {
    const { offPercent, mostOffFen, subsidyShare } = price
    const whole = isIn(offPercent, 1, 99) && isIn(subsidyShare, 0, 100)
    return whole && (mostOffFen === null || isIn(mostOffFen, 1, mostFen)) ? [] : ['price-wrong']
  }
  const payFen = price.kind === 'free' ? 0 : price.payFen
  const { regularFen, subsidyFen } = price
  if (!isIn(regularFen, 1, mostFen) || !isIn(payFen, price.kind === 'fixed' ? 1 : 0, regularFen)) return ['price-wrong']
  if (price.kind === 'season' && price.visits !== null && !isIn(price.visits, 1, 1000)) return ['price-wrong']
  return isIn(subsidyFen, 0, regularFen - payFen) ? [] : ['subsidy-too-much']
}

function isIn(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most
}

function isCount(value: number): boolean {
  return isIn(value, 1, mostCount)
}

/** How a benefit stands on a day, in one word. */
export function benefitState(
  benefit: Pick<Benefit, 'publishedAt' | 'pausedAt' | 'endedAt' | 'fromOn' | 'untilOn'>,
  today: Day,
): BenefitState {
  if (benefit.publishedAt === null) return 'draft'
  if (benefit.endedAt !== null || benefit.untilOn < today) return 'over'
  if (benefit.pausedAt !== null) return 'paused'
  return today < benefit.fromOn ? 'coming' : 'open'
}

/** The most a bill may be: a hundred thousand yuan. */
export const mostBillFen = mostFen

/**
 * What one use costs. A discount is on the bill; what is off is rounded down to the fen, so that nobody pays less than the
 * percentage says. A season ticket is paid once; a later visit costs nothing and moves nothing.
 */
export function chargeFor(price: BenefitPrice, billFen: Fen | null, seasonPart: Use['seasonPart']): Charge {
  if (price.kind === 'discount') {
    const bill = BigInt(billFen ?? 0)
    const percent = Number((bill * BigInt(price.offPercent)) / 100n)
    const off = Math.min(percent, price.mostOffFen ?? percent)
    const subsidyFen = Number((BigInt(off) * BigInt(price.subsidyShare)) / 100n)
    return { regularFen: Number(bill), paidFen: Number(bill) - off, subsidyFen, waivedFen: off - subsidyFen }
  }
  if (seasonPart === 'visit') return { regularFen: 0, paidFen: 0, subsidyFen: 0, waivedFen: 0 }
  const paidFen = price.kind === 'free' ? 0 : price.payFen
  const { regularFen, subsidyFen } = price
  return { regularFen, paidFen, subsidyFen, waivedFen: regularFen - paidFen - subsidyFen }
}

/** Why a use is refused. The quotas of everybody together are decided last, where they are counted. */
export type UseRefusal =
  | { readonly refused: 'mall.benefit-not-open'; readonly state: BenefitState }
  | { readonly refused: 'mall.benefit-not-for-holder' }
  | { readonly refused: 'mall.bill-missing' }
  | { readonly refused: 'mall.bill-unwanted' }
  | { readonly refused: 'mall.over-own-day-limit'; readonly most: number }
  | { readonly refused: 'mall.over-own-limit'; readonly most: number }
  | { readonly refused: 'mall.season-used-up'; readonly most: number }

export type Asked = {
  readonly usedOn: Day
  readonly shownAt: Instant
  readonly billFen: Fen | null
  readonly homePath: readonly Id[]
  /** Kinds of credentials that she holds on the day. */
  readonly holds: ReadonlySet<string>
  readonly earlier: EarlierUses
}

/** Whether a member may use a benefit, and what it costs her, from what is known of her and it. */
export function decideUse(benefit: Benefit, asked: Asked): Use | UseRefusal {
  const state = stateAt(benefit, asked)
  if (state !== 'open') return { refused: 'mall.benefit-not-open', state }
  if (!isFor(benefit, asked)) return { refused: 'mall.benefit-not-for-holder' }
  if (benefit.price.kind === 'discount' && asked.billFen === null) return { refused: 'mall.bill-missing' }
  if (benefit.price.kind !== 'discount' && asked.billFen !== null) return { refused: 'mall.bill-unwanted' }
  const { earlier } = asked
  if (earlier.onDay >= benefit.mostADay) return { refused: 'mall.over-own-day-limit', most: benefit.mostADay }
  if (benefit.mostEach !== null && earlier.inAll >= benefit.mostEach)
    return { refused: 'mall.over-own-limit', most: benefit.mostEach }
  const seasonPart = seasonPartOf(benefit.price, earlier)
  if (seasonPart === 'used-up') {
    return { refused: 'mall.season-used-up', most: earlier.seasonVisits }
  }
  return { charge: chargeFor(benefit.price, asked.billFen, seasonPart), seasonPart }
}

/** As it stood when the card was shown: what was paused or ended only afterwards was open then. */
function stateAt(benefit: Benefit, { usedOn, shownAt }: Pick<Asked, 'usedOn' | 'shownAt'>): BenefitState {
  const before = (at: Instant | null) => (at !== null && at <= shownAt ? at : null)
  return benefitState(
    {
      ...benefit,
      publishedAt: before(benefit.publishedAt),
      pausedAt: before(benefit.pausedAt),
      endedAt: before(benefit.endedAt),
    },
    usedOn,
  )
}

/** Members of the unions it is for and of all below; of them, where it names tags, whoever holds one. */
export function isFor(
  benefit: Pick<Benefit, 'audienceIds' | 'tags'>,
  { homePath, holds }: Pick<Asked, 'homePath' | 'holds'>,
): boolean {
  const within = benefit.audienceIds.some((id) => homePath.includes(id))
  return within && (benefit.tags.length === 0 || benefit.tags.some((tag) => holds.has(tag)))
}

function seasonPartOf(price: BenefitPrice, earlier: EarlierUses): Use['seasonPart'] | 'used-up' {
  if (price.kind !== 'season') return null
  if (earlier.seasonVisits === 0) return 'opens'
  return price.visits !== null && earlier.seasonVisits >= price.visits ? 'used-up' : 'visit'
}

/** How far a desk's clock may run ahead of the server's. */
const aheadMs = 60_000

/** Whether what a desk wrote down without a line may still be handed in. */
export function decideHandIn(
  entry: Pick<OfflineEntry, 'shownAt'>,
  at: Instant,
  { offlineMinutes }: Pick<BenefitSetting, 'offlineMinutes'>,
): 'mall.entry-from-the-future' | 'mall.entry-too-old' | null {
  const age = Date.parse(at) - Date.parse(entry.shownAt)
  if (age < -aheadMs) return 'mall.entry-from-the-future'
  return age > offlineMinutes * 60_000 ? 'mall.entry-too-old' : null
}

/** Whether a merchant may still take a use back. */
export function mayUndo(
  recordedAt: Instant,
  at: Instant,
  { undoMinutes }: Pick<BenefitSetting, 'undoMinutes'>,
): boolean {
  return Date.parse(at) - Date.parse(recordedAt) <= undoMinutes * 60_000
}

/** The text that a desk signs for an entry; browser and server write it alike. */
export function entryText(entry: OfflineEntry): string {
  const { id, keyId, benefitId, code, shownAt, billFen } = entry
  return [id, keyId, benefitId, code, shownAt, billFen ?? ''].join('\n')
}

export type Point = { readonly latitude: number; readonly longitude: number }

const earthMetres = 6_371_000

/** Metres between two places along the surface. */
export function metresBetween(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (angle: number) => Math.sin(radians(angle) / 2) ** 2
  const across = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude))
  const chord = half(other.latitude - one.latitude) + across * half(other.longitude - one.longitude)
  return Math.round(2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(chord))))
}
