import { commitmentCase } from './commitment-case.ts'
import { commitmentRoutes } from './commitments.http.ts'
import { followCommitments } from './commitments.store.ts'
import { recurring } from './jobs.ts'
import { personalData } from './personal-data.ts'
import { refusalText, serviceText } from './text.ts'
import { verifyCommitments } from './verify-commitments.ts'

export { seedCommitmentsOf } from './seed.ts'

/** What unions promise their workers for a year, as the apps see it. */
export const commitments = {
  id: 'commitments',
  name: serviceText.name,
  permissions: ['commitments.read', 'commitments.keep', 'commitments.publish', 'commitments.accept'],
  caseTypes: [commitmentCase],
  routes: commitmentRoutes,
  jobs: [],
  recurring,
  commands: [],
  personalData,
  /** Stored paths follow the tree. */
  followPaths: followCommitments,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: verifyCommitments,
  refusalText,
} as const
