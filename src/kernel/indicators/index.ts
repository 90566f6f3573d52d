export { refusals as indicatorRefusals } from './errors.ts'
export { followFacts } from './follow-facts.ts'
export { recurring as indicatorRecurring } from './jobs.ts'
export { factFollower } from './merging.ts'
export type { Count, Fact, FactRow, Opening, Place, Qualifier, Question } from './model.ts'
export { personalData as indicatorPersonalData } from './personal-data.ts'
export {
  listFactRows,
  listOpenings,
  readIndicator,
  readIndicatorAsOf,
  readIndicatorByMonth,
  readIndicatorByOrg,
  sumsBySubject,
} from './queries.ts'
export { rebuildRollups } from './rebuild-rollups.ts'
export { recordFacts } from './record-facts.ts'
export { recordOpening } from './record-opening.ts'
export { rollUpFacts } from './roll-up-facts.ts'
export { type Judged, judgeTarget, type TimeKind } from './targets.rules.ts'
export { qualifierText, refusalText as indicatorRefusalText } from './text.ts'
