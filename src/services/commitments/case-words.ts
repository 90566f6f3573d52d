import type { Case } from '../../kernel/cases/index.ts'
import { displayFullDay } from '../../platform/dates.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Commitment, Wording } from './model.ts'
import type { WordingChange } from './rules.ts'
import { fieldNames, moveText } from './text.ts'

/** What its case is called in a wording. */
export function caseWordsOf(
  { ownerId, id }: Pick<Commitment, 'ownerId' | 'id'>,
  { title, beneficiaries }: Pick<Wording, 'title' | 'beneficiaries'>,
): Pick<Case, 'ownerId' | 'id' | 'title' | 'subtitle'> {
  return { ownerId, id, title, subtitle: beneficiaries }
}

/** «名称由…改为…», one sentence a change, for the history of its case. */
export function sayChanges(changes: readonly WordingChange[]): string[] {
  return changes.map(({ field, before, after }) => {
    const say = (value: string) => (field === 'dueOn' ? displayFullDay(value) : value)
    return fillSentence(moveText.change, { field: fieldNames[field], before: say(before), after: say(after) })
  })
}
