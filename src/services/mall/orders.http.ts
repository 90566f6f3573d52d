import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { cancelMyOrder, cancelOrder } from './cancel-order.ts'
import { acceptOrder, confirmMyOrder, shipOrder } from './deliver-order.ts'
import * as contract from './orders.contract.ts'
import { limitGroup } from './orders-limit.ts'
import { placeOrder } from './place-order.ts'
import { listMyOrders, readMyOrder } from './read-orders.ts'
import { refundOrderLine } from './refund-order-line.ts'
import { settleSuppliers } from './settlement-books.ts'

export const orderRoutes: Route<Actor>[] = [
  route(contract.placeOrder, ({ who, body, idempotencyKey }) => placeOrder(who, body, idempotencyKey)),
  route(contract.listMyOrders, ({ who, query }) => listMyOrders(who, query.after ?? null)),
  route(contract.getMyOrder, ({ who, params }) => readMyOrder(who, params.id)),
  route(contract.cancelMyOrder, ({ who, params, body, idempotencyKey }) =>
    cancelMyOrder(who, { orderId: params.id, because: body.because }, idempotencyKey),
  ),
  route(contract.confirmMyOrder, ({ who, params, idempotencyKey }) => confirmMyOrder(who, params.id, idempotencyKey)),
  route(contract.cancelOrder, ({ who, params, body, idempotencyKey }) =>
    cancelOrder(who, { orderId: params.id, because: body.because }, idempotencyKey),
  ),
  route(contract.refundOrderLine, ({ who, params, body, idempotencyKey }) =>
    refundOrderLine(who, { orderId: params.id, ...body }, idempotencyKey),
  ),
  route(contract.deliverOrder, ({ who, params, body }) =>
    body.step === 'accept' ? acceptOrder(who, params.id) : shipOrder(who, params.id, body),
  ),
  route(contract.limitGroup, ({ who, params, body }) =>
    limitGroup(who, { intentId: params.id, skuId: params.skuId, most: body.most }),
  ),
  route(contract.settleSuppliers, ({ who, params, body, idempotencyKey }) =>
    settleSuppliers(who, { marketId: params.id, untilDay: body.untilDay }, idempotencyKey),
  ),
]
