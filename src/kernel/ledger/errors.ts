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
  'ledger.lots-differ': 422,
  'ledger.lot-exceeded': 409,
  'ledger.lots-short': 409,
  'ledger.grant-not-found': 404,
  'ledger.grant-differs': 409,
  'ledger.grant-too-long': 422,
  'ledger.not-refundable': 409,
  'ledger.refund-exceeded': 409,
  'ledger.refund-stays': 409,
} as const

export const refusal = refusing(refusals)
