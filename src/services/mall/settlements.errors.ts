import { refusing } from '../../platform/refusal.ts'

export const settlementRefusals = {
  'mall.settlement-missing': 404,
  'mall.settlement-not-open': 409,
  'mall.bank-missing': 409,
  'mall.bank-account-wrong': 422,
  'mall.nothing-to-pay': 409,
  'mall.payout-missing': 404,
  'mall.payout-not-sent': 409,
  'mall.result-of-another': 409,
  'mall.result-faulty': 422,
  'mall.result-contradicts': 409,
} as const

export const settlementRefusal = refusing(settlementRefusals)
