import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** One chapter of what is kept of a person: the words of its declaration and her rows, as she reads them. */
export type Chapter = {
  readonly table: string
  readonly title: string
  readonly purpose: string
  readonly basis: string
  readonly kept: string
  readonly erasure: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A copy of everything kept of a person, made at her wish; its content is gone after some days. */
export type Copy = {
  readonly ownerId: Id
  readonly id: Id
  readonly jobId: Id
  readonly requestedAt: Instant
  readonly readyAt: Instant | null
  readonly expiresAt: Instant | null
  readonly rows: number | null
}

/** Why an officer may want to see a person unmasked; she says more in her own words. */
export const revealReasons = ['contact', 'verify', 'correct', 'pay', 'paper', 'audit', 'other'] as const
export type RevealReason = (typeof revealReasons)[number]

/** One look of an officer at a person unmasked. */
export type Disclosure = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly officerId: Id
  readonly officerName: string
  readonly officerOrgId: Id | null
  readonly reason: RevealReason
  readonly words: string
  readonly place: string
  readonly disclosedAt: Instant
}

/** Numbers that the federation sets for itself. */
export const privacySettings = ['reveals-a-day', 'unusual-reveals', 'erasure-wait-days'] as const
export type PrivacySetting = (typeof privacySettings)[number]

/** A text that people are asked to consent to; a version never changes once published. */
export type ConsentText = {
  readonly purpose: string
  readonly version: number
  readonly title: string
  readonly body: string
}

/** That a person consented to a version of a text, from when until when. */
export type Consent = {
  readonly ownerId: Id
  readonly id: Id
  readonly purpose: string
  readonly version: number
  readonly givenAt: Instant
  readonly withdrawnAt: Instant | null
}

export const erasureStates = ['waiting', 'cancelled', 'approved', 'refused', 'running', 'done'] as const
export type ErasureState = (typeof erasureStates)[number]

/** What became of one table: how many rows, and what was done to them. */
export type WalkedTable = {
  readonly table: string
  readonly title: string
  readonly does: string
  readonly rows: number
}

/** A person's request to be erased. */
export type ErasureRequest = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly personName: string
  readonly words: string
  readonly requestedAt: Instant
  readonly waitsUntil: Instant
  readonly state: ErasureState
  readonly cancelledAt: Instant | null
  readonly decidedAt: Instant | null
  readonly decidedByName: string | null
  readonly decisionWords: string | null
  readonly doneAt: Instant | null
  readonly report: readonly WalkedTable[] | null
}

/** What a person may ask to be put right: her name, her number, or anything else, which an officer mends in its place. */
export const correctionKinds = ['name', 'id-number', 'other'] as const
export type CorrectionKind = (typeof correctionKinds)[number]

export const correctionStates = ['review', 'corrected', 'refused', 'withdrawn'] as const
export type CorrectionState = (typeof correctionStates)[number]

/** A person's request to put right what is kept of her. */
export type Correction = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly kind: CorrectionKind
  readonly wishSealed: Uint8Array
  readonly words: string
  readonly documentId: Id | null
  readonly requestedAt: Instant
  readonly closedAt: Instant | null
}

/** A file with persons that left the console, under the number it bears. */
export type OutgoingExport = {
  readonly id: Id
  readonly number: string
  readonly orgPath: readonly Id[]
  readonly officerId: Id
  readonly officerName: string
  readonly kind: string
  readonly title: string
  readonly format: 'csv' | 'xlsx' | 'pdf'
  readonly reason: string
  readonly rows: number | null
  readonly exportedAt: Instant
}
