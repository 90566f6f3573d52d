import { type Day, isDay } from '../../platform/dates.ts'
import { type Fen, formatYuan } from '../../platform/money.ts'
import type { RefusalFacts } from '../../platform/refusal.ts'
import { icd10RangesOverlap, parseIcd10Range } from './icd10.rules.ts'
import type { EarlierVersion, FoundFault, Icd10Range, PolicyDecision, PolicyVersion } from './model.ts'
import type { PolicyFaultCode } from './policies.errors.ts'
import { findShapeFaults, policyShape } from './policy-shape.rules.ts'

const fundKey = /^[a-z][a-z0-9-]{1,39}$/

/** Above any money a fund has, and low enough that its product with a rate stays a 64-bit integer. */
export const mostFen: Fen = 100_000_000_000_000

const mostDays = 3660

/**
 * Decides whether a document may be published as the next version of its fund, with every fault it has and not only
 * the first. Rules: mutual-aid arithmetic, «Policy version».
 *
 * @param earlier all published versions of the same fund
 */
export function decidePolicy(candidate: unknown, earlier: readonly EarlierVersion[]): PolicyDecision {
  const shapeFaults = findShapeFaults(candidate, policyShape, '')
  const faults = [...shapeFaults]
  const unreadable = shapeFaults.filter((fault) => fault.code !== 'mutual-aid.policy-key-unknown')
  const policy = candidate as PolicyVersion
  for (const check of checks) {
    const readable = check.reads.every((field) => !unreadable.some((fault) => isWithin(fault.field, field)))
    if (readable) faults.push(...check.find(policy, earlier))
  }
  return faults.length > 0 ? { refused: true, faults } : { refused: false, policy }
}

/** A rate in ten-thousandths, exactly; the text must be one that `decidePolicy` accepts. */
export function tenThousandthsOf(rate: string): number {
  const [whole, decimals = ''] = rate.split('.')
  return Number(whole) * 10_000 + Number(decimals.padEnd(4, '0'))
}

/** First day of the policy year in which a day lies, for years that begin on `start` (MM-DD). */
export function policyYearOf(day: Day, start: string): Day {
  const year = Number(day.slice(0, 4))
  const first = `${day.slice(0, 4)}-${start}`
  return first <= day ? first : `${String(year - 1).padStart(4, '0')}-${start}`
}

type Check = {
  reads: readonly string[]
  find: (policy: PolicyVersion, earlier: readonly EarlierVersion[]) => FoundFault[]
}

const checks: readonly Check[] = [
  { reads: ['fund'], find: ({ fund }) => when(!fundKey.test(fund), 'fund-malformed', 'fund', { fund }) },
  { reads: ['version'], find: findNumberFaults },
  { reads: ['title'], find: ({ title }) => when(title.trim() === '', 'text-empty', 'title', { field: 'title' }) },
  { reads: ['effectiveFrom'], find: findEffectiveDateFaults },
  { reads: ['policyYearStart'], find: findYearStartFaults },
  { reads: ['effectiveFrom', 'policyYearStart'], find: findReachBackFaults },
  { reads: ['fundingSources'], find: findFundingFaults },
  { reads: ['coverOn'], find: findCoverDayFaults },
  { reads: ['waitingDays'], find: (policy) => dayFaults('waitingDays', policy.waitingDays, 0) },
  { reads: ['claimDays'], find: (policy) => dayFaults('claimDays', policy.claimDays, 1) },
  ...(['notify', 'fill', 'grassroots', 'county', 'city'] as const).map(
    (step): Check => ({
      reads: [`stepDays.${step}`],
      find: (policy) => dayFaults(`stepDays.${step}`, policy.stepDays[step], 1),
    }),
  ),
  { reads: ['fourEyesAboveFen'], find: (policy) => amountFaults('fourEyesAboveFen', policy.fourEyesAboveFen) },
  {
    reads: ['inpatient.deductibleFen'],
    find: ({ inpatient }) => amountFaults('inpatient.deductibleFen', inpatient.deductibleFen),
  },
  {
    reads: ['inpatient.yearCapFen'],
    find: ({ inpatient }) => amountFaults('inpatient.yearCapFen', inpatient.yearCapFen),
  },
  { reads: ['inpatient.tiers'], find: findTierFaults },
  { reads: ['diseases'], find: findDiseaseFaults },
  { reads: ['excludedIcd10'], find: ({ excludedIcd10 }) => rangeFaults('excludedIcd10', excludedIcd10).faults },
  { reads: ['excludedHospitalLevels'], find: findLevelFaults },
]

