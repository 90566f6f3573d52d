import { defineCaseType } from '../../kernel/cases/index.ts'
import type { TaggingState } from './tags.contract.ts'
import { serviceText, taggingActionNames, taggingNotices, taggingStateNames } from './text.ts'

export type TaggingAction = keyof typeof taggingActionNames

/** A member asks to be known as belonging to a group; her union verifies it. */
export const taggingCase = defineCaseType<TaggingState, TaggingAction>({
  key: 'membership.tagging',
  name: serviceText.tagging,
  numberPrefix: 'BQSQ',
  readPermission: 'membership.tag',
  openedAs: serviceText.taggingOpened,
  offers: ['attach', 'rate'],
  served: ['attach', 'rate'],
  initial: 'review',
  states: {
    review: { name: taggingStateNames.review, personStatus: 'in-progress', desk: 'home', dueDays: 5 },
    granted: { name: taggingStateNames.granted, personStatus: 'closed', desk: 'none' },
    refused: { name: taggingStateNames.refused, personStatus: 'refused', desk: 'none' },
    withdrawn: { name: taggingStateNames.withdrawn, personStatus: 'closed', desk: 'none' },
  },
  actions: {
    grant: {
      name: taggingActionNames.grant,
      moves: { review: 'granted' },
      who: { permission: 'membership.tag', at: 'desk' },
      note: 'optional',
      notice: taggingNotices.grant,
    },
    refuse: {
      name: taggingActionNames.refuse,
      moves: { review: 'refused' },
      who: { permission: 'membership.tag', at: 'desk' },
      note: 'required',
      notice: taggingNotices.refuse,
    },
    withdraw: { name: taggingActionNames.withdraw, moves: { review: 'withdrawn' }, who: 'owner' },
  },
  links: { person: '/m/membership/tags', officer: '/console/membership/tags/{id}' },
})
