import { defineCaseType } from '../../kernel/cases/index.ts'
import type { JoiningState } from './joining.contract.ts'
import { joiningActionNames, joiningNotices, joiningStateNames, serviceText } from './text.ts'

export type JoiningAction = keyof typeof joiningActionNames

/** From the application to the membership: the union decides, or gives it back to be corrected. */
export const joiningCase = defineCaseType<JoiningState, JoiningAction>({
  key: 'membership.joining',
  name: serviceText.joining,
  numberPrefix: 'RHSQ',
  readPermission: 'membership.read',
  openedAs: serviceText.joiningOpened,
  offers: ['attach', 'rate'],
  served: ['attach', 'rate'],
  initial: 'review',
  states: {
    releasing: { name: joiningStateNames.releasing, personStatus: 'in-progress', desk: 'system' },
    review: { name: joiningStateNames.review, personStatus: 'in-progress', desk: 'home', dueDays: 5 },
    correct: { name: joiningStateNames.correct, personStatus: 'waiting-for-you', desk: 'person', dueDays: 15 },
    admitted: { name: joiningStateNames.admitted, personStatus: 'closed', desk: 'none' },
    refused: { name: joiningStateNames.refused, personStatus: 'refused', desk: 'none' },
    withdrawn: { name: joiningStateNames.withdrawn, personStatus: 'closed', desk: 'none' },
  },
  actions: {
    admit: {
      name: joiningActionNames.admit,
      moves: { review: 'admitted' },
      who: { permission: 'membership.admit', at: 'desk' },
      note: 'optional',
      notice: joiningNotices.admit,
    },
    'send-back': {
      name: joiningActionNames['send-back'],
      moves: { review: 'correct' },
      who: { permission: 'membership.admit', at: 'desk' },
      note: 'required',
      notice: joiningNotices['send-back'],
    },
    refuse: {
      name: joiningActionNames.refuse,
      moves: { review: 'refused' },
      who: { permission: 'membership.admit', at: 'desk' },
      note: 'required',
      notice: joiningNotices.refuse,
    },
    revise: { name: joiningActionNames.revise, moves: { correct: 'review' }, who: 'owner' },
    withdraw: {
      name: joiningActionNames.withdraw,
      moves: { releasing: 'withdrawn', review: 'withdrawn', correct: 'withdrawn' },
      who: 'owner',
    },
    wait: { name: joiningActionNames.wait, moves: { review: 'releasing' }, who: 'system' },
    'pass-on': { name: joiningActionNames['pass-on'], moves: { releasing: 'review' }, who: 'system' },
    drop: {
      name: joiningActionNames.drop,
      moves: { releasing: 'refused', review: 'withdrawn', correct: 'withdrawn' },
      who: 'system',
    },
  },
  links: { person: '/m/membership', officer: '/console/membership/applications/{id}' },
})
