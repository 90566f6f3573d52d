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
  'cases.not-taking-part': 403,
  'cases.clock-unrecorded': 409,
  'cases.clock-stands': 409,
  'cases.clock-not-missed': 409,
  'cases.not-offered': 409,
  'cases.desk-missing': 422,
  'cases.desk-unknown': 404,
  'cases.desk-closed': 409,
  'cases.desk-already': 409,
  'cases.body-already': 409,
  'cases.body-in-path': 409,
  'cases.body-not-there': 409,
  'cases.body-has-desk': 409,
  'cases.body-arrived': 409,
  'cases.link-exists': 409,
  'cases.link-to-itself': 422,
  'cases.link-circle': 409,
  'cases.part-of-another': 409,
  'cases.rated-already': 409,
  'cases.rated-too-early': 409,
  'cases.audience-not-yours': 403,
  'cases.search-too-short': 422,
  'cases.cursor-unknown': 422,
} as const

export type RefusalCode = keyof typeof refusals

export const refusal = refusing(refusals)
