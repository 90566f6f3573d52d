import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'disputes.not-found': 404,
  'disputes.union-takes-none': 422,
  'disputes.station-closed': 422,
  'disputes.nothing-claimed': 422,
  'disputes.too-much-claimed': 422,
  'disputes.month-twice': 422,
  'disputes.month-in-future': 422,
  'disputes.other-unsaid': 422,
  'disputes.end-missing': 422,
  'disputes.day-not-come': 422,
  'disputes.credit-code-wrong': 422,
  'disputes.phone-wrong': 422,
  'disputes.claimed-already': 409,
  'disputes.too-many-open': 409,
  'disputes.officer-elsewhere': 422,
  'disputes.evidence-full': 409,
  'disputes.evidence-missing': 404,
  'disputes.agreement-open': 409,
  'disputes.agreement-missing': 404,
  'disputes.signer-missing': 422,
  'disputes.signer-is-claimant': 422,
  'disputes.pay-day-past': 422,
  'disputes.payment-over': 409,
  'disputes.payment-missing': 404,
  'disputes.payment-voided': 409,
  'disputes.period-reversed': 422,
  'disputes.fact-missing': 404,
  'disputes.no-arbitration': 409,
  'disputes.order-of-days': 422,
  'disputes.firm-missing': 404,
  'disputes.firm-known': 409,
  'disputes.no-region': 422,
  'disputes.station-known': 409,
  'disputes.station-missing': 404,
  'disputes.no-contact': 404,
} as const

export type RefusalCode = keyof typeof refusals

export const refusal = refusing(refusals)
