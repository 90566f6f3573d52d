import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

export const applicationStates = ['filed', 'returned', 'founded', 'refused', 'withdrawn'] as const
export type ApplicationState = (typeof applicationStates)[number]
export type ApplicationAction = 'approve' | 'send-back' | 'refuse' | 'resubmit' | 'withdraw'

/** Kinds that one may apply for; federations of counties and above are founded by import. */
export const applicableKinds = ['grassroots', 'firm', 'town'] as const

/** What is asked for: a union, its employer and where it is to stand. */
export type FoundingWish = {
  readonly parentId: Id
  readonly kind: (typeof applicableKinds)[number]
  readonly name: string
  readonly creditCode: string | null
  readonly employerName: string
  readonly employerCreditCode: string | null
  readonly workerCount: number
  /** Workers who have agreed to join. */
  readonly memberCount: number
  readonly founderName: string
  readonly remark: string
  readonly fileIds: readonly Id[]
}

export type Application = FoundingWish & {
  readonly ownerId: Id
  readonly id: Id
  /** From the root to the union that decides. */
  readonly orgPath: readonly Id[]
  readonly state: ApplicationState
  readonly filedAt: Instant
  readonly decidedAt: Instant | null
  readonly orgId: Id | null
}

/** What a union is beyond its place in the tree. */
export type Profile = {
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly employerName: string | null
  readonly employerCreditCode: string | null
  readonly workerCount: number | null
  readonly establishedOn: Day
  readonly source: 'application' | 'import' | 'split'
}
