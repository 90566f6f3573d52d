import { defineCaseType } from '../../kernel/cases/index.ts'
import type { CommitmentState } from './model.ts'
import { actionNames, caseNotices, serviceText, stateNames } from './text.ts'

export type CommitmentAction = keyof typeof actionNames

const keeps = { permission: 'commitments.keep', at: 'above' } as const
const publishes = { permission: 'commitments.publish', at: 'desk' } as const
const amends = { permission: 'commitments.publish', at: 'above' } as const
const accepts = { permission: 'commitments.accept', at: 'above' } as const

/** 清单、节点、验收: a union drafts and reports, another publishes; what misses December stays open until it is fulfilled. */
export const commitmentCase = defineCaseType<CommitmentState, CommitmentAction>({
  key: 'commitments.commitment',
  name: serviceText.commitment,
  numberPrefix: 'BSS',
  owner: 'org',
  readPermission: 'commitments.read',
  openedAs: serviceText.opened,
  initial: 'draft',
  states: {
    draft: { name: stateNames.draft, personStatus: 'in-progress', desk: 'named' },
    reported: { name: stateNames.reported, personStatus: 'in-progress', desk: 'named' },
    published: { name: stateNames.published, personStatus: 'in-progress', desk: 'named' },
    owed: { name: stateNames.owed, personStatus: 'in-progress', desk: 'named' },
    done: { name: stateNames.done, personStatus: 'closed', desk: 'none' },
    fulfilled: { name: stateNames.fulfilled, personStatus: 'closed', desk: 'none' },
    withdrawn: { name: stateNames.withdrawn, personStatus: 'closed', desk: 'none' },
  },
  actions: {
    redraft: { name: actionNames.redraft, moves: { draft: 'draft' }, who: keeps, note: 'optional' },
    report: { name: actionNames.report, moves: { draft: 'reported' }, who: keeps, note: 'optional' },
    return: {
      name: actionNames.return,
      moves: { reported: 'draft' },
      who: publishes,
      note: 'required',
      notice: caseNotices.return,
    },
    withdraw: { name: actionNames.withdraw, moves: { draft: 'withdrawn' }, who: keeps, note: 'required' },
    publish: {
      name: actionNames.publish,
      moves: { reported: 'published' },
      who: publishes,
      note: 'optional',
      notice: caseNotices.publish,
    },
    progress: {
      name: actionNames.progress,
      moves: { published: 'published', owed: 'owed' },
      who: keeps,
      note: 'required',
    },
    amend: {
      name: actionNames.amend,
      moves: { published: 'published', owed: 'owed' },
      who: amends,
      note: 'required',
      notice: caseNotices.amend,
    },
    bulletin: {
      name: actionNames.bulletin,
      moves: { published: 'published' },
      who: amends,
      note: 'optional',
    },
    pass: {
      name: actionNames.pass,
      moves: { published: 'done' },
      who: accepts,
      note: 'optional',
      notice: caseNotices.pass,
    },
    defer: {
      name: actionNames.defer,
      moves: { published: 'owed', owed: 'owed' },
      who: accepts,
      note: 'required',
      notice: caseNotices.defer,
    },
    fulfil: {
      name: actionNames.fulfil,
      moves: { owed: 'fulfilled' },
      who: accepts,
      note: 'optional',
      notice: caseNotices.fulfil,
    },
  },
  links: { person: '/m/commitments/{id}', officer: '/console/commitments/{id}' },
})
