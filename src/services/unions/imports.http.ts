import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { checkImport, startImport } from './import-unions.ts'
import * as contract from './imports.contract.ts'
import { downloadRejects, listImports, presentCheck, readImport, writeTemplate } from './read-imports.ts'

export const importRoutes: Route<Actor>[] = [
  route(contract.downloadTemplate, async () => writeTemplate()),
  route(contract.checkImport, async ({ who, body }) => presentCheck(await checkImport(who, body.fileId))),
  route(contract.startImport, ({ who, body }) => startImport(who, body.fileId)),
  route(contract.listImports, async ({ who }) => ({ imports: await listImports(who) })),
  route(contract.getImport, ({ who, params }) => readImport(who, params.id)),
  route(contract.downloadRejects, ({ who, params }) => downloadRejects(who, params.id)),
]
