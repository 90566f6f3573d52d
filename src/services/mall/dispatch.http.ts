import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as contract from './dispatch.contract.ts'
import { importTracking } from './import-tracking.ts'
import { readSupplyOrders, writeDispatchSheet } from './read-dispatch.ts'

export const dispatchRoutes: Route<Actor>[] = [
  route(contract.listSupplyOrders, ({ who, query }) => readSupplyOrders(who, query)),
  route(contract.downloadDispatchSheet, ({ who }) => writeDispatchSheet(who)),
  route(contract.importTracking, ({ who, body }) => importTracking(who, body.fileId)),
]
