import { route } from '../../kernel/access/index.ts'
import { counselRoutes } from './counsel.http.ts'
import { enterLegalLog, readVisits } from './enter-legal-log.ts'
import { examRoutes } from './exams.http.ts'
import * as figures from './figures.contract.ts'
import { enterOpening, readFigures } from './figures.ts'
import { addOffer, addOffice, changeOffer, closeOffice, retireOffer } from './keep-menu.ts'
import { endSquad, formSquad, joinSquad, leaveSquad } from './keep-squads.ts'
import * as legal from './legal.contract.ts'
import { matchRoutes } from './matching.http.ts'
import * as menu from './menu.contract.ts'
import * as contract from './orders.contract.ts'
import { enterHotlineOrder, enterUnionOrder, placeOrder } from './place-order.ts'
import { type RateOrder, rateOrder, rateUnionOrder, withdrawOrder } from './rate-order.ts'
import { readMenu, readMyMenus, readSquads } from './read-menu.ts'
import { readMine, readMyOrder, readOrder, readOrders } from './read-orders.ts'
import { callOff, scheduleOrder } from './schedule-order.ts'
import { logService } from './serve-order.ts'
import { declineOrder, handOnOrder, takeOrder } from './take-order.ts'

type Wish = { readonly offerId?: string | null | undefined; readonly people?: number | null | undefined }

/** What a request leaves out is not wanted. */
function whole<Given extends Wish>(given: Given) {
  return { ...given, offerId: given.offerId ?? null, people: given.people ?? null }
}

const ordering = [
  route(menu.readMyMenus, async ({ who }) => ({ menus: await readMyMenus(who) })),
  route(contract.placeOrder, ({ who, body, idempotencyKey }) => placeOrder(who, whole(body), idempotencyKey)),
  route(contract.listMyOrders, async ({ who }) => ({ orders: await readMine(who) })),
  route(contract.getMyOrder, ({ who, params }) => readMyOrder(who, params.id)),
  route(contract.rateOrder, ({ who, params, body }) => rateOrder(who, params.id, body as RateOrder)),
  route(contract.withdrawOrder, ({ who, params }) => withdrawOrder(who, params.id)),
  route(contract.enterUnionOrder, ({ who, body, idempotencyKey }) => enterUnionOrder(who, whole(body), idempotencyKey)),
  route(contract.enterHotlineOrder, ({ who, body, idempotencyKey }) =>
    enterHotlineOrder(who, whole(body), idempotencyKey),
  ),
]

const serving = [
  route(contract.listOrders, ({ who, query }) => readOrders(who, query)),
  route(contract.getOrder, ({ who, params }) => readOrder(who, params.id)),
  route(contract.takeOrder, ({ who, params, body }) => takeOrder(who, params.id, body)),
  route(contract.declineOrder, ({ who, params, body }) => declineOrder(who, params.id, body.note)),
  route(contract.handOnOrder, ({ who, params, body }) => handOnOrder(who, params.id, body)),
  route(contract.scheduleOrder, ({ who, params, body }) => scheduleOrder(who, params.id, body)),
  route(contract.callOff, ({ who, params, body }) => callOff(who, params.id, body.note)),
  route(contract.logService, ({ who, params, body }) => logService(who, params.id, body)),
  route(contract.rateUnionOrder, ({ who, params, body }) => rateUnionOrder(who, params.id, body as RateOrder)),
]

const keeping = [
  route(menu.readMenu, ({ who, query }) => readMenu(who, query.orgId)),
  route(menu.addOffice, ({ who, body }) => addOffice(who, body)),
  route(menu.closeOffice, ({ who, params }) => closeOffice(who, params.id)),
  route(menu.addOffer, ({ who, body }) => addOffer(who, body)),
  route(menu.changeOffer, ({ who, params, body }) => changeOffer(who, params.id, body)),
  route(menu.retireOffer, ({ who, params, body }) => retireOffer(who, params.id, body.reason)),
  route(menu.listSquads, ({ who, query }) => readSquads(who, query.orgId)),
  route(menu.formSquad, ({ who, body }) => formSquad(who, body)),
  route(menu.endSquad, ({ who, params }) => endSquad(who, params.id)),
  route(menu.joinSquad, ({ who, params, body }) => joinSquad(who, params.id, body.members)),
  route(menu.leaveSquad, ({ who, params }) => leaveSquad(who, params.id, params.memberId)),
]

const counting = [
  route(legal.enterLegalLog, ({ who, body, idempotencyKey }) => enterLegalLog(who, body, idempotencyKey)),
  route(legal.listFirmVisits, ({ who, query }) => readVisits(who, query)),
  route(figures.readFigures, async ({ who, query }) => ({ figures: await readFigures(who, query) })),
  route(figures.enterOpening, ({ who, body }) => enterOpening(who, body)),
]

export const orderRoutes = [
  ...ordering,
  ...serving,
  ...keeping,
  ...counting,
  ...matchRoutes,
  ...examRoutes,
  ...counselRoutes,
]
