import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { answerReview } from './answer-review.ts'
import * as contract from './import.contract.ts'
import {
  downloadRejects,
  presentImport,
  readImport,
  readImportLines,
  readImports,
  readRejects,
  readReviews,
} from './read-imports.ts'
import { confirmImport, discardImport, previewMembers, startImport } from './start-import.ts'

export const importRoutes: Route<Actor>[] = [
  route(contract.previewImport, ({ who, body }) => previewMembers(who, body)),
  route(contract.startImport, async ({ who, body }) => presentImport(who, await startImport(who, body))),
  route(contract.confirmImport, async ({ who, params }) => presentImport(who, await confirmImport(who, params.id))),
  route(contract.discardImport, ({ who, params }) => discardImport(who, params.id)),
  route(contract.listImports, ({ who, query }) => readImports(who, query.cursor)),
  route(contract.getImport, ({ who, params }) => readImport(who, params.id)),
  route(contract.listImportLines, ({ who, params, query }) => readImportLines(who, params.id, query)),
  route(contract.listImportRejects, ({ who, params, query }) => readRejects(who, params.id, query.cursor)),
  route(contract.downloadImportRejects, ({ who, params, query }) => downloadRejects(who, params.id, query)),
  route(contract.listReviews, ({ who, query }) => readReviews(who, query)),
  route(contract.answerReview, ({ who, params, body }) => answerReview(who, params.id, body.answer)),
]
