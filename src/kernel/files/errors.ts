import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'files.purpose-unknown': 422,
  'files.too-large': 413,
  'files.empty': 422,
  'files.kind-unknown': 415,
  'files.kind-not-allowed': 415,
  'files.disguised': 415,
  'files.not-found': 404,
} as const

export const refusal = refusing(refusals)
