import { defineCaseType } from '../../kernel/cases/index.ts'
import type { DepartureState } from './departures.contract.ts'
import { departureActionNames, departureNotices, departureStateNames, serviceText } from './text.ts'

export type DepartureAction = keyof typeof departureActionNames

/** A member leaves, or her union is asked to let her go to another one. */
export const departureCase = defineCaseType<DepartureState, DepartureAction>({
  key: 'membership.departure',
  name: serviceText.departure,
  numberPrefix: 'HJBD',
  readPermission: 'membership.read',
  openedAs: serviceText.departureOpened,
  offers: ['attach', 'rate'],
  served: ['attach', 'rate'],
  initial: 'review',
  states: {
    review: { name: departureStateNames.review, personStatus: 'in-progress', desk: 'home', dueDays: 5 },
    released: { name: departureStateNames.released, personStatus: 'closed', desk: 'none' },
    kept: { name: departureStateNames.kept, personStatus: 'refused', desk: 'none' },
    withdrawn: { name: departureStateNames.withdrawn, personStatus: 'closed', desk: 'none' },
  },
  actions: {
    release: {
      name: departureActionNames.release,
      moves: { review: 'released' },
      who: { permission: 'membership.admit', at: 'desk' },
      note: 'optional',
      notice: departureNotices.release,
    },
    keep: {
      name: departureActionNames.keep,
      moves: { review: 'kept' },
      who: { permission: 'membership.admit', at: 'desk' },
      note: 'required',
      notice: departureNotices.keep,
    },
    withdraw: { name: departureActionNames.withdraw, moves: { review: 'withdrawn' }, who: 'owner' },
    drop: { name: departureActionNames.drop, moves: { review: 'withdrawn' }, who: 'system' },
  },
  links: { person: '/m/membership', officer: '/console/membership/departures/{id}' },
})
