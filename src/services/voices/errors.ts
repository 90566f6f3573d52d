import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'voices.no-union': 409,
  'voices.person-missing': 404,
  'voices.markup-in-text': 422,
  'voices.not-a-photo': 415,
  'voices.voice-missing': 404,
  'voices.photo-missing': 404,
  'voices.answer-still-awaited': 409,
  'voices.outcome-needs-closing': 409,
  'voices.outcome-linked': 409,
} as const

export const refusal = refusing(refusals)
