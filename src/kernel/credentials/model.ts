import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Family, Proof, Standing } from './contract.ts'

/** What can be held, as data. Whoever brings a kind writes it with `writeCredentialKinds`. */
export type CredentialKind = {
  /** Service and noun: `skills.electrician-3`. */
  readonly key: string
  readonly family: Family
  readonly name: string
  /** How long it usually lasts; null is for good. */
  readonly months: number | null
  /** Its place among grades that follow each other, the highest rank the best. */
  readonly step: { readonly ladder: string; readonly rank: number } | null
  /** Whether each one bears a code by which anybody can verify it. */
  readonly coded: boolean
  /** Permission needed to learn that somebody holds it; null for whoever may see the person. */
  readonly guardedBy: string | null
}

/** What a credential rests on. */
export type Provenance = {
  readonly proof: Proof
  /** Null when no person verified it. */
  readonly by: PersonId | null
  readonly byName: string
  readonly on: Day
  readonly documentId: Id | null
  readonly remark: string
}

export type GrantCredential = {
  readonly ownerId: PersonId
  readonly kind: string
  /** What it is for, such as the trade of a grade; empty where the kind says all. */
  readonly subject?: string
  readonly number?: string
  /** The union of the holder; of the issuer while she belongs to none. */
  readonly orgPath: OrgPath
  readonly issuer: { readonly orgId: OrgId | null; readonly name: string }
  readonly validFrom: Day
  /** First day on which it no longer holds; null is for good. */
  readonly validUntil: Day | null
  readonly provenance: Provenance
}

/** What became of a grant in bulk; the single verb refuses where this says `overlaps`. */
export type GrantOutcome = { readonly outcome: 'granted'; readonly id: Id } | { readonly outcome: 'overlaps' }

/** A credential as its row stands. `endsOn` is the end in fact, earlier than granted when it was revoked. */
export type Credential = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly kind: string
  readonly subject: string
  readonly number: string | null
  readonly orgPath: OrgPath
  readonly issuerOrgId: OrgId | null
  readonly issuerName: string
  readonly validFrom: Day
  readonly validUntil: Day | null
  readonly endsOn: Day | null
  readonly proof: Proof
  readonly verifiedBy: PersonId | null
  readonly verifiedByName: string
  readonly verifiedOn: Day
  readonly documentId: Id | null
  readonly remark: string
  readonly code: string | null
  readonly grantedAt: Instant
}

/** An early end. */
export type Revocation = {
  readonly ownerId: PersonId
  readonly credentialId: Id
  readonly endsOn: Day
  readonly reason: string
  readonly revokedByName: string
  readonly revokedAt: Instant
}

/** What anybody who has the code of a credential may know. */
export type VerifiedCredential = {
  readonly kindName: string
  readonly subject: string
  readonly number: string | null
  readonly maskedName: string
  readonly issuerName: string
  readonly validFrom: Day
  readonly validUntil: Day | null
  readonly standing: Standing
}

/** Whose card a code is, and which half minute it belongs to; it is good for one use. */
export type CardHolder = {
  readonly personId: PersonId
  readonly name: string
  readonly homePath: OrgPath
  readonly step: number
}

/** One code of a card and when it holds. */
export type CardCode = { readonly code: string; readonly from: Instant; readonly until: Instant }

export type CredentialRule = 'end-differs' | 'code-missing'

/** A credential that breaks a promise. */
export type CredentialFinding = { readonly rule: CredentialRule; readonly subjectId: Id }
