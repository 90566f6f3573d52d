export { carryOutEnrolments } from './carry-out-enrolments.ts'
export { type CorrectPerson, correctPerson } from './correct-person.ts'
export type { EnrolmentLine, EnrolmentReject, EnrolmentVerdict, NewMember } from './enrolments.model.ts'
export {
  copyEnrolments,
  countVerdicts,
  dropEnrolments,
  hasOldNumbers,
  joiningLines,
  judgeEnrolments,
  keepEnrolments,
  lastLineOf,
  linesAfter,
  newMembersOf,
  openEnrolments,
  type RunOfLines,
} from './enrolments.store.ts'
export { refusals as peopleRefusals } from './errors.ts'
export { followHomes } from './follow-homes.ts'
export { countMembers } from './home-counts.store.ts'
export { checkCharacterOf, type IdNumberReading, readIdNumber, upgradeIdNumber } from './id-number.rules.ts'
export { recurring as peopleRecurring } from './jobs.ts'
export { joinUnion, joinUnions } from './join-union.ts'
export { leaveUnion } from './leave-union.ts'
export {
  type Below,
  listPeople,
  memberPlaces,
  type PersonPage,
  type PersonPlace,
  searchPeople,
} from './lists.queries.ts'
export { listMemberships, type MembershipPlace, newestMemberships } from './memberships.queries.ts'
export {
  mergeRecords,
  type OwnerFollower,
  partRecords,
  registerOwnerFollowers,
  requireMergeable,
  titleOf,
  undoUntil,
} from './merge-people.ts'
export type { Merge } from './merging.model.ts'
export { sexOf } from './merging.rules.ts'
export { findMerge, followedRows, insertMerge, lockMerge, mergesBefore, recordsOf, saveMerge } from './merging.store.ts'
export type {
  Joining,
  JoiningOutcome,
  Membership,
  Particulars,
  Person,
  PersonId,
  Registered,
  Registration,
  SealedRegistration,
} from './model.ts'
export { personalData as peoplePersonalData } from './personal-data.ts'
export {
  everMembers,
  findPersonByIdIndex,
  membershipsOf,
  mergedRecords,
  notAlive,
  openParticulars,
  type PersonWithPhone,
  personCards,
  personsByIdIndex,
  personsByIds,
  personsWithPhone,
  phonesOf,
} from './queries.ts'
export { recordDeath } from './record-death.ts'
export { type Enrolled, type Enrolment, registerMembers } from './register-members.ts'
export { registerPeople, registerPerson } from './register-people.ts'
export { replacePhone } from './replace-phone.ts'
export { isPhone, maskIdNumber, maskName, maskPhone, memberKinds, takesMembers } from './rules.ts'
export { sealRegistration } from './seal-registration.ts'
export { peopleTables } from './store.ts'
export { refusalText as peopleRefusalText } from './text.ts'
export { newestMembersOf } from './union-members.queries.ts'
export { verifyPeople } from './verify-people.ts'
