import { addDays, type Day, daysBetween } from '../../platform/dates.ts'
import {
  type Elected,
  type ElectionWish,
  type PostKey,
  type ReminderStep,
  singlePosts,
  type TermState,
} from './terms.model.ts'

/** What holds where no union on the way up has said anything: the usual length, and a quarter's notice. */
export const usualSetting = { termYears: 5, remindDays: 90 } as const

/** The same day some years later; 29 February becomes the 28th. */
export function addYears(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  if (day.slice(5) !== '02-29') return `${year}${day.slice(4)}`
  return addDays(`${year}-03-01`, -1)
}

export type ElectionFacts = {
  readonly wish: ElectionWish
  readonly today: Day
  /** First day of the union; nothing is elected before. */
  readonly foundedOn: Day
  /** Day of the last election, if there was one. */
  readonly lastHeldOn: Day | null
  readonly hasTerm: 'yes' | 'no'
  /** Posts of one holder that are held now. */
  readonly held: readonly { readonly post: PostKey; readonly name: string; readonly personId: string }[]
}

export type ElectionRefusal =
  | { readonly code: 'unions.election-not-held' | 'unions.election-before-last' | 'unions.attendance-over' }
  | { readonly code: 'unions.quorum-missed' | 'unions.chair-missing' | 'unions.no-term' | 'unions.elected-twice' }
  | { readonly code: 'unions.post-twice'; readonly post: PostKey }
  | { readonly code: 'unions.post-held'; readonly post: PostKey; readonly holder: string }
  | { readonly code: 'unions.votes-short' | 'unions.votes-over'; readonly elected: Elected }

/**
 * Judges an election by 《工会基层组织选举工作条例》: two thirds of those who should come are there, and whoever is elected has
 * more than half of those who should come. Null allows it.
 */
export function decideElection(facts: ElectionFacts): ElectionRefusal | null {
  const { wish } = facts
  if (wish.heldOn > facts.today) return { code: 'unions.election-not-held' }
  const early = facts.lastHeldOn === null ? wish.heldOn < facts.foundedOn : wish.heldOn <= facts.lastHeldOn
  if (early) return { code: 'unions.election-before-last' }
  if (wish.attendedCount > wish.eligibleCount) return { code: 'unions.attendance-over' }
  if (wish.attendedCount * 3 < wish.eligibleCount * 2) return { code: 'unions.quorum-missed' }
  for (const elected of wish.elected) {
    if (elected.votes > wish.attendedCount) return { code: 'unions.votes-over', elected }
    if (elected.votes * 2 <= wish.eligibleCount) return { code: 'unions.votes-short', elected }
  }
  return decidePosts(facts)
}

function decidePosts({ wish, hasTerm, held }: ElectionFacts): ElectionRefusal | null {
  const named = new Set<string>()
  const taken = new Set<PostKey>()
  for (const { post, personId } of wish.elected) {
    if (named.has(`${post} ${personId}`)) return { code: 'unions.elected-twice' }
    named.add(`${post} ${personId}`)
    if (!singlePosts.includes(post)) continue
    if (taken.has(post)) return { code: 'unions.post-twice', post }
    taken.add(post)
  }
  if (wish.kind === 'general') return taken.has('chair') ? null : { code: 'unions.chair-missing' }
  if (hasTerm === 'no') return { code: 'unions.no-term' }
  for (const { post, personId } of wish.elected) {
    const holder = held.find((one) => one.post === post && (singlePosts.includes(post) || one.personId === personId))
    if (holder) return { code: 'unions.post-held', post, holder: holder.name }
  }
  return null
}

/** How a term stands on a day. */
export function termStateOf(dueOn: Day, today: Day, remindDays: number): TermState {
  const left = daysBetween(today, dueOn)
  if (left < 0) return 'overdue'
  return left <= remindDays ? 'soon' : 'later'
}

/** The latest reminder that is due; earlier ones that were missed are not made up for. */
export function reminderDue(dueOn: Day, today: Day, remindDays: number): ReminderStep | null {
  const left = daysBetween(today, dueOn)
  if (left < 0) return 'overdue'
  if (left <= 30) return 'due'
  return left <= remindDays ? 'soon' : null
}
