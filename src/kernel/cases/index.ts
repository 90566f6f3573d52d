export { type Advanced, advanceCase, advanceCases } from './advance-case.ts'
export { caseTypeOf, registerCaseTypes } from './case-types.ts'
export { commentOnCase } from './comment-on-case.ts'
export { compactCounts } from './compact-counts.ts'
export { refusals as caseRefusals } from './errors.ts'
export { escalateOverdue } from './escalate-overdue.ts'
export { followCases } from './follow-cases.ts'
export { routes as caseRoutes } from './http.ts'
export { recurring as caseRecurring } from './jobs.ts'
export { lockCase, lockCases } from './lock-case.ts'
export type {
  ActionOf,
  Case,
  CaseCount,
  CaseEvent,
  CaseFilter,
  CaseFinding,
  CaseType,
  Move,
  OpenCase,
  StateOf,
} from './model.ts'
export { type OpenedCase, openCases } from './open-cases.ts'
export { pageOfCases } from './page-of-cases.ts'
export { personalData as casePersonalData } from './personal-data.ts'
export { actionCards, caseCards, eventCards } from './present.ts'
export { caseById, casesByIds, casesOfOwner, countsUnder, eventsOf } from './queries.ts'
export { decideAction, defineCaseType } from './rules.ts'
export { caseTables } from './store.ts'
export { superviseCase } from './supervise-case.ts'
export { findingText as caseFindingText, refusalText as caseRefusalText } from './text.ts'
export { verifyCases } from './verify-cases.ts'
