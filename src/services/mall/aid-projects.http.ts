import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as contract from './aid-projects.contract.ts'
import { pairUp, partPair, planProject, rewriteProject } from './plan-aid.ts'
import { exportAid, readAidDesk, readAidSteps, readPublicAid } from './read-aid.ts'
import { reportAid } from './report-aid.ts'

export const aidRoutes: Route<Actor>[] = [
  route(contract.getPublicAid, ({ query }) => readPublicAid(query)),
  route(contract.getAidDesk, ({ who }) => readAidDesk(who)),
  route(contract.listAidSteps, ({ who, params }) => readAidSteps(who, params.id)),
  route(contract.planAidProject, ({ who, body, idempotencyKey }) => planProject(who, body, idempotencyKey)),
  route(contract.rewriteAidProject, ({ who, params, body }) => rewriteProject(who, params.id, body)),
  route(contract.reportAid, ({ who, params, body, idempotencyKey }) =>
    reportAid(who, { projectId: params.id, report: body }, idempotencyKey),
  ),
  route(contract.pairUp, ({ who, body }) => pairUp(who, body)),
  route(contract.partPair, ({ who, params, body }) => partPair(who, params.id, body)),
  route(contract.exportAid, ({ who, query }) => exportAid(who, query)),
]
