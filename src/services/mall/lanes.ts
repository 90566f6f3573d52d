import type { Actor } from '../../kernel/access/index.ts'
import { type DeedOf, recordAuditForMany } from '../../kernel/audit/index.ts'
import { lockWalletsOf, postTransfers, type Transfer } from '../../kernel/ledger/index.ts'
import { type SendNotice, sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { type Group, openLanes, type Told } from '../../platform/db/lanes.ts'
import { refusal as keyReused } from '../../platform/db/once.errors.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import {
  earlierOrders,
  insertOrderLines,
  insertOrders,
  lettersOf,
  lockGroupLimits,
  lockStock,
  offersOf,
  takenBefore,
  takeStock,
  takeTogether,
  type WrittenOrder,
} from './lanes.store.ts'
import { orderRefusal } from './orders.errors.ts'
import type { Decision, Ground, NewOrder, Wish } from './orders.model.ts'
import { decideOrders, pointsText } from './orders.rules.ts'
import { orderWords } from './orders.text.ts'
import { booksOf, walletKind } from './points-books.ts'
import { findStations } from './stations.store.ts'
import { countSales } from './zone-sales.ts'

/** A wish with whoever has it and where it is to go. */
export type Asked = {
  readonly actor: Actor
  readonly wish: Wish
  readonly sealed: Buffer
}

export type Answered = {
  readonly orders: readonly { readonly id: Id; readonly total: Fen }[]
  readonly isReplay: boolean
}

/**
 * One lane a process: a second one would mostly wait for the first, where many want the same. Two hundred in a group keep a
 * group below the time of a few commits; two thousand waiting are answered within a second or told to come again.
 */
export const askForOrders = openLanes<Asked, Answered>({
  lanes: 1,
  mostAtOnce: 200,
  mostWaiting: 2000,
  commit: commitOrders,
  full: () => orderRefusal('mall.too-busy'),
})

async function commitOrders(tx: Tx, asked: readonly Asked[]): Promise<Group<Answered>> {
  const wishes = asked.map((one) => one.wish)
  const ground = await readGround(tx, wishes)
  const decisions = decideOrders(wishes, ground)
  const placed = asked.flatMap((one, at) => {
    const decision = decisions[at]!
    return 'placed' in decision ? [{ asked: one, orders: decision.placed }] : []
  })
  const told = decisions.map(tell)
  if (placed.length === 0) return { told, written: Promise.resolve() }
  const orders = placed.flatMap(writtenOrders)
  const due = await dueAccounts(tx, orders, ground)
  return { told, written: write(tx, placed, orders, due, ground) }
}

/** All questions are sent at once; the wallets are locked first, limits and stock last. */
async function readGround(tx: Tx, wishes: readonly Wish[]): Promise<Ground> {
  const at = now()
  const ownerIds = [...new Set(wishes.map((one) => one.ownerId))]
  const intentIds = [...new Set(wishes.map((one) => one.intentId))]
  const skuIds = [...new Set(wishes.flatMap((one) => one.lines.map((line) => line.skuId)))]
  const stationIds = [...new Set(wishes.flatMap((one) => one.stationId ?? []))]
  const [wallets, earlier, letters, offers, stations, taken, groupLimits, stock] = await Promise.all([
    lockWalletsOf(tx, walletKind, ownerIds),
    earlierOrders(tx, wishes),
    lettersOf(tx, wishes, dayOf(at)),
    offersOf(tx, skuIds, dayOf(at)),
    stationIds.length > 0 ? findStations(tx, stationIds) : [],
    takenBefore(tx, wishes),
    lockGroupLimits(tx, intentIds, skuIds),
    lockStock(tx, skuIds),
  ])
  return { at, wallets, earlier, letters, offers, stations, taken, groupLimits, stock }
}

