export { type Advanced, advanceCase, advanceCases } from './advance-case.ts'
export { type Assignment, assignCase } from './assign-case.ts'
export { attachToCase } from './attach-to-case.ts'
export { bodiesOf } from './bodies.store.ts'
export { callToCase, recordFor as recordForCase, reportToCase } from './carry-out-way.ts'
export { type CaseFollower, type CaseMoved, caseTypeOf, registerCaseTypes } from './case-types.ts'
export { clocksOf, missedOf } from './clocks.store.ts'
export { commands as caseCommands } from './commands.ts'
export { commentOnCase } from './comment-on-case.ts'
export { compactCounts } from './compact-counts.ts'
export { refusals as caseRefusals } from './errors.ts'
export { escalateOverdue } from './escalate-overdue.ts'
export { followCases } from './follow-cases.ts'
export { getTimeline } from './get-timeline.ts'
export { hidden as hiddenActor } from './hidden.ts'
export { routes as caseRoutes } from './http.ts'
export { recurring as caseRecurring } from './jobs.ts'
export { type Linking, linkCases, type Merging, mergeCases } from './link-cases.ts'
export { listCases } from './list-cases.ts'
export { type MissedFilter, missedClocks } from './list-missed.ts'
export { lockCase, lockCases } from './lock-case.ts'
export type {
  ActionOf,
  Audience,
  Case,
  CaseAttachment,
  CaseBody,
  CaseClock,
  CaseCount,
  CaseEvent,
  CaseFilter,
  CaseFinding,
  CaseLink,
  CaseRating,
  CaseType,
  Channel,
  Move,
  OpenCase,
  StateOf,
} from './model.ts'
export { holdsOver } from './office-over.ts'
export { type OpenedCase, openCases } from './open-cases.ts'
export { pageOfCases } from './page-of-cases.ts'
export { personalData as casePersonalData } from './personal-data.ts'
export { actionCards, caseCards, eventCards } from './present.ts'
export { caseById, casesByIds, casesOfOwner, countsUnder, eventsFor, eventsOf } from './queries.ts'
export { type Rating, rateCase, ratingFacts } from './rate-case.ts'
export { ratingsOf } from './ratings.store.ts'
export { readDossier } from './read-dossier.ts'
export { rebuildCounts } from './rebuild-counts.ts'
export { type ClockRecord, recordOnClock } from './record-on-clock.ts'
export { retitleCase } from './retitle-case.ts'
export { decideAction, defineCaseType, isOwner, orgAbove, roundsOf } from './rules.ts'
export { caseTables } from './store.ts'
export { superviseCase } from './supervise-case.ts'
export { sweepClocks } from './sweep-clocks.ts'
export { findingText as caseFindingText, refusalText as caseRefusalText } from './text.ts'
export { verifyCases } from './verify-cases.ts'
