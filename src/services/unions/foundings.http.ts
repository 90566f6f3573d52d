import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { applyForFounding, resubmitApplication, withdrawApplication } from './apply-for-founding.ts'
import { decideApplication } from './decide-application.ts'
import * as contract from './foundings.contract.ts'
import { listApplications, listMyApplications, listParents, readApplication } from './read-applications.ts'

export const foundingRoutes: Route<Actor>[] = [
  route(contract.listParents, async ({ who, query }) => ({ orgs: await listParents(who, query.search) })),
  route(contract.applyForFounding, ({ who, body, idempotencyKey }) => applyForFounding(who, body, idempotencyKey)),
  route(contract.resubmitApplication, ({ who, params, body }) => resubmitApplication(who, params.id, body)),
  route(contract.withdrawApplication, ({ who, params }) => withdrawApplication(who, params.id)),
  route(contract.listMyApplications, async ({ who }) => ({ applications: await listMyApplications(who) })),
  route(contract.listApplications, ({ who, query }) => listApplications(who, query)),
  route(contract.getApplication, ({ who, params }) => readApplication(who, params.id)),
  route(contract.decideApplication, ({ who, params, body }) => decideApplication(who, { id: params.id, ...body })),
]
