import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { startDispatch } from './dispatch-quarter.ts'
import { downloadRejectFile } from './download-rejects.ts'
import { importCovers } from './import-covers.ts'
import { presentImport, presentReject } from './present-import.ts'
import { previewSettlements } from './preview-file.ts'
import { readImport, readImports, readQuarters, readRejects, readWaiting } from './read-imports.ts'
import { startScreening } from './screen-quarter.ts'
import { searchCovers } from './search-covers.ts'
import * as contract from './settlements.contract.ts'
import { startImport } from './start-import.ts'

export const settlementRoutes: Route<Actor>[] = [
  route(contract.previewFile, ({ who, body }) => previewSettlements(who, body)),
  route(contract.startImport, async ({ who, body }) => presentImport(await startImport(who, body), [])),
  route(contract.listImports, async ({ who, query }) => ({ imports: await readImports(who, query.quarter) })),
  route(contract.getImport, ({ who, params }) => readImport(who, params.id)),
  route(contract.listRejects, async ({ who, params, query }) => {
    const page = await readRejects(who, params.id, query.code, query.cursor)
    return { rejects: page.rejects.map(presentReject), next: page.next }
  }),
  route(contract.downloadRejects, ({ who, params, query }) => downloadRejectFile(who, params.id, query)),
  route(contract.listWaiting, ({ who, params, query }) => readWaiting(who, params.id, query.cursor)),
  route(contract.listQuarters, async ({ who }) => ({ quarters: await readQuarters(who) })),
  route(contract.startScreening, async ({ who, params }) => ({ jobId: await startScreening(who, params.quarter) })),
  route(contract.startDispatch, async ({ who, params }) => ({ jobId: await startDispatch(who, params.quarter) })),
  route(contract.importCovers, ({ who, body }) => importCovers(who, body)),
  route(contract.listCovers, ({ who, query }) => searchCovers(who, query)),
]
