import { claimCase } from './claim-case.ts'
import { claimRoutes } from './claims.http.ts'
import { commands } from './commands.ts'
import { consentTexts } from './consents.text.ts'
import { coverageRoutes } from './coverage.http.ts'
import { findObstacles } from './find-obstacles.ts'
import { jobs } from './jobs.ts'
import { followClaims } from './paths.store.ts'
import { payoutRoutes } from './payouts.http.ts'
import { personalData } from './personal-data.ts'
import { policyRoutes } from './policies.http.ts'
import { settlementRoutes } from './settlements.http.ts'
import { accountNames, refusalText, serviceText } from './text.ts'
import { verifyClaims } from './verify-claims.ts'

/** Medical mutual aid as the apps see it. */
export const mutualAid = {
  id: 'mutual-aid',
  name: serviceText.name,
  permissions: [
    'mutual-aid.policy.publish',
    'mutual-aid.import',
    'mutual-aid.screen',
    'mutual-aid.dispatch',
    'mutual-aid.cover',
    'mutual-aid.proof.read',
    'mutual-aid.claim.read',
    'mutual-aid.notify',
    'mutual-aid.review',
    'mutual-aid.lapse',
    'mutual-aid.pay',
  ],
  caseTypes: [claimCase],
  routes: [...policyRoutes, ...settlementRoutes, ...claimRoutes, ...payoutRoutes, ...coverageRoutes],
  jobs,
  commands,
  personalData,
  consentTexts,
  findObstacles,
  /** Stored paths follow the tree. */
  followPaths: followClaims,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: verifyClaims,
  accountNames,
  refusalText,
} as const

export { bookContribution } from './books.ts'
export { seedMutualAid } from './seed.ts'
export { openCaseOwners } from './seed-claims.ts'
