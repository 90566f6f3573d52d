import type { OrgKind } from '../../kernel/orgs/contract.ts'
import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

export const unionFields = [
  'code',
  'name',
  'kind',
  'parentCode',
  'establishedOn',
  'creditCode',
  'employerName',
  'employerCreditCode',
  'workerCount',
] as const
export type UnionField = (typeof unionFields)[number]

export const requiredFields: readonly UnionField[] = ['code', 'name', 'kind', 'parentCode', 'establishedOn']

export type UnionRejectCode =
  | 'row-unreadable'
  | 'code-wrong'
  | 'code-twice'
  | 'name-wrong'
  | 'kind-unknown'
  | 'day-wrong'
  | 'day-not-come'
  | 'workers-wrong'
  | 'credit-code-wrong'
  | 'credit-code-taken'
  | 'employer-code-wrong'
  | 'employer-covered'
  | 'parent-missing'
  | 'parent-unknown'
  | 'parent-rejected'
  | 'parent-closed'
  | 'kind-not-below'
  | 'too-deep'
  | 'cycle'
  | 'root-exists'
  | 'differs'

/** A row that says something about one union, right in itself. */
export type UnionRow = {
  readonly line: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  /** Empty for the top of an empty tree. */
  readonly parentCode: string
  readonly establishedOn: Day
  readonly creditCode: string | null
  readonly employerName: string | null
  readonly employerCreditCode: string | null
  readonly workerCount: number | null
}

/** An organisation that is there, as a file may speak of it. */
export type KnownRow = {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly depth: number
  readonly path: readonly Id[]
  readonly closedOn: Day | null
  readonly creditCode: string | null
  readonly parentCode: string | null
  readonly employerName: string | null
  readonly employerCreditCode: string | null
  readonly workerCount: number | null
  /** Null when it has no profile. */
  readonly establishedOn: Day | null
}

export type UnionReject = { readonly line: number; readonly codes: readonly UnionRejectCode[] }

/** What a list would do: `fresh` in an order in which parents come before children. */
export type ImportDecision = {
  readonly fresh: readonly UnionRow[]
  readonly unchanged: readonly UnionRow[]
  readonly rejects: readonly UnionReject[]
}

export type ImportRecord = {
  readonly id: Id
  readonly orgId: Id | null
  readonly orgPath: readonly Id[]
  readonly fileId: Id
  readonly fileName: string
  readonly state: 'running' | 'done'
  readonly rows: number
  readonly loaded: number
  readonly unchanged: number
  readonly rejected: number
  readonly jobId: Id | null
  readonly importedByName: string
  readonly importedAt: Instant
  readonly endedAt: Instant | null
}
