import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { listFigureRows, readFigures, setFirmTotal } from './read-figures.ts'
import { readUnion } from './read-union.ts'
import * as contract from './unions.contract.ts'

export const unionRoutes: Route<Actor>[] = [
  route(contract.getUnion, ({ who, params }) => readUnion(who, params.id)),
  route(contract.getFigures, ({ who, params, query }) => readFigures(who, params.id, query.year)),
  route(contract.listFigureRows, ({ who, params, query }) => listFigureRows(who, { orgId: params.id, ...query })),
  route(contract.setFirmTotal, ({ who, params, body }) => setFirmTotal(who, { orgId: params.id, ...body })),
]
