import { type Actor, grantsWith, systemActor } from '../../kernel/access/index.ts'
import { actionCards, type Case, caseCards, casesByIds, eventCards, eventsFor } from '../../kernel/cases/index.ts'
import { openFile } from '../../kernel/files/index.ts'
import { maskName } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, Download, ParamsOf, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { afterSaleCase } from './after-sale-case.ts'
import type * as contract from './after-sales.contract.ts'
import type { AfterSaleCard, AfterSalePage, DeskAfterSale } from './after-sales.contract.ts'
import { afterSaleRefusal } from './after-sales.errors.ts'
import { daysToAgree, mayAppeal, mayGiveBack } from './after-sales.rules.ts'
import {
  type AfterSaleRow,
  type AfterSaleWish,
  afterSales,
  countAfterSales,
  findAfterSale,
} from './after-sales.store.ts'
import { refusal } from './errors.ts'
import { termEnd } from './ratings.rules.ts'
import { findOperatedMarket, supplierOf } from './whose-desk.ts'

const ownPage = 20
const deskPage = 30

/** 我的售后, newest first. */
export function listMyAfterSales(
  actor: Actor,
  { after }: QueryOf<typeof contract.listMyAfterSales>,
): AnswerOf<typeof contract.listMyAfterSales> {
  return reading(actor, (tx) => pageOf(tx, { ownerId: actor.personId!, after }, ownPage))
}

async function pageOf(
  tx: Tx,
  wish: AfterSaleWish,
  most: number,
): Promise<{ afterSales: DeskAfterSale[]; next: string | null }> {
  const found = await afterSales(tx, wish, most + 1)
  const shown = found.slice(0, most)
  return { afterSales: await dress(tx, shown), next: found.length > most ? shown.at(-1)!.id : null }
}

/** What each case says of its turn and its day stands beside what the mall knows. */
async function dress(tx: Tx, shown: readonly AfterSaleRow[]): Promise<DeskAfterSale[]> {
  const cases = await casesByIds(
    tx,
    shown.map((one) => one.id),
  )
  const cards = new Map((await caseCards(tx, cases)).map((card) => [card.id, card]))
  const names = new Map(cases.map((row) => [row.id, row.personName]))
  return shown.map((one) => ({
    ...cardOf(one),
    status: cards.get(one.id)!.personStatus,
    due: cards.get(one.id)!.due,
    buyer: maskName(names.get(one.id)!),
    supplierName: one.supplierName,
  }))
}

function cardOf(one: AfterSaleRow): Omit<AfterSaleCard, 'status' | 'due'> {
  const { id, number, orderId, line, name, price, quantity, wants, reason, state, refunded, askedAt } = one
  return { id, number, orderId, line, name, price, quantity, wants, reason, state, refunded, askedAt }
}

/** One of the caller's own. Refuses `mall.after-sale-missing`. */
export function readMyAfterSale(actor: Actor, id: Id): Promise<AfterSalePage> {
  return reading(actor, async (tx) => {
    const one = await findAfterSale(tx, id)
    if (one?.ownerId !== actor.personId) throw afterSaleRefusal('mall.after-sale-missing')
    return wholeOf(tx, actor, one!)
  })
}

/** One at the desk of its supplier or of its mall. Refuses `mall.after-sale-missing`. */
export function readAfterSale(actor: Actor, id: Id): Promise<AfterSalePage> {
  return reading(actor, async (tx) => {
    const one = await findAfterSale(tx, id)
    if (!one || !sitsAt(actor, one)) throw afterSaleRefusal('mall.after-sale-missing')
    return wholeOf(tx, actor, one)
  })
}

function sitsAt(actor: Actor, { supplierId, marketId }: Pick<AfterSaleRow, 'supplierId' | 'marketId'>): boolean {
  return grantsWith(actor, 'mall.after-sales').some(({ orgId }) => orgId === supplierId || orgId === marketId)
}

async function wholeOf(tx: Tx, actor: Actor, one: AfterSaleRow): Promise<AfterSalePage> {
  const [row] = await casesByIds(tx, [one.id])
  const [card] = await dress(tx, [one])
  const { words, photos, answer, answerWords, answeredAt, carrier, tracking, appeal, appealedAt } = one
  const { decision, decisionWords, decidedAt, state } = one
  return {
    ...card!,
    ...{ words, answer, answerWords, answeredAt, carrier, tracking, appeal, appealedAt },
    ...{ decision, decisionWords, decidedAt },
    photoIds: photos.map((photo) => photo.id),
    agreeUntil: state === 'answered' ? termEnd(answeredAt!, daysToAgree) : null,
    mayRefund: mayGiveBack(one, { quantity: one.bought, refunded: one.lineRefunded }),
    mayAppeal: mayAppeal({ state, dueOn: row!.dueOn }, today()) === 'yes',
    history: await historyOf(tx, actor, row!),
    actions: actionCards(afterSaleCase, row!, actor),
  }
}

async function historyOf(tx: Tx, actor: Actor, row: Case) {
  return eventCards(tx, afterSaleCase, await eventsFor(tx, actor, row))
}

/** 售后: a supplier's own, or those of every supplier of the operator's mall. */
export function readAfterSales(
  actor: Actor,
  { stand, search, cursor }: QueryOf<typeof contract.listAfterSales>,
): AnswerOf<typeof contract.listAfterSales> {
  return reading(actor, async (tx) => {
    const market = await findOperatedMarket(tx, actor)
    const whose = market ? { marketId: market.orgId } : { supplierId: (await supplierOf(tx, actor)).orgId }
    const counts = { asked: 0, answered: 0, appealed: 0, closed: 0 }
    for (const { stand: at, count } of await countAfterSales(tx, whose)) counts[at] = count
    const desk = market ? ('market' as const) : ('supplier' as const)
    return { desk, counts, ...(await pageOf(tx, { ...whose, stand, search, after: cursor }, deskPage)) }
  })
}

/** A photograph of one that is the caller's own or lies at her desk. */
export async function openAfterSalePhoto(
  actor: Actor,
  { id, photoId, size }: ParamsOf<typeof contract.getAfterSalePhoto>,
): Promise<Download> {
  const one = await reading(actor, (tx) => findAfterSale(tx, id))
  if (!one || (one.ownerId !== actor.personId && !sitsAt(actor, one))) throw afterSaleRefusal('mall.after-sale-missing')
  const photo = one.photos.find((each) => each.id === photoId)
  if (!photo) throw refusal('mall.photo-missing')
  const platform = systemActor('mall.after-sales')
  return transaction(platform, (tx) => openFile(tx, platform, photo[size]))
}
