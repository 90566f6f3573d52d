import { serviceText } from './case.text.ts'
import { claimRoutes } from './claims.http.ts'
import { disputeCase } from './dispute-case.ts'
import { agreementRoutes, handlingRoutes } from './handling.http.ts'
import { followDisputes } from './paths.store.ts'
import { personalData } from './personal-data.ts'
import { schoolKind } from './school-kind.ts'
import { bodyRoutes, learningRoutes, teachingRoutes } from './teaching.http.ts'
import { refusalText } from './text.ts'
import { verifyDisputes } from './verify-disputes.ts'

/** Labour disputes: from the claim on the phone to the money, and what is learnt from them, as the apps see it. */
export const disputes = {
  id: 'disputes',
  name: serviceText.name,
  permissions: [
    'disputes.read',
    'disputes.handle',
    'disputes.publish',
    'disputes.join',
    'disputes.join.mediate',
    'disputes.join.arbitrate',
  ],
  caseTypes: [disputeCase],
  occasionKinds: [schoolKind],
  routes: [...claimRoutes, ...handlingRoutes, ...agreementRoutes, ...bodyRoutes, ...teachingRoutes, ...learningRoutes],
  jobs: [],
  commands: [],
  personalData,
  /** Stored paths follow the tree. */
  followPaths: followDisputes,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: verifyDisputes,
  refusalText,
} as const

export { disputeOwners, seedDisputes } from './seed.ts'
