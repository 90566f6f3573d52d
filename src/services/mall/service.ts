import { afterSaleCase } from './after-sale-case.ts'
import { afterSaleRoutes } from './after-sales.http.ts'
import { afterSaleRefusalText } from './after-sales.text.ts'
import { aidRoutes } from './aid-projects.http.ts'
import { aidRefusalText } from './aid-projects.text.ts'
import { benefitRoutes } from './benefits.http.ts'
import { benefitRefusalText } from './benefits.text.ts'
import { bookRoutes } from './books.http.ts'
import { catalogueRoutes } from './catalogue.http.ts'
import { depositRoutes } from './deposits.http.ts'
import { depositRefusalText } from './deposits.text.ts'
import { dispatchRoutes } from './dispatch.http.ts'
import { followUpRoutes } from './follow-up.http.ts'
import { intentRoutes } from './intents.http.ts'
import { recurring } from './jobs.ts'
import { orderRoutes } from './orders.http.ts'
import { orderRefusalText } from './orders.text.ts'
import { followMall } from './paths.store.ts'
import { pavilionRoutes } from './pavilions.http.ts'
import { pavilionRefusalText } from './pavilions.text.ts'
import { personalData } from './personal-data.ts'
import { pointsJobs, pointsRecurring } from './points.jobs.ts'
import { accountNames } from './points.text.ts'
import { purchaseRoutes } from './purchases.http.ts'
import { purchaseRefusalText } from './purchases.text.ts'
import { ratingRoutes } from './ratings.http.ts'
import { ratingRefusalText } from './ratings.text.ts'
import { settlementRoutes } from './settlements.http.ts'
import { settlementRefusalText } from './settlements.text.ts'
import { stationRoutes } from './stations.http.ts'
import { stationRefusalText } from './stations.text.ts'
import { refusalText, serviceText } from './text.ts'
import { verifyMall } from './verify-mall.ts'

/** The welfare mall as the apps see it. */
export const mall = {
  id: 'mall',
  name: serviceText.name,
  permissions: [
    'mall.intent',
    'mall.read',
    'mall.operate',
    'mall.supply',
    'mall.after-sales',
    'mall.station',
    'mall.books.read',
    'mall.benefit',
    'mall.redeem',
    'mall.aid',
    'mall.aid.report',
    'mall.purchase',
  ],
  caseTypes: [afterSaleCase],
  routes: [
    ...catalogueRoutes,
    ...intentRoutes,
    ...dispatchRoutes,
    ...orderRoutes,
    ...ratingRoutes,
    ...afterSaleRoutes,
    ...stationRoutes,
    ...followUpRoutes,
    ...bookRoutes,
    ...depositRoutes,
    ...settlementRoutes,
    ...pavilionRoutes,
    ...aidRoutes,
    ...purchaseRoutes,
    ...benefitRoutes,
  ],
  jobs: [...pointsJobs],
  commands: [],
  accountNames,
  personalData,
  recurring: [...recurring, ...pointsRecurring],
  /** Stored paths follow the tree. */
  followPaths: followMall,
  /** Sentences for `gonghui verify`; none when every promise holds. */
  verify: verifyMall,
  refusalText: {
    ...refusalText,
    ...orderRefusalText,
    ...ratingRefusalText,
    ...afterSaleRefusalText,
    ...stationRefusalText,
    ...depositRefusalText,
    ...settlementRefusalText,
    ...pavilionRefusalText,
    ...aidRefusalText,
    ...purchaseRefusalText,
    ...benefitRefusalText,
  },
} as const

export { openMarket } from './open-market.ts'
export { type PlaceOrder, placeOrder } from './place-order.ts'
export { bookConfiguration } from './points-configure.ts'
export { handPointsDown } from './points-issue.ts'
export { type RateLine, rateLine } from './rate-line.ts'
export { pointHolders, seedMall } from './seed.ts'
export { settleSuppliers } from './settlement-books.ts'
