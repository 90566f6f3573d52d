import { type CaseType, defineCaseType } from '../../kernel/cases/index.ts'
import type { Voice } from './model.ts'
import { actionNames, clockNames, notices, serviceText, stateNames } from './text.ts'
import type { VoiceState } from './voices.contract.ts'

export type VoiceAction = keyof typeof actionNames

const resolver = { permission: 'voices.resolve', at: 'desk' } as const
const unit = { permission: 'voices.recognise', at: 'desk' } as const

/**
 * 诉求闭环 (M1): registered, solved on the spot or assigned, followed up, and closed only when the person and her unit
 * have both recognised it: 「得到了意见提出个人及单位的一致认可」.
 */
const loop = {
  readPermission: 'voices.read',
  openedAs: serviceText.opened,
  initial: 'registered',
  offers: ['assign', 'call', 'link', 'rate', 'attach'],
  served: ['assign', 'call', 'link', 'attach', 'record'],
  mergedBy: 'merge',
  poorStars: 2,
  states: {
    registered: { name: stateNames.registered, personStatus: 'in-progress', desk: 'home', dueDays: 2 },
    working: { name: stateNames.working, personStatus: 'in-progress', desk: 'named', dueDays: 15 },
    confirming: { name: stateNames.confirming, personStatus: 'to-confirm', desk: 'person', dueDays: 5 },
    'person-agreed': { name: stateNames['person-agreed'], personStatus: 'in-progress', desk: 'home', dueDays: 3 },
    'unit-agreed': { name: stateNames['unit-agreed'], personStatus: 'to-confirm', desk: 'person', dueDays: 5 },
    closed: { name: stateNames.closed, personStatus: 'closed', desk: 'none' },
    settled: { name: stateNames.settled, personStatus: 'closed', desk: 'none' },
    unconfirmed: { name: stateNames.unconfirmed, personStatus: 'closed', desk: 'none' },
    declined: { name: stateNames.declined, personStatus: 'refused', desk: 'none' },
    withdrawn: { name: stateNames.withdrawn, personStatus: 'closed', desk: 'none' },
    merged: { name: stateNames.merged, personStatus: 'closed', desk: 'none' },
  },
  actions: {
    settle: {
      name: actionNames.settle,
      moves: { registered: 'settled' },
      who: resolver,
      note: 'required',
      notice: notices.settle,
    },
    assign: {
      name: actionNames.assign,
      moves: { registered: 'working' },
      who: resolver,
      note: 'optional',
      notice: notices.assign,
    },
    progress: {
      name: actionNames.progress,
      moves: { working: 'working' },
      who: resolver,
      note: 'required',
      notice: notices.progress,
    },
    resolve: {
      name: actionNames.resolve,
      moves: { registered: 'confirming', working: 'confirming' },
      who: resolver,
      note: 'required',
      notice: notices.resolve,
    },
    decline: {
      name: actionNames.decline,
      moves: { registered: 'declined' },
      who: resolver,
      note: 'required',
      notice: notices.decline,
    },
    agree: {
      name: actionNames.agree,
      moves: { confirming: 'person-agreed', 'unit-agreed': 'closed' },
      who: 'owner',
    },
    object: {
      name: actionNames.object,
      moves: {
        confirming: 'working',
        'unit-agreed': 'working',
        settled: 'working',
        closed: 'working',
        unconfirmed: 'working',
      },
      who: 'owner',
      note: 'required',
    },
    recognise: {
      name: actionNames.recognise,
      moves: { confirming: 'unit-agreed', 'person-agreed': 'closed' },
      who: unit,
      note: 'optional',
      notice: notices.recognise,
    },
    'send-back': {
      name: actionNames['send-back'],
      moves: { confirming: 'working', 'person-agreed': 'working' },
      who: unit,
      note: 'required',
      notice: notices['send-back'],
    },
    lapse: {
      name: actionNames.lapse,
      moves: { confirming: 'unconfirmed', 'unit-agreed': 'unconfirmed' },
      who: { permission: 'voices.resolve', at: 'above' },
      note: 'required',
      notice: notices.lapse,
    },
    withdraw: {
      name: actionNames.withdraw,
      moves: { registered: 'withdrawn', working: 'withdrawn' },
      who: 'owner',
    },
    reopen: {
      name: actionNames.reopen,
      moves: { closed: 'working', settled: 'working', unconfirmed: 'working' },
      who: 'system',
      notice: notices.reopen,
    },
    merge: {
      name: actionNames.merge,
      moves: { registered: 'merged', working: 'merged' },
      who: { permission: 'voices.resolve', at: 'above' },
      note: 'required',
      notice: notices.merge,
    },
  },
  links: { person: '/m/voices/{id}', officer: '/console/voices/{id}' },
} as const satisfies Omit<CaseType<VoiceState, VoiceAction>, 'key' | 'name' | 'numberPrefix'>

/** Suggestions and difficulties. */
export const voiceCase = defineCaseType<VoiceState, VoiceAction>({
  ...loop,
  key: 'voices.voice',
  name: serviceText.voice,
  numberPrefix: 'ZGXS',
})

/**
 * Disputes and petitions, with three clocks: 「“一案一普法、一日一动态、一周一汇报”的“三个一”工作机制」 (A001-04). A law lesson before it may
 * be closed, an entry each working day and a report each working week while somebody works on it.
 */
export const appealCase = defineCaseType<VoiceState, VoiceAction>({
  ...loop,
  key: 'voices.appeal',
  name: serviceText.appeal,
  numberPrefix: 'SQBL',
  clocks: {
    lesson: {
      ...{ name: clockNames.lesson, every: 'case', who: 'voices.resolve' },
      ...{ while: ['registered', 'working'], holds: ['settle', 'resolve'] },
    },
    daily: { name: clockNames.daily, every: 'day', while: ['working'], who: 'voices.resolve' },
    weekly: { name: clockNames.weekly, every: 'week', while: ['working'], who: 'voices.resolve' },
  },
  links: loop.links,
})

export const voiceTypes = [voiceCase, appealCase]

export function isAppeal({ kind }: Pick<Voice, 'kind'>): boolean {
  return kind === 'dispute' || kind === 'petition'
}

export function typeOf(voice: Pick<Voice, 'kind'>): CaseType<VoiceState, VoiceAction> {
  return isAppeal(voice) ? appealCase : voiceCase
}
