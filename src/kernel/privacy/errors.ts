import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'privacy.copy-under-way': 409,
  'privacy.copy-missing': 404,
  'privacy.copy-not-ready': 409,
  'privacy.copy-gone': 410,
  'privacy.reveal-limit': 429,
  'privacy.setting-out-of-bounds': 422,
  'privacy.identity-differs': 422,
  'privacy.matters-open': 409,
  'privacy.erasure-under-way': 409,
  'privacy.no-erasure-to-cancel': 409,
  'privacy.erasure-decided': 409,
  'privacy.own-request': 403,
  'privacy.consent-needed': 409,
  'privacy.consent-unknown': 404,
  'privacy.consent-outdated': 409,
  'privacy.consent-not-given': 409,
  'privacy.consent-text-changed': 500,
  'privacy.export-too-long': 422,
  'privacy.print-for-officers': 403,
  'privacy.correction-missing': 404,
  'privacy.correction-open': 409,
  'privacy.correction-needless': 409,
  'privacy.correction-number-wrong': 422,
  'privacy.correction-document-missing': 422,
} as const

export const refusal = refusing(refusals)
