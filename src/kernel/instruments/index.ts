export { checkInstrument } from './check-instrument.ts'
export { type DraftInstrument, draftInstrument } from './draft-instrument.ts'
export { refusals as instrumentRefusals } from './errors.ts'
export { followInstruments } from './follow-instruments.ts'
export {
  checkReply,
  dispatchInstrument,
  type ReplyInput,
  recordReply,
  urgeReply,
} from './follow-replies.ts'
export { routes as instrumentRoutes } from './http.ts'
export { letterTemplates } from './letters.text.ts'
export type {
  Addressee,
  Force,
  FrozenText,
  Instrument,
  InstrumentFinding,
  InstrumentId,
  InstrumentRule,
  InstrumentState,
  InstrumentTemplate,
  Party,
  ReplyStep,
  Signature,
  SigningMeans,
} from './model.ts'
export { personalData as instrumentPersonalData } from './personal-data.ts'
export { addresseeCardOf, instrumentCard } from './present.ts'
export { printInstrument } from './print-instrument.ts'
export { type InstrumentWish, instrumentsOfPerson, listInstruments } from './queries.ts'
export { getInstrument, type OpenedInstrument, openInstrument } from './read-instrument.ts'
export { renewInstrument } from './renew-instrument.ts'
export { type Awaited, addresseesOf, repliesDue, replyStepsOf } from './replies.store.ts'
export { type ReviseInstrument, reviseInstrument } from './revise-instrument.ts'
export { revokeInstrument } from './revoke-instrument.ts'
export { type SignInstrument, signInstrument } from './sign-instrument.ts'
export {
  findingText as instrumentFindingText,
  forceText,
  refusalText as instrumentRefusalText,
  replyStateText,
  replyStepText,
} from './text.ts'
export { verifyInstruments } from './verify-instruments.ts'
export { writeInstrument } from './write-instrument.ts'
