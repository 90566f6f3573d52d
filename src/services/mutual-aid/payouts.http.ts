import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { loadBankResult } from './load-bank-result.ts'
import * as contract from './payouts.contract.ts'
import { preparePayout } from './prepare-payout.ts'
import { payoutCard, readPayout, readPayouts } from './read-payouts.ts'
import { recordContribution } from './record-contribution.ts'
import { writeBankFile } from './write-bank-file.ts'

export const payoutRoutes: Route<Actor>[] = [
  route(contract.recordContribution, ({ who, body, idempotencyKey }) => recordContribution(who, body, idempotencyKey)),
  route(contract.listPayouts, ({ who }) => readPayouts(who)),
  route(contract.preparePayout, async ({ who, idempotencyKey }) =>
    payoutCard(await preparePayout(who, idempotencyKey)),
  ),
  route(contract.getPayout, ({ who, params, query }) => readPayout(who, params.id, query)),
  route(contract.downloadBankFile, ({ who, params }) => writeBankFile(who, params.id)),
  route(contract.loadBankResult, async ({ who, params, body, idempotencyKey }) =>
    payoutCard(await loadBankResult(who, { payoutId: params.id, fileId: body.fileId }, idempotencyKey)),
  ),
]
