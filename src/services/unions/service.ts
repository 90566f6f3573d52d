import { changeRoutes } from './changes.http.ts'
import { followUnions } from './changes.store.ts'
import { commands } from './commands.ts'
import { foundingCase } from './founding-case.ts'
import { foundingRoutes } from './foundings.http.ts'
import { importRoutes } from './imports.http.ts'
import { jobs, recurring } from './jobs.ts'
import { personalData } from './personal-data.ts'
import { termRoutes } from './terms.http.ts'
import { refusalText, serviceText } from './text.ts'
import { unionRoutes } from './unions.http.ts'
import { verifyUnions } from './verify-unions.ts'

/** Founding of unions, their terms of office, and the changes of their tree, as the apps see it. */
export const unions = {
  id: 'unions',
  name: serviceText.name,
  permissions: ['unions.read', 'unions.found', 'unions.change', 'unions.elect', 'unions.books.read'],
  caseTypes: [foundingCase],
  routes: [...foundingRoutes, ...changeRoutes, ...termRoutes, ...importRoutes, ...unionRoutes],
  jobs,
  recurring,
  commands,
  personalData,
  /** Stored paths follow the tree. */
  followPaths: followUnions,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: verifyUnions,
  refusalText,
} as const

export { seedUnions } from './seed.ts'
