import { refusing } from '../refusal.ts'

export const refusals = {
  'database.folder-in-use': 409,
  'database.folder-busy': 409,
  'database.folder-closed': 403,
  'database.folder-of-another': 403,
  'database.folder-out-of-reach': 403,
  'database.moved-away': 404,
  'database.other-version': 409,
  'database.no-account': 403,
  'database.no-binaries': 501,
  'database.no-room-for-socket': 403,
  'database.does-not-stop': 409,
  'database.does-not-start': 503,
  'database.unreachable': 503,
} as const

export const refusal = refusing(refusals)
