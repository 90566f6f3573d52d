import { defineCaseType } from '../../kernel/cases/index.ts'
import type { ClaimState } from './claims.contract.ts'
import type { ClaimAction } from './claims.model.ts'
import { claimActionNames, claimNotices, claimStateNames, serviceText } from './text.ts'

/** The life of a claim: grassroots → county → city, back to the person at any time, two pairs of eyes above the limit. */
export const claimCase = defineCaseType<ClaimState, ClaimAction>({
  key: 'mutual-aid.claim',
  name: serviceText.claim,
  numberPrefix: 'YLHZ',
  readPermission: 'mutual-aid.claim.read',
  openedAs: serviceText.claimOpened,
  offers: ['attach', 'rate'],
  served: ['attach', 'rate'],
  initial: 'notify',
  states: {
    notify: { name: claimStateNames.notify, personStatus: 'in-progress', desk: 'home' },
    fill: { name: claimStateNames.fill, personStatus: 'waiting-for-you', desk: 'person' },
    grassroots: { name: claimStateNames.grassroots, personStatus: 'in-progress', desk: 'home' },
    county: { name: claimStateNames.county, personStatus: 'in-progress', desk: 'county' },
    city: { name: claimStateNames.city, personStatus: 'in-progress', desk: 'city' },
    second: { name: claimStateNames.second, personStatus: 'in-progress', desk: 'city' },
    paying: { name: claimStateNames.paying, personStatus: 'in-progress', desk: 'system' },
    'payment-failed': { name: claimStateNames['payment-failed'], personStatus: 'waiting-for-you', desk: 'person' },
    paid: { name: claimStateNames.paid, personStatus: 'closed', desk: 'none' },
    declined: { name: claimStateNames.declined, personStatus: 'closed', desk: 'none' },
    void: { name: claimStateNames.void, personStatus: 'refused', desk: 'none' },
  },
  actions: {
    notify: {
      name: claimActionNames.notify,
      moves: { notify: 'fill' },
      who: { permission: 'mutual-aid.notify', at: 'above' },
      note: 'optional',
      notice: claimNotices.notify,
    },
    submit: { name: claimActionNames.submit, moves: { fill: 'grassroots', 'payment-failed': 'paying' }, who: 'owner' },
    approve: {
      name: claimActionNames.approve,
      moves: { grassroots: 'county', county: 'city', city: ['paying', 'second'], second: 'paying' },
      who: { permission: 'mutual-aid.review', at: 'desk' },
      note: 'optional',
      fourEyes: true,
    },
    'send-back': {
      name: claimActionNames['send-back'],
      moves: { grassroots: 'fill', county: 'fill', city: 'fill', second: 'fill' },
      who: { permission: 'mutual-aid.review', at: 'desk' },
      note: 'required',
      notice: claimNotices['send-back'],
    },
    decline: {
      name: claimActionNames.decline,
      moves: { notify: 'declined', fill: 'declined', 'payment-failed': 'declined' },
      who: 'owner',
    },
    lapse: {
      name: claimActionNames.lapse,
      moves: { notify: 'declined', fill: 'declined' },
      who: { permission: 'mutual-aid.lapse', at: 'above' },
      note: 'required',
      notice: claimNotices.lapse,
    },
    amend: {
      name: claimActionNames.amend,
      moves: {
        notify: 'notify',
        fill: 'fill',
        grassroots: 'fill',
        county: 'fill',
        city: 'fill',
        second: 'fill',
        'payment-failed': 'fill',
      },
      who: 'system',
      notice: claimNotices.amend,
    },
    void: {
      name: claimActionNames.void,
      moves: {
        notify: 'void',
        fill: 'void',
        grassroots: 'void',
        county: 'void',
        city: 'void',
        second: 'void',
        'payment-failed': 'void',
      },
      who: 'system',
      notice: claimNotices.void,
    },
    'settle-by-set-off': {
      name: claimActionNames['settle-by-set-off'],
      moves: { notify: 'paid' },
      who: 'system',
      notice: claimNotices['settle-by-set-off'],
    },
    pay: { name: claimActionNames.pay, moves: { paying: 'paid' }, who: 'system', notice: claimNotices.pay },
    fail: {
      name: claimActionNames.fail,
      moves: { paying: 'payment-failed' },
      who: 'system',
      note: 'required',
      notice: claimNotices.fail,
    },
  },
  links: { person: '/m/mutual-aid/claims/{id}', officer: '/console/mutual-aid/claims/{id}' },
})
