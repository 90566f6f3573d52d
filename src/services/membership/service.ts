import { joiningRoutes } from './joining.http.ts'
import { followOpenApplications } from './joining.store.ts'
import { joiningCase } from './joining-case.ts'
import { refusalText, serviceText } from './text.ts'

/** Joining a union and what follows from it, as the apps see it. */
export const membership = {
  id: 'membership',
  name: serviceText.name,
  permissions: ['membership.read', 'membership.admit'],
  caseTypes: [joiningCase],
  routes: [...joiningRoutes],
  jobs: [],
  commands: [],
  /** Stored paths follow the tree. */
  followPaths: followOpenApplications,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: async () => [],
  refusalText,
} as const
