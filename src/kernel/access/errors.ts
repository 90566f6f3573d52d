import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'access.sign-in-needed': 401,
  'access.not-permitted': 403,
  'access.not-found': 404,
  'access.sign-in-wrong': 401,
  'access.second-factor-needed': 401,
  'access.second-factor-wrong': 422,
  'access.second-factor-not-offered': 409,
  'access.second-factor-missing': 409,
  'access.second-factor-demanded': 409,
  'access.too-many-failures': 429,
  'access.code-too-soon': 429,
  'access.code-wrong': 401,
  'access.phone-of-several': 409,
  'access.session-missing': 404,
  'access.password-wrong': 422,
  'access.password-weak': 422,
  'access.account-taken': 409,
  'access.account-missing': 404,
  'access.role-unknown': 422,
  'access.administrator-exists': 409,
  'access.demonstration-only': 403,
} as const

export const refusal = refusing(refusals)
