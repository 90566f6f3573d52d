import type { EnrolmentVerdict } from '../../kernel/people/index.ts'
import type { SheetEncoding } from '../../kernel/sheets/index.ts'
import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { EmploymentForm } from './joining.contract.ts'

/** Columns of a list of members; the first three every list must have. */
export const memberFields = ['name', 'idNumber', 'unionCode', 'phone', 'joinedOn', 'form', 'employer'] as const
export type MemberField = (typeof memberFields)[number]

/** Everything that can be wrong with a row by itself. */
export type MemberRowCode =
  | 'row-unreadable'
  | 'name-missing'
  | 'id-number-wrong'
  | 'phone-wrong'
  | 'union-code-missing'
  | 'joined-malformed'
  | 'joined-in-future'
  | 'form-unknown'
  | 'employer-too-long'

/** A row that reads well. The id number has 18 signs; `oldNumber` are its 15 digits, where there can be any. */
export type MemberRow = {
  readonly name: string
  readonly idNumber: string
  readonly oldNumber: string | null
  readonly phone: string | null
  readonly unionCode: string
  readonly joinedOn: Day
  readonly form: EmploymentForm
  readonly employerName: string
}

export type ImportState = 'waiting' | 'checking' | 'checked' | 'confirmed' | 'done' | 'failed' | 'discarded'

/** How many rows were judged what; `rejected` are those that read badly. */
export type ImportCounts = Partial<Record<EnrolmentVerdict | 'new' | 'rejected', number>>

export type MemberImport = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly fileId: Id
  readonly fileName: string
  readonly bytes: number
  readonly encoding: SheetEncoding | null
  readonly mapping: Record<string, string>
  readonly newSince: Day
  readonly importedBy: Id | null
  readonly importedByName: string
  readonly importedAt: Instant
  readonly jobId: Id | null
  readonly state: ImportState
  readonly progressBytes: number
  /** Numbers of the runs of lines that were carried out. */
  readonly doneRuns: readonly number[]
  readonly lastLine: number
  readonly rows: number | null
  readonly counts: ImportCounts
  readonly steps: readonly { readonly step: 'read' | 'judge' | 'carry-out'; readonly seconds: number }[]
  readonly problem: string | null
  readonly doneAt: Instant | null
  readonly rowsErasedAt: Instant | null
}

export type ImportReject = { readonly line: number; readonly codes: readonly string[]; readonly maskedName: string }

/** Why a row waits for an answer. */
export type ReviewKind = 'elsewhere' | 'same-id' | 'same-phone' | 'same-name-born' | 'two-records'

export type ReviewAnswer = 'release' | 'keep' | 'same-person' | 'another-person' | 'leave-out'

export type ImportReview = {
  readonly ownerId: Id
  readonly id: Id
  readonly importId: Id
  readonly line: number
  readonly kind: ReviewKind
  readonly askedBy: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly name: string
  readonly bornOn: Day
  readonly idSealed: Uint8Array
  readonly idIndex: string
  readonly phoneSealed: Uint8Array | null
  readonly phoneIndex: string | null
  readonly joinedOn: Day
  readonly form: EmploymentForm
  readonly employerName: string
  readonly openedAt: Instant
  readonly answer: ReviewAnswer | null
  readonly answeredAt: Instant | null
  readonly answeredBy: string | null
}
