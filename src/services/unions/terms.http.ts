import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { endPost } from './end-post.ts'
import { exportTerms, listTerms } from './read-terms.ts'
import { recordElection } from './record-election.ts'
import { setTermSetting } from './term-setting.ts'
import * as contract from './terms.contract.ts'

export const termRoutes: Route<Actor>[] = [
  route(contract.listTerms, ({ who, query }) => listTerms(who, query)),
  route(contract.exportTerms, ({ who, query }) => exportTerms(who, query)),
  route(contract.recordElection, ({ who, body, idempotencyKey }) => recordElection(who, body, idempotencyKey)),
  route(contract.endPost, ({ who, params, body }) => endPost(who, { postId: params.id, ...body })),
  route(contract.setTermSetting, ({ who, params, body }) => setTermSetting(who, { orgId: params.id, ...body })),
]
