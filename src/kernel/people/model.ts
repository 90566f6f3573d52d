import type { Day } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'

export type PersonId = Id

/** A person without what is sealed. */
export type Person = {
  readonly id: PersonId
  readonly name: string
  /** Keyed blind index of the id number. */
  readonly idIndex: string
  readonly bornOn: Day
  readonly deadOn: Day | null
  /** From the root to the union she belongs to today; null while she belongs to none. */
  readonly homePath: OrgPath | null
}

/** What a file or a form says about a person; the id number is read and right, the phone has 11 digits. */
export type Registration = { readonly name: string; readonly idNumber: string; readonly phone: string | null }

/** A registration as it is stored; made in Node, also in worker threads. */
export type SealedRegistration = {
  readonly name: string
  readonly bornOn: Day
  readonly idSealed: Uint8Array
  readonly idIndex: string
  /** 15 while only the number of an old card is known. */
  readonly idDigits: 15 | 18
  readonly phoneSealed: Uint8Array | null
  readonly phoneIndex: string | null
}

/** What a registration met: a person made now, or one known before under the name on file. */
export type Registered = { readonly personId: PersonId; readonly known: boolean; readonly nameOnFile: string }

/** A person as she may be read by those who have business with her, and written in a letter to herself. */
export type Particulars = { readonly name: string; readonly idNumber: string; readonly phone: string | null }

/** Belonging to a union from a day; `untilOn` is the first day on which it no longer holds. */
export type Membership = {
  readonly id: Id
  readonly ownerId: PersonId
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly fromOn: Day
  readonly untilOn: Day | null
}

export type Joining = { readonly personId: PersonId; readonly orgId: OrgId; readonly on: Day }

/** What became of a joining in bulk; the single verb refuses where this says why not. */
export type JoiningOutcome = 'joined' | 'member-here' | JoiningObstacle
export type JoiningObstacle = 'member-elsewhere' | 'before-leaving' | 'in-future' | 'dead' | 'merged' | 'unknown'
