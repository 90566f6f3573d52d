import { changeRoutes } from './changes.http.ts'
import { followUnions } from './changes.store.ts'
import { foundingCase } from './founding-case.ts'
import { foundingRoutes } from './foundings.http.ts'
import { personalData } from './personal-data.ts'
import { refusalText, serviceText } from './text.ts'
import { verifyUnions } from './verify-unions.ts'

/** Founding of unions, their terms of office, and the changes of their tree, as the apps see it. */
export const unions = {
  id: 'unions',
  name: serviceText.name,
  permissions: ['unions.read', 'unions.found', 'unions.change'],
  caseTypes: [foundingCase],
  routes: [...foundingRoutes, ...changeRoutes],
  jobs: [],
  commands: [],
  personalData,
  /** Stored paths follow the tree. */
  followPaths: followUnions,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: verifyUnions,
  refusalText,
} as const
