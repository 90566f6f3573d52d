import { route } from '../access/index.ts'
import { commentOnCase } from './comment-on-case.ts'
import * as contract from './contract.ts'
import { getDesk } from './get-desk.ts'
import { getMyCases } from './get-my-cases.ts'
import { getTimeline } from './get-timeline.ts'
import { listCases } from './list-cases.ts'
import { superviseCase } from './supervise-case.ts'

export const routes = [
  route(contract.listCases, ({ who, query }) => listCases(who, query)),
  route(contract.getDesk, ({ who }) => getDesk(who)),
  route(contract.getMyCases, async ({ who }) => ({ cases: await getMyCases(who) })),
  route(contract.getTimeline, ({ who, params }) => getTimeline(who, params.id)),
  route(contract.commentOnCase, ({ who, params, body }) => commentOnCase(who, params.id, body.text)),
  route(contract.superviseCase, ({ who, params, body }) => superviseCase(who, params.id, body.text)),
]
