import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'instruments.not-found': 404,
  'instruments.template-differs': 409,
  'instruments.template-faulty': 422,
  'instruments.fields-empty': 422,
  'instruments.sides-empty': 422,
  'instruments.addressees-empty': 422,
  'instruments.period-reversed': 422,
  'instruments.text-changed': 409,
  'instruments.not-the-signer': 403,
  'instruments.already-signed': 409,
  'instruments.not-open': 409,
  'instruments.signature-unreadable': 422,
  'instruments.already-renewed': 409,
  'instruments.not-renewable': 409,
  'instruments.code-unknown': 404,
  'instruments.not-signed': 409,
  'instruments.sent-already': 409,
  'instruments.addressee-unknown': 404,
  'instruments.reply-out-of-turn': 409,
  'instruments.reply-day-wrong': 422,
} as const

export const refusal = refusing(refusals)
