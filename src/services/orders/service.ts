import { refusalText as counselRefusals } from './counsel.text.ts'
import { refusalText as examRefusals } from './exams.text.ts'
import { findObstacles } from './find-obstacles.ts'
import { recurring } from './jobs.ts'
import { refusalText as matchRefusals } from './matching.text.ts'
import { servedKinds } from './occasion-kinds.ts'
import { orderCase, unionOrderCase } from './order-case.ts'
import { orderRoutes } from './orders.http.ts'
import { followOrders } from './orders.store.ts'
import { personalData } from './personal-data.ts'
import { refusalText, serviceText } from './text.ts'
import { verifyOrders } from './verify-orders.ts'

export { pairMatches } from './pair-matches.ts'
export { orderOwners, seedOrders } from './seed.ts'

/** What workers order and unions serve, as the apps see it. */
export const orders = {
  id: 'orders',
  name: serviceText.name,
  permissions: ['orders.read', 'orders.menu', 'orders.take', 'orders.enter', 'orders.counsel'],
  caseTypes: [orderCase, unionOrderCase],
  occasionKinds: servedKinds,
  routes: orderRoutes,
  jobs: [],
  recurring,
  commands: [],
  personalData,
  findObstacles,
  /** Stored paths follow the tree. */
  followPaths: followOrders,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: verifyOrders,
  refusalText: { ...refusalText, ...matchRefusals, ...examRefusals, ...counselRefusals },
} as const