function isWithin(place: string | null, field: string): boolean {
  return place === null || place === field || place.startsWith(`${field}.`) || field.startsWith(`${place}.`)
}

type BareCode<Code> = Code extends `mutual-aid.policy-${infer Bare}` ? Bare : never

function when(wrong: boolean, code: BareCode<PolicyFaultCode>, field: string, facts: RefusalFacts): FoundFault[] {
  return wrong ? [{ code: `mutual-aid.policy-${code}`, field, facts }] : []
}

function latestOf(earlier: readonly EarlierVersion[]): EarlierVersion | undefined {
  return earlier.toSorted((one, other) => other.version - one.version)[0]
}

function findNumberFaults({ version }: PolicyVersion, earlier: readonly EarlierVersion[]): FoundFault[] {
  if (version < 1) return when(true, 'version-not-positive', 'version', { version })
  const latest = latestOf(earlier)
  if (!latest || version > latest.version) return []
  const used = earlier.some((one) => one.version === version)
  const facts = { version, latest: latest.version, next: latest.version + 1 }
  return when(true, used ? 'version-used' : 'version-behind', 'version', facts)
}

function findEffectiveDateFaults({ effectiveFrom }: PolicyVersion, earlier: readonly EarlierVersion[]): FoundFault[] {
  if (!isDay(effectiveFrom)) return when(true, 'effective-date-malformed', 'effectiveFrom', { date: effectiveFrom })
  const last = earlier.toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))[0]
  if (!last || effectiveFrom > last.effectiveFrom) return []
  const facts = { date: effectiveFrom, previous: last.version, previousDate: last.effectiveFrom }
  return when(true, 'effective-date-not-later', 'effectiveFrom', facts)
}

function isYearStart(text: string): boolean {
  return /^\d{2}-\d{2}$/.test(text) && isDay(`2023-${text}`)
}

function findYearStartFaults({ policyYearStart }: PolicyVersion): FoundFault[] {
  return when(!isYearStart(policyYearStart), 'year-start-malformed', 'policyYearStart', { start: policyYearStart })
}

/** A new start of the year may cut a year short but not lengthen one that is already being summed up. */
function findReachBackFaults(policy: PolicyVersion, earlier: readonly EarlierVersion[]): FoundFault[] {
  const latest = latestOf(earlier)
  if (!latest || !isDay(policy.effectiveFrom) || !isYearStart(policy.policyYearStart)) return []
  const year = policyYearOf(policy.effectiveFrom, policy.policyYearStart)
  const previousYear = policyYearOf(policy.effectiveFrom, latest.document.policyYearStart)
  return when(year < previousYear, 'year-reaches-back', 'policyYearStart', {
    start: policy.policyYearStart,
    year,
    previousYear,
  })
}

function findFundingFaults({ fundingSources }: PolicyVersion): FoundFault[] {
  return [
    ...when(fundingSources.length === 0, 'funding-sources-empty', 'fundingSources', {}),
    ...emptyTextFaults('fundingSources', fundingSources),
  ]
}

function findLevelFaults({ excludedHospitalLevels }: PolicyVersion): FoundFault[] {
  return emptyTextFaults('excludedHospitalLevels', excludedHospitalLevels)
}

function emptyTextFaults(list: string, texts: readonly string[]): FoundFault[] {
  return texts.flatMap((text, at) =>
    when(text.trim() === '', 'text-empty', `${list}.${at}`, { field: `${list}.${at}` }),
  )
}

function findCoverDayFaults({ coverOn }: PolicyVersion): FoundFault[] {
  return when(!['admission', 'discharge'].includes(coverOn), 'cover-day-unknown', 'coverOn', { day: coverOn })
}

function dayFaults(field: string, days: number, least: number): FoundFault[] {
  return when(days < least || days > mostDays, 'days-out-of-range', field, { field, days, least, most: mostDays })
}

