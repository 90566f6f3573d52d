import { defineCaseType } from '../cases/index.ts'
import type { CorrectionState } from './model.ts'
import { correctionActionNames, correctionNotices, correctionStateNames, correctionText } from './text.ts'

export type CorrectionAction = keyof typeof correctionActionNames

/** A person asks to put right what is kept of her; her union compares it with the document. */
export const correctionCase = defineCaseType<CorrectionState, CorrectionAction>({
  key: 'privacy.correction',
  name: correctionText.name,
  numberPrefix: 'XXGZ',
  readPermission: 'privacy.correction.review',
  openedAs: correctionText.opened,
  initial: 'review',
  states: {
    review: { name: correctionStateNames.review, personStatus: 'in-progress', desk: 'home', dueDays: 5 },
    corrected: { name: correctionStateNames.corrected, personStatus: 'closed', desk: 'none' },
    refused: { name: correctionStateNames.refused, personStatus: 'refused', desk: 'none' },
    withdrawn: { name: correctionStateNames.withdrawn, personStatus: 'closed', desk: 'none' },
  },
  actions: {
    correct: {
      name: correctionActionNames.correct,
      moves: { review: 'corrected' },
      who: { permission: 'privacy.correction.review', at: 'desk' },
      note: 'optional',
      notice: correctionNotices.correct,
    },
    refuse: {
      name: correctionActionNames.refuse,
      moves: { review: 'refused' },
      who: { permission: 'privacy.correction.review', at: 'desk' },
      note: 'required',
      notice: correctionNotices.refuse,
    },
    withdraw: { name: correctionActionNames.withdraw, moves: { review: 'withdrawn' }, who: 'owner' },
  },
  links: { person: '/m/my-data/correction', officer: '/console/privacy/corrections/{id}' },
})
