import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { loadBankResult, makePayout, writeBankFile } from './pay-suppliers.ts'
import {
  readPayout,
  readPayouts,
  readSettlement,
  readSettlements,
  readSupplySettlements,
  writeStatement,
} from './read-settlements.ts'
import { answerDispute, confirmSettlement, disputeSettlement, writeBank } from './settle-statement.ts'
import * as contract from './settlements.contract.ts'

export const settlementRoutes: Route<Actor>[] = [
  route(contract.listSettlements, ({ who, query }) => readSettlements(who, query)),
  route(contract.listSupplySettlements, ({ who, query }) => readSupplySettlements(who, query)),
  route(contract.getSettlement, ({ who, params, query }) => readSettlement(who, params.id, query.after ?? null)),
  route(contract.downloadStatement, ({ who, params }) => writeStatement(who, params.id)),
  route(contract.confirmSettlement, ({ who, params }) => confirmSettlement(who, params.id)),
  route(contract.disputeSettlement, ({ who, params, body }) => disputeSettlement(who, params.id, body.because)),
  route(contract.answerDispute, ({ who, params, body }) => answerDispute(who, params.id, body.answer)),
  route(contract.writeBank, ({ who, body }) => writeBank(who, body)),
  route(contract.listPayouts, ({ who, query }) => readPayouts(who, query.cursor ?? null)),
  route(contract.getPayout, ({ who, params }) => readPayout(who, params.id)),
  route(contract.makePayout, ({ who, idempotencyKey }) => makePayout(who, idempotencyKey)),
  route(contract.downloadBankFile, ({ who, params }) => writeBankFile(who, params.id)),
  route(contract.loadBankResult, ({ who, params, body, idempotencyKey }) =>
    loadBankResult(who, { payoutId: params.id, fileId: body.fileId }, idempotencyKey),
  ),
]
