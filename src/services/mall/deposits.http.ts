import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { decideDeposit, openDepositPaper, proposeDeposit, readDeposits } from './deposit-money.ts'
import * as contract from './deposits.contract.ts'

export const depositRoutes: Route<Actor>[] = [
  route(contract.listDeposits, ({ who, query }) => readDeposits(who, query.cursor ?? null)),
  route(contract.proposeDeposit, ({ who, body, idempotencyKey }) => proposeDeposit(who, body, idempotencyKey)),
  route(contract.decideDeposit, ({ who, params, body, idempotencyKey }) =>
    decideDeposit(who, { id: params.id, because: body.decision === 'refuse' ? body.because : null }, idempotencyKey),
  ),
  route(contract.downloadDepositPaper, ({ who, params }) => openDepositPaper(who, params.id)),
]
