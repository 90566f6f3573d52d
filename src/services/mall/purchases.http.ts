import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { askQuotes, extendRequest, withdrawRequest } from './ask-quotes.ts'
import { admitBuyer, keepExcludedWord, readBuyers } from './buyers.ts'
import { callOff, cancelCall, cancelContract, inspectDelivery, shipCall, signContract } from './carry-out-contract.ts'
import { chooseQuote } from './choose-quote.ts'
import { giveQuote, takeQuoteBack } from './give-quote.ts'
import { decidePayment, recordPayment, settleContract } from './pay-contract.ts'
import * as contract from './purchases.contract.ts'
import {
  exportComparison,
  exportContracts,
  readContract,
  readContracts,
  readMarketRequests,
  readOpenRequests,
  readOwnRequests,
  readRequest,
} from './read-purchases.ts'

export const purchaseRoutes: Route<Actor>[] = [
  route(contract.listRequests, ({ who, query }) => readOwnRequests(who, query)),
  route(contract.listOpenRequests, ({ who, query }) => readOpenRequests(who, query)),
  route(contract.listMarketRequests, ({ who, query }) => readMarketRequests(who, query)),
  route(contract.getRequest, ({ who, params }) => readRequest(who, params.id)),
  route(contract.askQuotes, ({ who, body, idempotencyKey }) => askQuotes(who, body.wanted, idempotencyKey)),
  route(contract.extendRequest, ({ who, params, body }) => extendRequest(who, params.id, body.quotesUntil)),
  route(contract.withdrawRequest, ({ who, params, body }) => withdrawRequest(who, params.id, body.because)),
  route(contract.giveQuote, ({ who, params, body, idempotencyKey }) =>
    giveQuote(who, { requestId: params.id, quote: body.quote }, idempotencyKey),
  ),
  route(contract.takeQuoteBack, ({ who, params }) => takeQuoteBack(who, params.id)),
  route(contract.chooseQuote, ({ who, params, body, idempotencyKey }) =>
    chooseQuote(
      who,
      { requestId: params.id, quotationId: body.quotationId, because: body.because ?? null },
      idempotencyKey,
    ),
  ),
  route(contract.exportComparison, ({ who, params, query }) => exportComparison(who, params.id, query)),
  route(contract.listContracts, ({ who, query }) => readContracts(who, query)),
  route(contract.getContract, ({ who, params }) => readContract(who, params.id)),
  route(contract.signContract, ({ who, params, body }) => signContract(who, { id: params.id, ...body })),
  route(contract.cancelContract, ({ who, params, body }) => cancelContract(who, params.id, body.because)),
  route(contract.callOff, ({ who, params, body, idempotencyKey }) =>
    callOff(who, { contractId: params.id, ...body }, idempotencyKey),
  ),
  route(contract.cancelCall, ({ who, params }) => cancelCall(who, params.id)),
  route(contract.shipCall, ({ who, params, body }) => shipCall(who, params.id, body)),
  route(contract.inspectDelivery, ({ who, params, body, idempotencyKey }) =>
    inspectDelivery(who, { orderId: params.id, lines: body.lines }, idempotencyKey),
  ),
  route(contract.recordPayment, ({ who, params, body, idempotencyKey }) =>
    recordPayment(who, { contractId: params.id, ...body }, idempotencyKey),
  ),
  route(contract.decidePayment, ({ who, params, body, idempotencyKey }) =>
    decidePayment(
      who,
      { paymentId: params.id, decision: body.decision, because: body.because ?? null },
      idempotencyKey,
    ),
  ),
  route(contract.settleContract, ({ who, params, body, idempotencyKey }) =>
    settleContract(who, { contractId: params.id, because: body.because ?? null }, idempotencyKey),
  ),
  route(contract.exportContracts, ({ who, query }) => exportContracts(who, query)),
  route(contract.listBuyers, async ({ who }) => {
    const { buyers, words } = await readBuyers(who)
    return { buyers: buyers.map(({ orgId, ...one }) => ({ ...one, id: orgId })), words }
  }),
  route(contract.admitBuyer, ({ who, body }) => admitBuyer(who, body)),
  route(contract.keepExcludedWord, ({ who, body }) => keepExcludedWord(who, body)),
]
