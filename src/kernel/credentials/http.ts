import { reading } from '../../platform/db/transaction.ts'
import type { Route } from '../../platform/http/route.ts'
import { type Actor, route } from '../access/index.ts'
import * as contract from './contract.ts'
import { verifyByCode } from './verify-by-code.ts'

export const routes: Route<Actor>[] = [
  route(contract.verifyCredential, ({ who, params }) => reading(who, (tx) => verifyByCode(tx, params.code))),
]
