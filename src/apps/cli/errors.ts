import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'cli.address-in-use': 409,
  'cli.password-empty': 422,
  'cli.passwords-differ': 422,
  'cli.federation-missing': 422,
  'cli.federation-unknown': 404,
} as const

export const refusal = refusing(refusals)
