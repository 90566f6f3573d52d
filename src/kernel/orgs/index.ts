export { closeOrg } from './close-org.ts'
export { refusals as orgRefusals } from './errors.ts'
export { followReparentings, type PathFollower } from './follow-reparentings.ts'
export { foundOrg, foundOrgs } from './found-orgs.ts'
export { type NameFrom, namesOf, namesOn, type PlacementFrom, placementsOf } from './history.queries.ts'
export { mergeOrgs } from './merge-orgs.ts'
export type { Founding, Org, OrgId, OrgPath, Reparenting } from './model.ts'
export { moveOrg } from './move-org.ts'
export { nextCodeBelow } from './next-code-below.ts'
export {
  closedBelow,
  countOpenBelow,
  findOrgs,
  findRootOrg,
  getOrg,
  idsUnder,
  nameAsOf,
  type OrgWish,
  openChildrenOf,
  orgCards,
  orgsByCode,
  orgsByIds,
  pathAsOf,
} from './queries.ts'
export { renameOrg } from './rename-org.ts'
export { reopenOrg } from './reopen-org.ts'
export { isCreditCode, mayBeRoot, mayHangBelow, rewritePath } from './rules.ts'
export { type SplitPart, splitOrg } from './split-org.ts'
export { lastChangesOnPaths, listReparentings, lockTree, markReparented } from './store.ts'
export { orgKindText, refusalText as orgRefusalText } from './text.ts'
