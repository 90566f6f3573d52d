import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as contract from './merge.contract.ts'
import { compareRecords, decideMerge, proposeMerge, readMerge, readMerges, undoMerge } from './merge-people.ts'

export const mergeRoutes: Route<Actor>[] = [
  route(contract.compareRecords, ({ who, body }) => compareRecords(who, body)),
  route(contract.proposeMerge, ({ who, body }) => proposeMerge(who, body)),
  route(contract.listMerges, ({ who, query }) => readMerges(who, query.cursor)),
  route(contract.getMerge, ({ who, params }) => readMerge(who, params.id)),
  route(contract.decideMerge, async ({ who, params, body, idempotencyKey }) => {
    await decideMerge(who, params.id, body.decision, idempotencyKey)
  }),
  route(contract.undoMerge, async ({ who, params, idempotencyKey }) => {
    await undoMerge(who, params.id, idempotencyKey)
  }),
]
