import { isPhone, readIdNumber, upgradeIdNumber } from '../../kernel/people/contract.ts'
import { readDay } from '../../kernel/sheets/index.ts'
import type { Day, Instant } from '../../platform/dates.ts'
import type { ImportCounts, MemberImport, MemberRow, MemberRowCode, ReviewAnswer, ReviewKind } from './import.model.ts'
import { formWords } from './import.text.ts'
import type { EmploymentForm } from './joining.contract.ts'

const longestName = 50
const longestEmployer = 100
const longestCode = 40

/** Checks one row, cells in the order of `memberFields`; all that is wrong is reported. Without a day she joins today. */
export function checkMemberRow(
  cells: readonly string[],
  today: Day,
): { readonly row: MemberRow; readonly codes: null } | { readonly row: null; readonly codes: MemberRowCode[] } {
  const [name = '', idText = '', unionCode = '', phone = '', joinedText = '', formText = '', employerName = ''] =
    cells.map((cell) => cell.trim())
  const codes: MemberRowCode[] = []
  const ids = readEitherNumber(idText)
  const form = readForm(formText)
  const joinedOn = joinedText === '' ? today : readDay(joinedText)
  if (name.length < 2 || name.length > longestName) codes.push('name-missing')
  if (ids === null) codes.push('id-number-wrong')
  if (phone !== '' && !isPhone(phone)) codes.push('phone-wrong')
  if (unionCode === '' || unionCode.length > longestCode) codes.push('union-code-missing')
  if (joinedOn === null) codes.push('joined-malformed')
  else if (joinedOn > today) codes.push('joined-in-future')
  if (form === null) codes.push('form-unknown')
  if (employerName.length > longestEmployer) codes.push('employer-too-long')
  if (codes.length > 0 || ids === null || joinedOn === null || form === null) return { row: null, codes }
  return {
    row: { name, ...ids, phone: phone === '' ? null : phone, unionCode, joinedOn, form, employerName },
    codes: null,
  }
}

/** 18 signs, or the 15 digits of an old card, which become 18. */
function readEitherNumber(text: string): Pick<MemberRow, 'idNumber' | 'oldNumber'> | null {
  const upgraded = upgradeIdNumber(text)
  if (upgraded !== null) return { idNumber: upgraded, oldNumber: text }
  const reading = readIdNumber(text)
  if (reading.fault !== null) return null
  const { idNumber } = reading
  return { idNumber, oldNumber: idNumber.slice(6, 8) === '19' ? idNumber.slice(0, 6) + idNumber.slice(8, 17) : null }
}

const formsByWord = new Map(
  Object.entries(formWords).flatMap(([form, words]) => words.map((word): [string, string] => [word, form])),
)

/** 外卖配送员 → food-delivery. An empty cell means work for an employer. */
function readForm(text: string): EmploymentForm | null {
  if (text === '') return 'employed'
  return (formsByWord.get(text) as EmploymentForm | undefined) ?? null
}

/** The five groups a report shows; rows = their sum. */
export function balanceOf(counts: ImportCounts) {
  const of = (...verdicts: (keyof ImportCounts)[]) => verdicts.reduce((sum, one) => sum + (counts[one] ?? 0), 0)
  return {
    joining: of('new', 'joins', 'upgraded-joins'),
    changing: of('phone', 'upgraded'),
    unchanged: of('unchanged', 'repeated'),
    waiting: of('elsewhere', 'same-id', 'same-phone', 'same-name-born', 'two-records'),
    rejected: of('rejected', 'union-unknown', 'conflict', 'dead', 'before-leaving', 'raced'),
  }
}

const rowsKeptMs = 30 * 86_400_000

/** Rows of lists from before this instant are past their 30 days. */
export function rowsKeptSince(now: Instant): Instant {
  return new Date(Date.parse(now) - rowsKeptMs).toISOString()
}

/**
 * Until when the rows of a list can be opened: 30 days from the day it was carried out, or handed in while nobody has decided.
 * Null when there are none, or no longer.
 */
export function rowsKeptUntil(
  { state, importedAt, doneAt, rowsErasedAt }: Pick<MemberImport, 'state' | 'importedAt' | 'doneAt' | 'rowsErasedAt'>,
  now: Instant,
): Instant | null {
  const from = state === 'checked' ? importedAt : state === 'done' ? doneAt : null
  if (from === null || rowsErasedAt !== null || from < rowsKeptSince(now)) return null
  return new Date(Date.parse(from) + rowsKeptMs).toISOString()
}

const linesARun = 50_000

/** The runs of lines in which a list is carried out, by number. */
export function runsOf({ lastLine }: { readonly lastLine: number }): { readonly from: number; readonly to: number }[] {
  return Array.from({ length: Math.ceil(lastLine / linesARun) }, (_, number) => ({
    from: number * linesARun + 1,
    to: (number + 1) * linesARun,
  }))
}

/** The answers that a kind of question takes. */
export function answersTo(kind: ReviewKind): readonly ReviewAnswer[] {
  switch (kind) {
    case 'elsewhere':
      return ['release', 'keep']
    case 'same-id':
      return ['same-person', 'leave-out']
    case 'same-phone':
    case 'same-name-born':
      return ['another-person', 'leave-out']
    case 'two-records':
      return ['leave-out']
  }
}
