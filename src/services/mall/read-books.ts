import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { movesOfGrant, traceGrant, traceTransfer } from '../../kernel/ledger/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import type { AnswerOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import type * as contract from './books.contract.ts'
import type { TracedLetter, TracedOrder } from './books.contract.ts'
import {
  lettersByIds,
  lettersByNumber,
  ordersByEnd,
  refundsOf,
  statementOfDay,
  statementsByNumber,
  type TracedLetterRow,
  type TracedOrderRow,
  tracedOrder,
} from './books.queries.ts'
import { refusal } from './errors.ts'
import { orderRefusal } from './orders.errors.ts'
import { linesOf } from './orders.store.ts'
import { paymentsFor } from './payouts.store.ts'

const most = 50

/** Markets whose books somebody reads. */
function booksOf(actor: Actor): Id[] {
  return grantsWith(actor, 'mall.books.read').map((grant) => grant.orgId)
}

const codeOfPerson = (ownerId: Id) => ownerId.slice(-12)

/** 查账: orders, statements and letters by their numbers. */
export function searchBooks(actor: Actor, term: string): AnswerOf<typeof contract.searchBooks> {
  return reading(actor, async (tx) => {
    const markets = booksOf(actor)
    const end = term.toLowerCase()
    const orders = /^[0-9a-f-]{12,36}$/.test(end) ? await ordersByEnd(tx, markets, end, most) : []
    return {
      orders: orders.map(cardOf),
      statements: await statementsByNumber(tx, markets, term),
      letters: await dress(tx, await lettersByNumber(tx, markets, term)),
    }
  })
}

function cardOf(row: TracedOrderRow): TracedOrder {
  const { id, ownerId, supplierName, state, total, refunded, placedAt } = row
  return { id, personCode: codeOfPerson(ownerId), supplierName, state, total, refunded, placedAt }
}

async function dress(tx: Tx, letters: readonly TracedLetterRow[]): Promise<TracedLetter[]> {
  const orgs = await orgsByIds(tx, [...new Set(letters.map((letter) => letter.unionId))])
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  return letters.map(({ id, number, occasion, unionId, configuredPoints, configuredAt }) => {
    return { id, number, occasion, unionName: names.get(unionId) ?? '', configuredPoints, configuredAt }
  })
}

/** 订单的来龙去脉. Refuses `mall.order-not-found` for an order of a market whose books are not the reader's. */
export function traceOrder(actor: Actor, id: Id): AnswerOf<typeof contract.traceOrder> {
  return reading(actor, async (tx) => {
    const order = await tracedOrder(tx, id)
    if (!order || !booksOf(actor).includes(order.marketId)) throw orderRefusal('mall.order-not-found')
    const { ownerId, supplierId, receivedAt, cancelledAt } = order
    const statement = receivedAt === null ? undefined : await statementOfDay(tx, supplierId, dayOf(receivedAt))
    const [payment] = statement ? await paymentsFor(tx, statement.id) : []
    return {
      ...cardOf(order),
      receivedAt,
      cancelledAt,
      lines: await linesOf(tx, ownerId, [id]),
      origins: await originsOf(tx, id),
      refunds: await refundsOf(tx, ownerId, id),
      statement: statement ?? null,
      payment: payment ? { payoutNumber: payment.payoutNumber, state: payment.state } : null,
    }
  })
}

/** The lots of a payment are those of letters: each letter is the grant. */
async function originsOf(tx: Tx, orderId: Id): Promise<(TracedLetter & { amount: number })[]> {
  const origins = await traceTransfer(tx, orderId)
  const letters = await dress(
    tx,
    await lettersByIds(
      tx,
      origins.map((one) => one.grantId),
    ),
  )
  return origins.flatMap(({ grantId, amountFen }) => {
    const letter = letters.find((one) => one.id === grantId)
    return letter ? [{ ...letter, amount: -amountFen }] : []
  })
}

/** 意向书的去向: what became of its points. Refuses `mall.intent-missing`. */
export function traceLetter(actor: Actor, id: Id, after: string | null): AnswerOf<typeof contract.traceLetter> {
  return reading(actor, async (tx) => {
    const [row] = await lettersByIds(tx, [id])
    if (!row || !booksOf(actor).includes(row.marketId)) throw refusal('mall.intent-missing')
    const [letter] = await dress(tx, [row])
    const trace = await givenOf(tx, row)
    const moves = trace === null ? [] : await movesOfGrant(tx, id, readPlace(after))
    const last = moves.at(-1)
    return {
      ...letter!,
      recipients: trace?.recipients ?? 0,
      granted: trace?.grantedFen ?? 0,
      remaining: trace?.remainingFen ?? 0,
      moved: (trace?.moved ?? []).map(({ kind, transfers, amountFen }) => ({ kind, transfers, amount: amountFen })),
      moves: moves.map(({ ownerId, transferId, kind, subjectId, occurredOn, amountFen }) => ({
        transferId,
        orderId: ofAnOrder.includes(kind) ? subjectId : null,
        personCode: codeOfPerson(ownerId),
        kind,
        occurredOn,
        amount: amountFen,
      })),
      next: last && moves.length === most ? `${last.ownerId}~${last.transferId}` : null,
    }
  })
}

const ofAnOrder = ['mall.ordered', 'mall.refunded']

/** Nothing was given of a letter whose points have not gone down. */
async function givenOf(tx: Tx, row: TracedLetterRow) {
  return row.configuredAt === null ? null : traceGrant(tx, row.id).catch(notGivenYet)
}

function notGivenYet(failure: { readonly code?: string }): null {
  if (failure.code === 'ledger.grant-not-found') return null
  throw failure
}

function readPlace(after: string | null): { ownerId: Id; transferId: Id } | null {
  const [ownerId, transferId] = (after ?? '').split('~')
  return ownerId && transferId ? { ownerId, transferId } : null
}
