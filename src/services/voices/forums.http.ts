import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as board from './board.contract.ts'
import { exportVoiceReport } from './export-report.ts'
import * as contract from './forums.contract.ts'
import { draftEntry, listEntries, publishEntry, readBoard, rewriteEntry, withdrawEntry } from './keep-board.ts'
import { raiseAtForum, recordForumOpening } from './raise-at-forum.ts'
import { readForum, readForumCalendar } from './read-forums.ts'
import { listReportRows, readReport } from './read-report.ts'
import * as report from './report.contract.ts'

export const forumRoutes: Route<Actor>[] = [
  route(contract.getForumCalendar, ({ who, query }) => readForumCalendar(who, query)),
  route(contract.recordForumOpening, ({ who, body }) => recordForumOpening(who, body)),
  route(contract.getForum, ({ who, params }) => readForum(who, params.id)),
  route(contract.raiseAtForum, ({ who, params, body, idempotencyKey }) =>
    raiseAtForum(who, { ...body, forumId: params.id }, idempotencyKey),
  ),
]

export const boardRoutes: Route<Actor>[] = [
  route(board.readBoard, ({ who, query }) => readBoard(who, query)),
  route(board.listEntries, async ({ who, query }) => ({ entries: await listEntries(who, query.orgId) })),
  route(board.draftEntry, ({ who, params, body }) => draftEntry(who, { ...body, id: params.id })),
  route(board.rewriteEntry, ({ who, params, body }) => rewriteEntry(who, { ...body, id: params.id })),
  route(board.publishEntry, ({ who, params }) => publishEntry(who, params.id)),
  route(board.withdrawEntry, ({ who, params, body }) => withdrawEntry(who, { ...body, id: params.id })),
]

export const reportRoutes: Route<Actor>[] = [
  route(report.getReport, ({ who, query }) => readReport(who, query)),
  route(report.listReportRows, ({ who, query }) => listReportRows(who, query)),
  route(report.exportReport, ({ who, query }) => exportVoiceReport(who, query)),
]
