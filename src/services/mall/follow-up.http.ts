import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as contract from './follow-up.contract.ts'
import { readGroupLimits, readUses } from './read-follow-up.ts'
import { reissuePoints } from './reissue-points.ts'

export const followUpRoutes: Route<Actor>[] = [
  route(contract.listUses, ({ who, params, query }) => readUses(who, params.id, query)),
  route(contract.listGroupLimits, ({ who, params }) => readGroupLimits(who, params.id)),
  route(contract.reissuePoints, ({ who, params, idempotencyKey }) => reissuePoints(who, params.id, idempotencyKey)),
]
