import type { Reparenting } from '../../kernel/orgs/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { departureCase } from './departure-case.ts'
import { followOpenWishes } from './departures.store.ts'
import { importCommands } from './import.commands.ts'
import { importRoutes } from './import.http.ts'
import { importJobs, importRecurring } from './import.jobs.ts'
import { followReviews } from './import-reviews.store.ts'
import { joiningRoutes } from './joining.http.ts'
import { followOpenApplications } from './joining.store.ts'
import { joiningCase } from './joining-case.ts'
import { memberRoutes } from './members.http.ts'
import { mergeRoutes } from './merge.http.ts'
import { personalData } from './personal-data.ts'
import { statisticsRoutes } from './statistics.http.ts'
import { realName, tags } from './tag-kinds.ts'
import { taggingCase } from './tagging-case.ts'
import { departureRoutes, tagRoutes } from './tags.http.ts'
import { refusalText, serviceText } from './text.ts'

/** Joining a union and what follows from it, as the apps see it. */
export const membership = {
  id: 'membership',
  name: serviceText.name,
  permissions: [
    'membership.read',
    'membership.admit',
    'membership.invite',
    'membership.tag',
    'membership.tag.guarded',
    'membership.card.check',
    'membership.import',
    'membership.merge',
    'membership.target',
  ],
  caseTypes: [joiningCase, departureCase, taggingCase],
  credentialKinds: [realName, ...tags],
  routes: [
    ...joiningRoutes,
    ...memberRoutes,
    ...tagRoutes,
    ...departureRoutes,
    ...importRoutes,
    ...mergeRoutes,
    ...statisticsRoutes,
  ],
  jobs: importJobs,
  recurring: importRecurring,
  commands: importCommands,
  personalData,
  /** Stored paths follow the tree. */
  followPaths: async (tx: Tx, move: Reparenting, most: number) =>
    (await followOpenApplications(tx, move, most)) +
    (await followOpenWishes(tx, move, most)) +
    (await followReviews(tx, move, most)),
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: async () => [],
  refusalText,
} as const

export { joiningPeople, seedMembership } from './seed.ts'
