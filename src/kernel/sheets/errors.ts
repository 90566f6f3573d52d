import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'sheets.unknown-kind': 415,
  'sheets.old-workbook': 415,
  'sheets.damaged': 422,
  'sheets.bomb': 422,
  'sheets.too-large': 413,
  'sheets.empty': 422,
  'sheets.line-too-long': 422,
  'sheets.column-missing': 422,
  'sheets.column-twice': 422,
  'sheets.mapping-to-unknown-column': 422,
} as const

export const refusal = refusing(refusals)
