import type { Instant } from '../../platform/dates.ts'

/**
 * One deed to be written down. Details are what a later reader needs to understand it (before, after, counts, ids);
 * never a password, a code, an unmasked id number, phone or card: entries are kept for ever and cannot be erased.
 */
export type Deed = {
  /** Module and past participle: `cases.supervised`. */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  /** The organisation under which auditors find it; absent: only the platform's own commands read it. */
  readonly orgId?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** An entry of the chain as an auditor reads it. */
export type AuditEntry = {
  readonly lane: number
  /** Counts from 1 in its lane, without gaps. */
  readonly number: number
  readonly recordedAt: Instant
  readonly action: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly actorName: string
  readonly address: string
  readonly requestId: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly orgPath: readonly string[] | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** The end of a lane. Published each day, it fixes everything written before. */
export type Head = { readonly lane: number; readonly entries: number; readonly hash: string }

export type AuditRule = 'entry-altered' | 'entry-missing' | 'head-differs' | 'published-head-differs'

/** The first place where a lane does not hold. */
export type AuditFinding = { readonly rule: AuditRule; readonly lane: number; readonly number: number }
