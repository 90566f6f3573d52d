import { refusing } from '../../platform/refusal.ts'
import { policyRefusals } from './policies.errors.ts'

export const refusals = {
  ...policyRefusals,
  'mutual-aid.fund-missing': 409,
  'mutual-aid.fund-of-another': 403,
  'mutual-aid.federation-missing': 409,
  'mutual-aid.policy-refused': 422,
  'mutual-aid.import-missing': 404,
  'mutual-aid.quarter-not-screened': 409,
  'mutual-aid.job-running': 409,
  'mutual-aid.import-running': 409,
  'mutual-aid.claim-missing': 404,
  'mutual-aid.identity-not-confirmed': 422,
  'mutual-aid.card-number-wrong': 422,
  'mutual-aid.holder-not-claimant': 422,
  'mutual-aid.agent-id-wrong': 422,
  'mutual-aid.signature-unreadable': 422,
  'mutual-aid.claim-period-open': 409,
  'mutual-aid.fund-short': 409,
  'mutual-aid.nothing-to-pay': 409,
  'mutual-aid.payout-missing': 404,
  'mutual-aid.result-before-sending': 409,
  'mutual-aid.result-of-another-batch': 422,
  'mutual-aid.result-faulty': 422,
  'mutual-aid.result-contradicts': 409,
  'mutual-aid.policy-not-json': 422,
  'mutual-aid.file-missing': 422,
} as const

export const refusal = refusing(refusals)
