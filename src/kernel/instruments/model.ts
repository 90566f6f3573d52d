import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

export type InstrumentId = Id

/** A wording with places to fill in, published once for ever. A service declares it; the kernel keeps every version. */
export type InstrumentTemplate = {
  /** One word of a service: what kind of document. */
  readonly kind: string
  readonly version: number
  readonly title: string
  /** What stands before the number: `SX` gives `SX2026-0001`. */
  readonly series: string
  /** Who signs, in the order in which they stand. */
  readonly sides: readonly { readonly key: string; readonly name: string }[]
  readonly fields: readonly { readonly key: string; readonly name: string }[]
  /** It goes to somebody who does not sign it; `{addressees}` and `{replyBy}` may stand in its articles. */
  readonly addressed?: 'yes'
  /** One article each; `{key}` is filled in from fields and, by the key of a side, with the name of the party. */
  readonly articles: readonly string[]
}

/** An organisation that signs by an officer of its own, or a person who signs herself. */
export type Party = {
  readonly side: string
  readonly holder: 'org' | 'person'
  readonly partyId: Id
  /** From the root to the organisation; empty for a person. */
  readonly orgPath: readonly Id[]
  readonly name: string
}

/** To whom a document goes who does not sign it: an industry, a firm outside the tree, an organisation of the tree. */
export type Addressee = {
  readonly number: number
  readonly kind: 'industry' | 'firm' | 'org'
  readonly orgId: Id | null
  /** From the root to the organisation; empty otherwise. */
  readonly orgPath: readonly Id[]
  readonly name: string
  /** By when an answer is asked for; null where none is. */
  readonly replyBy: Day | null
}

/** One step of what became of a document at an addressee. */
export type ReplyStep = {
  readonly addressee: number
  readonly step: 'sent' | 'urged' | 'replied' | 'met' | 'not-met'
  readonly onDay: Day
  readonly text: string
  readonly fileId: Id | null
  /** By when an answer is asked for from then on; null leaves the day as it was. */
  readonly replyBy: Day | null
  readonly recordedBy: string
  readonly recordedAt: Instant
}

/** `signing` until every side has signed the version in hand; `signed` from then on; `revoked` for a reason. */
export type InstrumentState = 'signing' | 'signed' | 'revoked'

/** Whether a signed document binds today. */
export type Force = 'not-signed' | 'not-yet' | 'in-force' | 'expired' | 'revoked'

export type Instrument = {
  readonly ownerId: Id
  readonly id: InstrumentId
  readonly orgPath: readonly Id[]
  readonly kind: string
  readonly templateVersion: number
  readonly number: string
  readonly title: string
  readonly version: number
  readonly state: InstrumentState
  readonly code: string
  readonly inForceFrom: Day
  readonly inForceUntil: Day | null
  readonly renews: InstrumentId | null
  readonly draftedBy: string
  readonly draftedAt: Instant
  readonly completedAt: Instant | null
  readonly revokedAt: Instant | null
  readonly revokedBy: string | null
  readonly revokedBecause: string | null
}

/** The text of one version; it never changes. */
export type FrozenText = {
  readonly version: number
  readonly fields: Readonly<Record<string, string>>
  readonly text: string
  readonly digest: string
}

export type Signature = {
  readonly version: number
  readonly side: string
  readonly digest: string
  readonly signerId: Id
  readonly signerName: string
  readonly capacity: string
  readonly means: 'picture' | 'password'
  readonly fileId: Id | null
  readonly signedAt: Instant
}

/** How somebody signs: a PNG of her hand, or her password, which the caller has checked. */
export type SigningMeans =
  | { readonly means: 'picture'; readonly picture: Uint8Array }
  | { readonly means: 'password'; readonly confirmed: 'yes' }

export type InstrumentRule = 'text-altered' | 'signed-without-a-side' | 'signature-under-another-text'

/** A document that breaks a promise. */
export type InstrumentFinding = { readonly rule: InstrumentRule; readonly number: string; readonly version: number }
