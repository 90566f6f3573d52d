import type { Refusal } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import type { Case, CaseEvent, CaseType } from './model.ts'
import { deedTitle, doerOf } from './rules.ts'
import { wordsOfInstant } from './text.ts'

/** Tells whoever came second who was first, what they did and where the case is now. */
export function whatHappened(type: CaseType, row: Case, last: CaseEvent): Refusal {
  return refusal('cases.moved-meanwhile', {
    who: doerOf(last),
    when: wordsOfInstant(last.at),
    what: deedTitle(type, last.action),
    state: type.states[row.state]!.name,
  })
}
