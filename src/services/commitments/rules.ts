import { addDays, type Day } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { CommitmentState, PublishScope, ReminderNode, Wording } from './model.ts'

/** The union it is now: what a merged one promised or published is its successor's. */
export function unionOf({ orgPath }: { readonly orgPath: readonly Id[] }): Id {
  return orgPath.at(-1)!
}

/** The dates of a year: reported up by, the only bulletin between, accepted from. */
export function nodesOf(year: number) {
  return {
    reportBy: `${year}-03-31`,
    bulletinFrom: `${year}-07-01`,
    bulletinUntil: `${year}-07-20`,
    acceptFrom: `${year}-12-01`,
    acceptUntil: `${year}-12-31`,
  } as const
}

/** Reported after the last day of March. */
export function isLateReport(year: number, on: Day): boolean {
  return on > nodesOf(year).reportBy
}

/** «7月上中旬», read as the first to the twentieth. */
export function mayBulletin(year: number, on: Day): boolean {
  const { bulletinFrom, bulletinUntil } = nodesOf(year)
  return bulletinFrom <= on && on <= bulletinUntil
}

/** From December on; what was forgotten is accepted later. */
export function mayAccept(year: number, on: Day): boolean {
  return on >= nodesOf(year).acceptFrom
}

export type AcceptanceWish = {
  readonly verdict: 'done' | 'undone'
  readonly quantity: number
  readonly evidence: number
  readonly reason: string
  readonly rectification: string
  readonly promisedOn: Day | null
}

export type AcceptanceFault =
  | 'commitments.evidence-missing'
  | 'commitments.target-missed'
  | 'commitments.undone-incomplete'
  | 'commitments.promise-too-early'

/**
 * 「未按规定要求完成的，要求说明原因，制定整改措施，及时兑现承诺」: done needs the target and evidence; undone needs all three, the
 * day of fulfilment to come. Null when nothing is wrong.
 */
export function faultOfAcceptance(wish: AcceptanceWish, target: number, on: Day): AcceptanceFault | null {
  if (wish.verdict === 'done') {
    if (wish.evidence === 0) return 'commitments.evidence-missing'
    return wish.quantity < target ? 'commitments.target-missed' : null
  }
  if (wish.reason.trim() === '' || wish.rectification.trim() === '' || wish.promisedOn === null)
    return 'commitments.undone-incomplete'
  return wish.promisedOn <= on ? 'commitments.promise-too-early' : null
}

type Above = { readonly id: Id; readonly kind: string }

/**
 * Whose members see a list: all below the union itself, below its county or its city; null for everybody. A scope that
 * lies below the union, or that stands nowhere above it, cannot be chosen.
 */
export function audienceOf(scope: PublishScope, path: readonly Above[]): Id | null | 'none' {
  if (scope === 'public') return null
  if (scope === 'unit') return path.at(-1)!.id
  return path.find((one) => one.kind === scope)?.id ?? 'none'
}

export const wordingFields = ['title', 'what', 'beneficiaries', 'officerName', 'measure', 'target', 'dueOn'] as const
export type WordingField = (typeof wordingFields)[number]
export type WordingChange = { readonly field: WordingField; readonly before: string; readonly after: string }

/** What an amendment changes, as it stood before and as it stands after. */
export function changesOf(before: Wording, after: Wording): WordingChange[] {
  return wordingFields
    .map((field) => ({ field, before: String(before[field]), after: String(after[field]) }))
    .filter((one) => one.before !== one.after)
}

/** Numbers of a year: registered = waiting + published; published = under way + done + done late + open with a reason. */
export type CommitmentFigures = {
  readonly registered: number
  readonly waiting: number
  readonly published: number
  readonly underWay: number
  readonly done: number
  readonly doneLate: number
  readonly open: number
}

/** Withdrawn ones count nowhere. */
export function figuresOf(
  counts: readonly { readonly state: CommitmentState; readonly n: number }[],
): CommitmentFigures {
  const of = (...states: CommitmentState[]) =>
    counts.filter((one) => states.includes(one.state)).reduce((sum, one) => sum + one.n, 0)
  const [waiting, underWay] = [of('draft', 'reported'), of('published')]
  const [done, doneLate, open] = [of('done'), of('fulfilled'), of('owed')]
  const published = underWay + done + doneLate + open
  return { registered: waiting + published, waiting, published, underWay, done, doneLate, open }
}

/** Days before a promised day on which its union is reminded. */
export const promiseNotice = 7

/** Which reminders are due on a day, for the year's dates; each goes out once from that day until its own date. */
export function remindersOn(on: Day): ReminderNode[] {
  const year = Number(on.slice(0, 4))
  const between = (from: string, until: string) => `${year}-${from}` <= on && on <= `${year}-${until}`
  const nodes: ReminderNode[] = ['promise']
  if (between('03-17', '03-31')) nodes.push('march')
  if (between('04-01', '04-15')) nodes.push('march-late')
  if (between('06-24', '07-20')) nodes.push('july')
  if (between('07-15', '07-20')) nodes.push('july-last')
  if (between('11-24', '12-31')) nodes.push('december')
  if (between('12-24', '12-31')) nodes.push('december-last')
  return nodes
}

/** Promised days up to this one are worth a reminder. */
export function promisesUntil(on: Day): Day {
  return addDays(on, promiseNotice)
}
