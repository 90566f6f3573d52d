export {
  announceOccasion,
  cancelOccasion,
  closeOccasion,
  type PostponeOccasion,
  postponeOccasion,
  type ReviseOccasion,
  reviseOccasion,
} from './change-occasion.ts'
export { type CheckInByCode, checkInByCode, checkInByHand, doorCodes } from './check-in.ts'
export { checkInByCards, type ScanOutcome } from './check-in-by-cards.ts'
export { type CountHeads, countHeads, takeBackCount } from './count-heads.ts'
export { countsOf, guestsOf, minutesOf, sumOfFeedback } from './counts.store.ts'
export { dutyStanding, endDuty, type SetDuty, setDuty } from './duties.ts'
export { refusals as occasionRefusals } from './errors.ts'
export { followOccasions } from './follow-occasions.ts'
export { routes as occasionRoutes } from './http.ts'
export { addGuests, type Invitation, invitePeople, markGuests } from './invite-people.ts'
export { recurring as occasionRecurring } from './jobs.ts'
export { type DefinedKind, defineOccasionKind, type EligibilityRule, registerOccasionKinds } from './kinds.ts'
export type {
  DutyStanding,
  Guest,
  Occasion,
  OccasionDuty,
  OccasionKind,
  PlanOccasion,
  SeatPlace,
  Tally,
  TallyCount,
  Venue,
  VenueWish,
} from './model.ts'
export { personalData as occasionPersonalData } from './personal-data.ts'
export { planOccasion } from './plan-occasion.ts'
export { occasionCards } from './present.ts'
export {
  type Attended,
  attendedAt,
  attendedAtMany,
  findOccasion,
  listOccasions,
  type OccasionWish,
  occasionsByIds,
  occasionsOfSubject,
  placesOf,
  placesOfPerson,
  previousOccasion,
} from './queries.ts'
export { type RecordHeldOccasion, recordHeldOccasion, recordHeldOccasions } from './record-held-occasion.ts'
export { remindPeople } from './remind-people.ts'
export { heldFact, tallyFact } from './rules.ts'
export { giveUpPlace, takePlace } from './take-place.ts'
export { refusalText as occasionRefusalText } from './text.ts'
export { verifyOccasions } from './verify-occasions.ts'
export { giveFeedback, writeMinutes } from './write-minutes.ts'
