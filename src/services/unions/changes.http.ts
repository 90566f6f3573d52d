import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { changeUnions, previewChange } from './change-unions.ts'
import * as contract from './changes.contract.ts'

export const changeRoutes: Route<Actor>[] = [
  route(contract.previewChange, ({ who, body }) => previewChange(who, body)),
  route(contract.changeUnions, ({ who, body, idempotencyKey }) => changeUnions(who, body, idempotencyKey)),
]
