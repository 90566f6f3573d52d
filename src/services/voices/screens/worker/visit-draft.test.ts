import { expect, test } from 'vitest'
import { isVisitDraft } from './visit-draft.ts'

const trouble = { key: 'a', kind: 'difficulty', topic: 'life', words: '热水器坏了' }
const draft = { family: '3', household: '一家三口，租房住', troubles: [trouble] }

test('what was written of a visit is known again by its shape', () => {
  expect(isVisitDraft(draft)).toBe(true)
  expect(isVisitDraft({ ...draft, troubles: [] })).toBe(true)
})

test('what another version of the page kept, or somebody wrote there, is not taken for a draft', () => {
  for (const other of [null, 'x', {}, { ...draft, family: 3 }, { ...draft, troubles: [{ ...trouble, words: 1 }] }])
    expect(isVisitDraft(other)).toBe(false)
})
