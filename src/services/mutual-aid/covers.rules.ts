import { isPhone, readIdNumber } from '../../kernel/people/contract.ts'
import { readDay } from '../../kernel/sheets/index.ts'
import type { Day } from '../../platform/dates.ts'

/** Columns of the list a union hands in, in order. */
export const coverFields = ['idNumber', 'name', 'phone', 'unionCode', 'startsOn', 'endsOn'] as const
export type CoverField = (typeof coverFields)[number]

/** Everything that can be wrong with a row of the list; `union-unknown`, `name-differs` and `cover-differs` only the database tells. */
export type CoverRejectCode =
  | 'row-unreadable'
  | 'id-number-wrong'
  | 'name-missing'
  | 'phone-wrong'
  | 'union-code-missing'
  | 'date-malformed'
  | 'ends-before-start'
  | 'outside-year'
  | 'union-unknown'
  | 'name-differs'
  | 'cover-differs'

export type CoverRow = {
  readonly line: number
  readonly idNumber: string
  readonly name: string
  readonly phone: string | null
  readonly unionCode: string
  readonly startsOn: Day
  readonly endsOn: Day
}

/** Checks one row, cells in the order of `coverFields`; all that is wrong is reported. A cover must touch the policy year. */
export function decideCoverRow(
  line: number,
  cells: readonly string[],
  year: number,
): { row: CoverRow } | { codes: CoverRejectCode[] } {
  const [idText = '', name = '', phone = '', unionCode = '', startText = '', endText = ''] = cells.map((cell) =>
    cell.trim(),
  )
  const codes: CoverRejectCode[] = []
  const reading = readIdNumber(idText)
  if (reading.fault !== null) codes.push('id-number-wrong')
  if (name === '' || name.length > 60) codes.push('name-missing')
  if (phone !== '' && !isPhone(phone)) codes.push('phone-wrong')
  if (unionCode === '' || unionCode.length > 40) codes.push('union-code-missing')
  const startsOn = readDay(startText)
  const endsOn = readDay(endText)
  if (startsOn === null || endsOn === null) codes.push('date-malformed')
  else if (endsOn < startsOn) codes.push('ends-before-start')
  else if (endsOn < `${year}-01-01` || startsOn > `${year}-12-31`) codes.push('outside-year')
  if (codes.length > 0 || reading.fault !== null || startsOn === null || endsOn === null) return { codes }
  return {
    row: { line, idNumber: reading.idNumber, name, phone: phone === '' ? null : phone, unionCode, startsOn, endsOn },
  }
}
