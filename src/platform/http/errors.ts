import { refusing } from '../refusal.ts'

/** What the HTTP edge itself refuses, before any module is asked. */
export const refusals = {
  'platform.request-malformed': 400,
  'platform.idempotency-key-missing': 400,
  'platform.foreign-origin': 403,
  'platform.address-unknown': 404,
  'platform.body-too-large': 413,
  'platform.media-type-unknown': 415,
  'platform.too-many-requests': 429,
} as const

export const refusal = refusing(refusals)
