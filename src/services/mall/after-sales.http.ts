import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as contract from './after-sales.contract.ts'
import { answerAfterSale, decideAfterSale } from './answer-after-sale.ts'
import { askAfterSale } from './ask-after-sale.ts'
import { agreeToAnswer, appealAnswer, withdrawAfterSale } from './end-after-sale.ts'
import {
  listMyAfterSales,
  openAfterSalePhoto,
  readAfterSale,
  readAfterSales,
  readMyAfterSale,
} from './read-after-sales.ts'

export const afterSaleRoutes: Route<Actor>[] = [
  route(contract.askAfterSale, ({ who, params, body, idempotencyKey }) =>
    askAfterSale(who, { orderId: params.id, line: params.line, ...body }, idempotencyKey),
  ),
  route(contract.listMyAfterSales, ({ who, query }) => listMyAfterSales(who, query)),
  route(contract.getMyAfterSale, ({ who, params }) => readMyAfterSale(who, params.id)),
  route(contract.agreeToAnswer, ({ who, params }) => agreeToAnswer(who, params.id)),
  route(contract.appealAnswer, ({ who, params, body }) => appealAnswer(who, params.id, body.because)),
  route(contract.withdrawAfterSale, ({ who, params }) => withdrawAfterSale(who, params.id)),
  route(contract.getAfterSalePhoto, ({ who, params }) => openAfterSalePhoto(who, params)),
  route(contract.listAfterSales, ({ who, query }) => readAfterSales(who, query)),
  route(contract.getAfterSale, ({ who, params }) => readAfterSale(who, params.id)),
  route(contract.answerAfterSale, ({ who, params, body, idempotencyKey }) =>
    answerAfterSale(who, params.id, body, idempotencyKey),
  ),
  route(contract.decideAfterSale, ({ who, params, body, idempotencyKey }) =>
    decideAfterSale(who, params.id, body, idempotencyKey),
  ),
]
