import { catalogueRoutes } from './catalogue.http.ts'
import { intentRoutes } from './intents.http.ts'
import { recurring } from './jobs.ts'
import { followMall } from './paths.store.ts'
import { personalData } from './personal-data.ts'
import { refusalText, serviceText } from './text.ts'

/** The welfare mall as the apps see it. */
export const mall = {
  id: 'mall',
  name: serviceText.name,
  permissions: ['mall.intent', 'mall.read', 'mall.operate', 'mall.supply', 'mall.books.read'],
  caseTypes: [],
  routes: [...catalogueRoutes, ...intentRoutes],
  jobs: [],
  commands: [],
  personalData,
  recurring,
  /** Stored paths follow the tree. */
  followPaths: followMall,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: async () => [],
  refusalText,
} as const

export { openMarket } from './open-market.ts'