function amountFaults(field: string, fen: Fen): FoundFault[] {
  return [
    ...when(fen < 0, 'amount-negative', field, { field }),
    ...when(fen > mostFen, 'amount-too-large', field, { field }),
  ]
}

function findTierFaults({ inpatient: { tiers } }: PolicyVersion): FoundFault[] {
  const [first] = tiers
  if (!first) return when(true, 'tiers-empty', 'inpatient.tiers', {})
  return [
    ...when(first.aboveFen !== 0, 'tiers-not-from-zero', 'inpatient.tiers.0.aboveFen', {
      fromYuan: formatYuan(first.aboveFen),
    }),
    ...tiers.flatMap((tier, at) => {
      const field = `inpatient.tiers.${at}`
      const previous = tiers[at - 1]
      return [
        ...amountFaults(`${field}.aboveFen`, tier.aboveFen),
        ...when(previous !== undefined && tier.aboveFen <= previous.aboveFen, 'tiers-not-rising', `${field}.aboveFen`, {
          tier: at + 1,
          fromYuan: formatYuan(tier.aboveFen),
          previousYuan: formatYuan(previous?.aboveFen ?? 0),
        }),
        ...rateFaults(`${field}.rate`, at + 1, tier.rate),
      ]
    }),
  ]
}

function rateFaults(field: string, tier: number, rate: string): FoundFault[] {
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,30}))?$/.exec(rate)
  if (!match) return when(true, 'rate-malformed', field, { tier, rate })
  const [, sign, whole, decimals = ''] = match
  const above = Number(whole) > 1 || (Number(whole) === 1 && Number(decimals) > 0)
  const below = sign === '-' && Number(rate) !== 0
  return [
    ...when(above || below, 'rate-out-of-range', field, { tier, rate }),
    ...when(sign === '-' && !below, 'rate-malformed', field, { tier, rate }),
    ...when(decimals.length > 4, 'rate-too-fine', field, { tier, rate }),
  ]
}

type NamedRange = { label: string; range: Icd10Range }

function findDiseaseFaults({ diseases }: PolicyVersion): FoundFault[] {
  const faults: FoundFault[] = []
  const ranges: NamedRange[] = []
  diseases.forEach((disease, at) => {
    const { name } = disease
    const field = `diseases.${at}`
    faults.push(
      ...when(name.trim() === '', 'text-empty', `${field}.name`, { field: `${field}.name` }),
      ...when(diseases.findIndex((one) => one.name === name) < at, 'disease-name-doubled', `${field}.name`, { name }),
      ...when(disease.icd10.length === 0, 'disease-without-codes', `${field}.icd10`, { name }),
      ...amountFaults(`${field}.lumpSumFen`, disease.lumpSumFen),
      ...when(!['life', 'year'].includes(disease.once), 'once-unknown', `${field}.once`, { name, once: disease.once }),
    )
    const read = rangeFaults(`${field}.icd10`, disease.icd10)
    faults.push(...read.faults)
    for (const own of read.ranges) {
      const label = `${name} ${own.label}`
      const other = ranges.find((one) => icd10RangesOverlap(one.range, own.range))
      if (other)
        faults.push(...when(true, 'icd10-overlapping', `${field}.icd10`, { first: other.label, second: label }))
    }
    ranges.push(...read.ranges.map((own) => ({ ...own, label: `${name} ${own.label}` })))
  })
  return faults
}

/** Reads a list of ranges; those inside one list may not overlap either. */
function rangeFaults(field: string, texts: readonly string[]): { ranges: NamedRange[]; faults: FoundFault[] } {
  const faults: FoundFault[] = []
  const ranges: NamedRange[] = []
  texts.forEach((text, at) => {
    const range = parseIcd10Range(text)
    if (range === null) {
      faults.push(...when(true, 'icd10-malformed', `${field}.${at}`, { range: text }))
      return
    }
    const other = ranges.find((one) => icd10RangesOverlap(one.range, range))
    if (other) faults.push(...when(true, 'icd10-overlapping', `${field}.${at}`, { first: other.label, second: text }))
    ranges.push({ label: text, range })
  })
  return { ranges, faults }
}
