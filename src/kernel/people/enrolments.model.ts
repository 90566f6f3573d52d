import type { Day } from '../../platform/dates.ts'
import type { OrgId } from '../orgs/index.ts'
import type { PersonId } from './model.ts'

/** What a list of people is judged to be, line by line; a line of which nothing is said is somebody new. */
export type EnrolmentVerdict =
  /** Belongs to that union already. */
  | 'unchanged'
  /** The same line once more. */
  | 'repeated'
  /** Belongs to that union; her phone was not known. */
  | 'phone'
  /** Known, and belongs to no union. */
  | 'joins'
  /** On file under the 15 digits of her old card, member here or nowhere. */
  | 'upgraded'
  | 'upgraded-joins'
  /** Member of another union. */
  | 'elsewhere'
  /** The id number stands under another name. */
  | 'same-id'
  /** The phone stands under another name. */
  | 'same-phone'
  /** Somebody of the same name, born the same day, with another id number. */
  | 'same-name-born'
  /** On file twice, under the old number and the new one. */
  | 'two-records'
  | EnrolmentReject

/** A line that is not carried out, whoever is asked. */
export type EnrolmentReject = 'union-unknown' | 'conflict' | 'dead' | 'before-leaving' | 'raced'

/** A line of a list that is waiting, as it may be shown or judged anew. */
export type EnrolmentLine = {
  readonly line: number
  readonly verdict: EnrolmentVerdict | 'new'
  readonly personId: PersonId | null
  readonly name: string
  readonly bornOn: Day
  readonly idSealed: Uint8Array
  readonly idIndex: string
  readonly phoneSealed: Uint8Array | null
  readonly phoneIndex: string | null
  readonly unionCode: string
  readonly orgId: OrgId | null
  readonly joinedOn: Day
  readonly note: string
}

/** Somebody who became a member by a run of lines. */
export type NewMember = {
  readonly line: number
  readonly personId: PersonId
  readonly membershipId: string
  readonly orgId: OrgId
  readonly orgPath: readonly OrgId[]
  readonly on: Day
  readonly note: string
  /** She had belonged to a union before. */
  readonly wasMember: boolean
}
