import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'ledger.account-not-found': 404,
  'ledger.account-differs': 409,
  'ledger.not-balanced': 422,
  'ledger.units-mixed': 422,
  'ledger.below-floor': 409,
  'ledger.transfer-differs': 409,
  'ledger.transfer-not-found': 404,
  'ledger.already-reversed': 409,
  'ledger.reversal-stays': 409,
  'ledger.hold-not-found': 404,
  'ledger.hold-needs-person': 422,
  'ledger.hold-not-positive': 422,
  'ledger.hold-differs': 409,
  'ledger.hold-exceeded': 409,
  'ledger.hold-ended': 409,
} as const

export const refusal = refusing(refusals)
