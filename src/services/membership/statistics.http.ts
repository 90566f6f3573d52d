import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { exportStatistics } from './export-statistics.ts'
import { enterOpening, readNewMembers, readStatistics } from './read-statistics.ts'
import { correctTarget, setTarget, withdrawTarget } from './set-target.ts'
import * as contract from './statistics.contract.ts'

export const statisticsRoutes: Route<Actor>[] = [
  route(contract.getStatistics, ({ who, query }) => readStatistics(who, query)),
  route(contract.exportStatistics, ({ who, query }) => exportStatistics(who, query)),
  route(contract.listNewMembers, ({ who, query }) => readNewMembers(who, query)),
  route(contract.setTarget, ({ who, body, idempotencyKey }) => setTarget(who, body, idempotencyKey)),
  route(contract.correctTarget, ({ who, params, body: { reason, ...words }, idempotencyKey }) =>
    correctTarget(who, { id: params.id, words, reason }, idempotencyKey),
  ),
  route(contract.withdrawTarget, ({ who, params, body, idempotencyKey }) =>
    withdrawTarget(who, { id: params.id, reason: body.reason }, idempotencyKey),
  ),
  route(contract.recordOpening, ({ who, body }) => enterOpening(who, body)),
]
