import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'cases.not-found': 404,
  'cases.moved-meanwhile': 409,
  'cases.wrong-state': 409,
  'cases.not-yours': 403,
  'cases.no-permission': 403,
  'cases.not-your-desk': 403,
  'cases.four-eyes': 409,
  'cases.only-platform': 403,
  'cases.note-missing': 422,
  'cases.closed': 409,
  'cases.supervised-from-above': 403,
  'cases.search-too-short': 422,
  'cases.cursor-unknown': 422,
} as const

export type RefusalCode = keyof typeof refusals

export const refusal = refusing(refusals)
