import type { IdNumberReading } from '../../kernel/people/contract.ts'
import type { RowProblem } from '../../kernel/sheets/index.ts'
import type { Day } from '../../platform/dates.ts'
import type { Fen } from '../../platform/money.ts'

/** The columns of a settlement file, in the order in which rows are checked and their cells given. */
export const settlementFields = [
  'settlementNo',
  'idNumber',
  'name',
  'hospitalCode',
  'hospitalName',
  'hospitalLevel',
  'admittedOn',
  'dischargedOn',
  'diagnosisCode',
  'diagnosisName',
  'total',
  'fund',
  'major',
  'own',
  'settledOn',
  'kind',
  'originalNo',
] as const
export type SettlementField = (typeof settlementFields)[number]

/** 正常 · 冲正 (cancels the original wholly) · 更正 (replaces it). */
export type SettlementKind = 'normal' | 'reversal' | 'correction'

/** One row of the bureau's file, read and found in order; what only the database can tell is not yet asked. */
export type Settlement = {
  readonly settlementNo: string
  readonly idNumber: string
  readonly name: string
  readonly hospitalCode: string
  readonly hospitalName: string
  readonly hospitalLevel: string
  readonly admittedOn: Day
  readonly dischargedOn: Day
  /** As the file writes it. */
  readonly diagnosisCode: string
  readonly diagnosisName: string
  readonly totalFen: Fen
  readonly fundFen: Fen
  readonly majorFen: Fen
  readonly ownFen: Fen
  readonly settledOn: Day
  readonly kind: SettlementKind
  readonly originalNo: string | null
}

/** Why a row is rejected. Codes are stable: they are stored, counted and searched for. */
export type RejectCode =
  | RowProblem['code']
  | 'text-too-long'
  | 'settlement-no-missing'
  | `id-number-${Exclude<IdNumberReading['fault'], null>}`
  | 'name-missing'
  | 'diagnosis-code-missing'
  | 'date-malformed'
  | 'discharged-before-admitted'
  | 'settled-before-discharged'
  | 'date-in-future'
  | 'amount-malformed'
  | 'amount-negative'
  | 'amount-too-large'
  | 'amounts-do-not-add-up'
  | 'kind-unknown'
  | 'original-no-missing'
  | 'original-no-unexpected'
  | 'original-no-own'
  /** Another row of this number is known; told by the database. */
  | 'conflict'

/** Each code at most once; the facts of all of them in one record, for the places of their sentences. */
export type RejectReasons = { readonly codes: readonly RejectCode[]; readonly facts: RejectFacts }
export type RejectFacts = Readonly<Record<string, string | number>>
export type SettlementCheck =
  | { readonly settlement: Settlement; readonly reject: null }
  | { readonly settlement: null; readonly reject: RejectReasons }
