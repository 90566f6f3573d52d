import { followMall } from './paths.store.ts'
import { personalData } from './personal-data.ts'
import { refusalText, serviceText } from './text.ts'

/** The welfare mall as the apps see it. */
export const mall = {
  id: 'mall',
  name: serviceText.name,
  permissions: ['mall.intent', 'mall.read', 'mall.operate', 'mall.supply', 'mall.books.read'],
  caseTypes: [],
  routes: [],
  jobs: [],
  commands: [],
  personalData,
  /** Stored paths follow the tree. */
  followPaths: followMall,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: async () => [],
  refusalText,
} as const
