import { refusing } from '../../platform/refusal.ts'

/** Why a benefit is not written, served, taken back or settled, with the HTTP status. */
export const benefitRefusals = {
  'mall.merchant-missing': 404,
  'mall.merchant-suspended': 409,
  'mall.benefit-missing': 404,
  'mall.benefit-faulty': 422,
  'mall.benefit-published': 409,
  'mall.benefit-state': 409,
  'mall.tag-unknown': 422,
  'mall.tag-guarded': 422,
  'mall.audience-elsewhere': 422,
  'mall.quota-below-taken': 409,
  'mall.benefit-not-open': 409,
  'mall.benefit-not-for-holder': 409,
  'mall.card-of-members': 409,
  'mall.bill-missing': 422,
  'mall.bill-unwanted': 422,
  'mall.over-own-day-limit': 409,
  'mall.over-own-limit': 409,
  'mall.season-used-up': 409,
  'mall.day-quota-gone': 409,
  'mall.total-quota-gone': 409,
  'mall.budget-gone': 409,
  'mall.redemption-missing': 404,
  'mall.undone-already': 409,
  'mall.undo-too-late': 409,
  'mall.season-in-use': 409,
  'mall.desk-key-wrong': 422,
  'mall.signature-wrong': 422,
  'mall.entry-code-wrong': 422,
  'mall.entry-too-old': 409,
  'mall.entry-from-the-future': 409,
  'mall.statement-missing': 404,
  'mall.nothing-to-settle': 409,
} as const

export const benefitRefusal = refusing(benefitRefusals)
