import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { exportStatistics } from './export-statistics.ts'
import { enterOpening, readNewMembers, readStatistics, setTarget } from './read-statistics.ts'
import * as contract from './statistics.contract.ts'

export const statisticsRoutes: Route<Actor>[] = [
  route(contract.getStatistics, ({ who, query }) => readStatistics(who, query)),
  route(contract.exportStatistics, ({ who, query }) => exportStatistics(who, query)),
  route(contract.listNewMembers, ({ who, query }) => readNewMembers(who, query)),
  route(contract.setTarget, ({ who, body }) => setTarget(who, body)),
  route(contract.recordOpening, ({ who, body }) => enterOpening(who, body)),
]
