export { cardCodes } from './card-codes.ts'
export { refusals as credentialRefusals } from './errors.ts'
export { followCredentials, followHolders } from './follow-credentials.ts'
export { grantCredential, grantCredentials } from './grant-credentials.ts'
export { routes as credentialRoutes } from './http.ts'
export { recurring as credentialRecurring } from './jobs.ts'
export type {
  CardCode,
  CardHolder,
  Credential,
  CredentialKind,
  GrantCredential,
  GrantOutcome,
  Provenance,
  Revocation,
} from './model.ts'
export { personalData as credentialPersonalData } from './personal-data.ts'
export { credentialCards, mayKnow } from './present.ts'
export {
  credentialById,
  credentialKinds,
  credentialsOf,
  type HolderPlace,
  heldOn,
  highestGrades,
  holdersAmong,
  holdersUnder,
  personHolds,
} from './queries.ts'
export { readCardCode, spendCardCode } from './read-card-code.ts'
export { type CardScan, readCardScans } from './read-card-scans.ts'
export { remindHolders } from './remind-holders.ts'
export { revokeCredential } from './revoke-credential.ts'
export { cardStepSeconds, usualEnd } from './rules.ts'
export { proofText, refusalText as credentialRefusalText, standingText } from './text.ts'
export { verifyByCode } from './verify-by-code.ts'
export { verifyCredentials } from './verify-credentials.ts'
export { writeCredentialKinds } from './write-kinds.ts'
