import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { addOwnEvidence } from './add-evidence.ts'
import * as contract from './claims.contract.ts'
import { chooseNext, supplementClaim, withdrawClaim } from './decide-dispute.ts'
import { readStart } from './keep-stations.ts'
import { raiseClaim } from './raise-claim.ts'
import { listMyDisputes, readMyDispute } from './read-disputes.ts'
import { confirmReceipt } from './record-payment.ts'
import { listTakingUnions } from './taking-union.ts'

export const claimRoutes: Route<Actor>[] = [
  route(contract.startClaim, ({ who }) => readStart(who)),
  route(contract.listTakingUnions, async ({ who, query }) => ({ unions: await listTakingUnions(who, query.search) })),
  route(contract.raiseClaim, ({ who, body, idempotencyKey }) => raiseClaim(who, body, idempotencyKey)),
  route(contract.supplementClaim, ({ who, params, body }) => supplementClaim(who, params.id, body)),
  route(contract.listMyDisputes, async ({ who }) => ({ disputes: await listMyDisputes(who) })),
  route(contract.getMyDispute, ({ who, params }) => readMyDispute(who, params.id)),
  route(contract.addMyEvidence, ({ who, params, body }) => addOwnEvidence(who, params.id, body)),
  route(contract.withdrawClaim, ({ who, params, body }) => withdrawClaim(who, params.id, body.because)),
  route(contract.chooseNext, ({ who, params, body }) => chooseNext(who, params.id, body)),
  route(contract.confirmReceipt, ({ who, params }) => confirmReceipt(who, params.id, params.paymentId)),
]
