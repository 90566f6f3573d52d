import { refusing } from '../../platform/refusal.ts'

export const depositRefusals = {
  'mall.fund-short': 409,
  'mall.deposit-missing': 404,
  'mall.deposit-own': 409,
  'mall.deposit-decided': 409,
  'mall.deposit-paper-missing': 422,
} as const

export const depositRefusal = refusing(depositRefusals)