function tell(decision: Decision): Told<Answered> {
  if ('refused' in decision) {
    const { code, facts } = decision.refused
    return { error: code === 'platform.key-reused' ? keyReused(code) : orderRefusal(code, facts) }
  }
  const isReplay = 'earlier' in decision
  const orders = isReplay ? decision.earlier : decision.placed
  return { answer: { orders: orders.map(({ id, total }) => ({ id, total })), isReplay } }
}

type Placed = { readonly asked: Asked; readonly orders: readonly NewOrder[] }

function writtenOrders({ asked: { sealed }, orders }: Placed): WrittenOrder[] {
  return orders.map((order) => ({ ...order, sealed }))
}

/** Sends every writing without waiting for the one before; the audit, whose lane others may want, comes last. */
function write(
  tx: Tx,
  placed: readonly Placed[],
  orders: readonly WrittenOrder[],
  due: ReadonlyMap<Id, Id>,
  ground: Ground,
): Promise<unknown> {
  const taken = new Map<Id, number>()
  for (const { skuId, quantity } of orders.flatMap((order) => order.lines))
    taken.set(skuId, (taken.get(skuId) ?? 0) + quantity)
  const limited = new Set(ground.groupLimits.map((one) => `${one.intentId} ${one.skuId}`))
  const together = orders
    .flatMap((order) =>
      order.lines.map(({ skuId, quantity }) => ({ intentId: order.letter.intentId, skuId, quantity })),
    )
    .filter((one) => limited.has(`${one.intentId} ${one.skuId}`))
  const transfers = orders.map((order) => transferOf(order, due.get(order.supplierId)!, ground.at))
  return Promise.all([
    postTransfers(tx, transfers),
    insertOrders(tx, orders, ground.at),
    insertOrderLines(tx, orders),
    countSales(tx, orders, ground.at),
    takeStock(tx, taken),
    together.length > 0 ? takeTogether(tx, together) : null,
    sendNotices(tx, placed.map(noticeOf)),
    recordAuditForMany(tx, placed.flatMap(deedsOf)),
  ])
}

async function dueAccounts(tx: Tx, orders: readonly NewOrder[], ground: Ground): Promise<Map<Id, Id>> {
  const known = new Map(ground.offers.flatMap((one) => (one.dueAccountId ? [[one.supplierId, one.dueAccountId]] : [])))
  const missing = new Set(orders.map((one) => one.supplierId).filter((supplierId) => !known.has(supplierId)))
  if (missing.size === 0) return known
  return new Map([...known, ...(await booksOf(tx, 'due', [...missing]))])
}

function transferOf(order: NewOrder, dueAccountId: Id, at: string): Transfer {
  return {
    id: order.id,
    kind: 'mall.ordered',
    subjectId: order.id,
    occurredOn: dayOf(at),
    memo: orderWords.paid,
    lines: [
      { accountId: order.accountId, amountFen: -order.total, lots: order.lots },
      { accountId: dueAccountId, amountFen: order.total },
    ],
  }
}

function noticeOf({ asked, orders }: Placed): SendNotice {
  const lines = orders.flatMap((order) => order.lines)
  const total = orders.reduce((sum, order) => sum + order.total, 0)
  return {
    personId: asked.wish.ownerId,
    title: orderWords.placedTitle,
    text: orderWords.placed.replace('{names}', namesOf(lines)).replace('{points}', pointsText(total)),
    link: `/mall/orders/${orders[0]!.id}`,
  }
}

function deedsOf({ asked, orders }: Placed): DeedOf[] {
  return orders.map((order) => ({
    actor: asked.actor,
    deed: {
      action: 'mall.order-placed',
      subjectKind: 'mall.order',
      subjectId: order.id,
      orgPath: order.letter.orgPath,
      detail: {
        total: order.total,
        intentId: order.letter.intentId,
        lines: order.lines.map((line) => [line.skuId, line.quantity]),
      },
    },
  }))
}

/** The first names of what was ordered, short enough for a notice. */
export function namesOf(lines: readonly { readonly name: string }[]): string {
  const names = lines.slice(0, 3).map((line) => line.name.slice(0, 40))
  return names.join('、') + (lines.length > 3 ? '…' : '')
}
