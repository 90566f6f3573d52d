import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

export const postKeys = ['chair', 'vice-chair', 'member', 'audit-chair', 'women-chair'] as const
export type PostKey = (typeof postKeys)[number]

/** Posts that one person holds at a time. */
export const singlePosts: readonly PostKey[] = ['chair', 'audit-chair', 'women-chair']

export type ElectionKind = 'general' | 'by-election'
export type ElectionMethod = 'members' | 'delegates' | 'committee'
export type EndReason = 'term-ended' | 'resigned' | 'dismissed' | 'union-ended'

/** One who was elected, with the votes for her. */
export type Elected = { readonly personId: Id; readonly post: PostKey; readonly votes: number }

export type ElectionWish = {
  readonly orgId: Id
  readonly kind: ElectionKind
  readonly heldOn: Day
  readonly method: ElectionMethod
  readonly eligibleCount: number
  readonly attendedCount: number
  readonly elected: readonly Elected[]
  /** Of the first term that is entered; later ones count on by themselves. */
  readonly ordinal?: number | undefined
  readonly fileIds: readonly Id[]
  readonly note: string
}

export type Election = Omit<ElectionWish, 'elected' | 'ordinal'> & {
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly recordedByName: string
  readonly recordedAt: Instant
}

export type Term = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly ordinal: number
  readonly years: number
  readonly fromOn: Day
  /** Day by which the next election is due. */
  readonly dueOn: Day
  readonly endedOn: Day | null
  readonly electionId: Id
}

/** A post and who holds it from a day to a day. */
export type PostHolding = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly post: PostKey
  readonly name: string
  readonly termId: Id
  readonly electionId: Id
  readonly votes: number
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly endReason: EndReason | null
  readonly endNote: string | null
}

/** How long terms last and when they are reminded of, and who said so; nobody yet when `orgId` is null. */
export type TermSetting = {
  readonly orgId: Id | null
  readonly termYears: number
  readonly remindDays: number
}

export type TermState = 'overdue' | 'soon' | 'later'
export type ReminderStep = 'soon' | 'due' | 'overdue'
