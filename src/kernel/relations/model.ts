import type { Day, Every, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'
import type { TimeOfDay } from './contract.ts'

export type RelationSide = 'a' | 'b'

/** One side of a kind: what it is called, who may stand there, and in how many relations one party may stand there at once. */
export type SideOfKind = { readonly name: string; readonly holder: 'person' | 'org'; readonly most: number | null }

/** A kind of relation, given by a service. */
export type RelationKind = {
  /** Service and noun: `training.pair`. */
  readonly key: string
  readonly name: string
  /** Keeps them: begins, renews, ends, enters duties. */
  readonly permission: string
  readonly readPermission: string
  readonly sides: Readonly<Record<RelationSide, SideOfKind>>
  /** What the sides usually are to do. */
  readonly duty: string
  /** How often at least; absent where nothing comes round. */
  readonly every?: Every
  /** The usual term; null without end. */
  readonly months: number | null
}

export type Relation = {
  readonly ownerId: OrgId
  readonly id: Id
  readonly orgPath: OrgPath
  readonly kind: string
  readonly duty: string
  readonly note: string
  readonly fromOn: Day
  /** First day on which it no longer holds, as agreed; null without end. */
  readonly untilOn: Day | null
  /** First day on which it no longer holds, in fact. */
  readonly endsOn: Day | null
  readonly begunBy: string
  readonly begunAt: Instant
}

/** A person or an organisation on one side of a relation. */
export type RelationParty = {
  readonly ownerId: Id
  readonly relationId: Id
  readonly side: RelationSide
  readonly holder: 'person' | 'org'
  /** From the root to the organisation that is the party; empty for a person. */
  readonly partyPath: OrgPath
  readonly name: string
}

export type BeginRelation = {
  readonly id: Id
  readonly kind: string
  /** The organisation that keeps it. */
  readonly orgId: OrgId
  readonly a: Id
  readonly b: Id
  /** The usual duty of the kind when absent. */
  readonly duty?: string | undefined
  readonly note?: string | undefined
  readonly fromOn: Day
  /** The usual term when absent; null without end. */
  readonly untilOn?: Day | null | undefined
}

/** That a duty was done. */
export type DutyDone = {
  readonly id: Id
  readonly relationId: Id
  readonly doneOn: Day
  readonly timeOfDay: TimeOfDay | null
  readonly text: string
  readonly fileIds: readonly Id[]
  readonly subjectKind: string | null
  readonly subjectId: Id | null
  readonly doneBy: Id | null
  readonly doneByName: string
  readonly recordedAt: Instant
}

export type RelationRule = 'end-differs' | 'side-missing'

/** A relation that breaks a promise. */
export type RelationFinding = { readonly rule: RelationRule; readonly subjectId: Id }
