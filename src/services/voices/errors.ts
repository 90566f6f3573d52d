import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'voices.no-union': 409,
  'voices.person-missing': 404,
  'voices.markup-in-text': 422,
  'voices.not-a-photo': 415,
  'voices.voice-missing': 404,
  'voices.photo-missing': 404,
  'voices.appeal-not-on-the-spot': 409,
  'voices.desk-not-yours': 403,
  'voices.at-the-top': 409,
  'voices.answer-still-awaited': 409,
  'voices.outcome-needs-closing': 409,
  'voices.outcome-linked': 409,
  'voices.not-for-the-board': 409,
  'voices.board-needs-closing': 409,
  'voices.entry-there': 409,
  'voices.entry-missing': 404,
  'voices.entry-published': 409,
  'voices.entry-withdrawn': 409,
  'voices.entry-tells-who': 422,
  'voices.cursor-unknown': 422,
  'voices.forum-missing': 404,
  'voices.forum-not-begun': 409,
} as const

export const refusal = refusing(refusals)
