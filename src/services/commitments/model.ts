import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** Within which scope a list is published: the union itself, its county, its city, or everybody. */
export const publishScopes = ['unit', 'county', 'city', 'public'] as const
export type PublishScope = (typeof publishScopes)[number]

/** Where a commitment stands: drafted, reported up, on a list, accepted as done, owed after December, fulfilled late; or withdrawn. */
export const commitmentStates = ['draft', 'reported', 'published', 'done', 'owed', 'fulfilled', 'withdrawn'] as const
export type CommitmentState = (typeof commitmentStates)[number]

/** 调研, 协商, 实施, 见效, other. */
export const stepStages = ['survey', 'talks', 'works', 'result', 'other'] as const
export type StepStage = (typeof stepStages)[number]

/** What an acceptance found. */
export const verdicts = ['done', 'undone', 'fulfilled'] as const
export type Verdict = (typeof verdicts)[number]

/** How a commitment stood at the bulletin. */
export const standings = ['on-track', 'slow', 'ready'] as const
export type BulletinStanding = (typeof standings)[number]

/** What a commitment says. */
export type Wording = {
  readonly title: string
  readonly what: string
  readonly beneficiaries: string
  readonly officerId: Id
  readonly officerName: string
  /** What is counted, with its unit. */
  readonly measure: string
  readonly target: number
  readonly dueOn: Day
}

/** One wording as it stands in the record: a draft, or an amendment with its reason. */
export type CommitmentVersion = Wording & {
  readonly version: number
  readonly kind: 'draft' | 'amendment'
  readonly reason: string | null
  readonly madeBy: string
  readonly madeAt: Instant
}

/** A commitment in its latest wording, with the list on which it stands; its case bears the same id. */
export type Commitment = Wording & {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly year: number
  readonly registeredBy: string
  readonly registeredAt: Instant
  readonly state: CommitmentState
  readonly reportedTo: Id | null
  readonly reportedOn: Day | null
  readonly reportedBy: string | null
  readonly quantity: number
  readonly promisedOn: Day | null
  readonly settledOn: Day | null
  readonly version: number
  /** How many of its wordings came after it was published. */
  readonly amendments: number
  readonly listId: Id | null
  /** The union that published it, or its successor. */
  readonly publisherId: Id | null
  readonly scope: PublishScope | null
  readonly audienceId: Id | null
  readonly place: number | null
  readonly publishedAt: Instant | null
}

/** The list of a year. */
export type CommitmentList = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly year: number
  readonly title: string
  readonly words: string
  readonly scope: PublishScope
  readonly audienceId: Id | null
  readonly publishedBy: string
  readonly publishedAt: Instant
}

export type ProgressStep = {
  readonly ownerId: Id
  readonly id: Id
  readonly commitmentId: Id
  readonly stage: StepStage
  readonly takenOn: Day
  readonly words: string
  readonly quantity: number | null
  readonly photoIds: readonly Id[]
  readonly madeBy: string
  readonly madeAt: Instant
}

export type Judgement = {
  readonly ownerId: Id
  readonly id: Id
  readonly commitmentId: Id
  readonly verdict: Verdict
  readonly quantity: number
  readonly words: string
  readonly evidenceIds: readonly Id[]
  readonly reason: string | null
  readonly rectification: string | null
  readonly promisedOn: Day | null
  readonly judgedBy: string
  readonly judgedOrgId: Id
  readonly judgedOn: Day
  readonly judgedAt: Instant
}

export type Bulletin = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly listId: Id
  readonly year: number
  readonly words: string
  readonly issuedBy: string
  readonly issuedOn: Day
  readonly issuedAt: Instant
}

export type BulletinLine = {
  readonly commitmentId: Id
  readonly standing: BulletinStanding
  readonly quantity: number
  readonly words: string
}

export type CommitmentRating = {
  readonly ownerId: Id
  readonly commitmentId: Id
  readonly orgPath: readonly Id[]
  readonly commitmentPath: readonly Id[]
  readonly stars: number
  readonly words: string
  readonly ratedAt: Instant
}

export type CommitmentRemark = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly commitmentId: Id
  readonly commitmentPath: readonly Id[]
  readonly words: string
  readonly photoIds: readonly Id[]
  readonly saidAt: Instant
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredAt: Instant | null
}

/** A date of the year of which a union is reminded. */
export const reminderNodes = [
  'march',
  'march-late',
  'july',
  'july-last',
  'december',
  'december-last',
  'promise',
] as const
export type ReminderNode = (typeof reminderNodes)[number]
