import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { entriesBetween } from '../../kernel/ledger/index.ts'
import { writeXlsx } from '../../kernel/sheets/index.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import type { AnswerOf, Download, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { formatYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import {
  bankTailOf,
  countStands,
  dayBefore,
  findPayout,
  findStatement,
  paymentsFor,
  paymentsOf,
  payoutsOf,
  type Statement,
  type StatementWish,
  statements,
} from './payouts.store.ts'
import { statementHeadings, statementKinds, statementName } from './payouts.text.ts'
import { bookOf } from './points-books.ts'
import { lastSettledDay } from './settlement-books.store.ts'
import type * as contract from './settlements.contract.ts'
import { settlementRefusal } from './settlements.errors.ts'
import { operatedMarket, supplierOf } from './whose-desk.ts'

const page = 30
const linesAPage = 100

export function readSettlements(
  actor: Actor,
  query: QueryOf<typeof contract.listSettlements>,
): AnswerOf<typeof contract.listSettlements> {
  return reading(actor, async (tx) => {
    const { orgId: marketId } = await operatedMarket(tx, actor)
    const listed = await pageOf(tx, { ...wishOf(query), marketId, supplierId: query.supplierId ?? null })
    return {
      marketId,
      settledUntil: await lastSettledDay(tx, marketId),
      counts: await countsOf(tx, { marketId }),
      ...listed,
    }
  })
}

export function readSupplySettlements(
  actor: Actor,
  query: QueryOf<typeof contract.listSupplySettlements>,
): AnswerOf<typeof contract.listSupplySettlements> {
  return reading(actor, async (tx) => {
    const { orgId: supplierId } = await supplierOf(tx, actor)
    const listed = await pageOf(tx, { ...wishOf(query), marketId: null, supplierId })
    return {
      bankTail: await bankTailOf(tx, supplierId),
      counts: await countsOf(tx, { supplierId }),
      ...listed,
    }
  })
}

function wishOf({ stand, from, to, cursor }: QueryOf<typeof contract.listSupplySettlements>) {
  return { stand: stand ?? null, from: from ?? null, to: to ?? null, after: cursor ?? null }
}

async function pageOf(tx: Tx, wish: StatementWish) {
  const found = await statements(tx, wish, page + 1)
  const shown = found.slice(0, page)
  return { statements: shown, next: found.length > page ? shown.at(-1)!.id : null }
}

async function countsOf(tx: Tx, whose: { marketId: Id } | { supplierId: Id }) {
  const nothing = () => ({ count: 0, amount: 0 })
  const counts = { open: nothing(), disputed: nothing(), confirmed: nothing(), sent: nothing(), paid: nothing() }
  for (const { stand, count, amount } of await countStands(tx, whose)) counts[stand] = { count, amount }
  return counts
}

/** A statement for its supplier, for the operator, and for whoever reads the books of its market. */
export function readSettlement(actor: Actor, id: Id, after: string | null): AnswerOf<typeof contract.getSettlement> {
  return reading(actor, async (tx) => {
    const one = await findVisible(tx, actor, id)
    const fromDay = await dayBefore(tx, one)
    const found = await linesOf(tx, one, fromDay, readPlace(after), linesAPage + 1)
    const lines = found.slice(0, linesAPage)
    const payments = await paymentsFor(tx, id)
    return {
      ...one,
      fromDay,
      lines,
      next: found.length > linesAPage ? writePlace(lines.at(-1)!) : null,
      payments: payments.map(({ payoutNumber, amount, bankTail, state, problem, answeredAt }) => ({
        payoutNumber,
        amount,
        bankTail,
        state,
        problem,
        answeredAt,
      })),
    }
  })
}

async function findVisible(tx: Tx, actor: Actor, id: Id): Promise<Statement> {
  const one = await findStatement(tx, id)
  const holds = (permission: string, orgId: Id) => grantsWith(actor, permission).some((grant) => grant.orgId === orgId)
  const maySee =
    one &&
    (holds('mall.supply', one.supplierId) ||
      holds('mall.operate', one.marketId) ||
      holds('mall.books.read', one.marketId))
  if (!maySee) throw settlementRefusal('mall.settlement-missing')
  return one
}

type Place = { readonly occurredOn: string; readonly transferId: Id; readonly line: number }
type Line = Place & { readonly orderId: Id; readonly kind: 'received' | 'returned'; readonly amount: number }

/** The entries of the supplier's account between two settlements: they come to the settlement's sums by themselves. */
async function linesOf(
  tx: Tx,
  one: Statement,
  fromDay: string | null,
  after: Place | null,
  most: number,
): Promise<Line[]> {
  const payable = await bookOf(tx, 'payable', one.supplierId)
  const entries = await entriesBetween(tx, payable, { after: fromDay, until: one.untilDay }, after, most)
  return entries
    .filter((entry) => entry.kind !== 'mall.settled')
    .map(({ occurredOn, transferId, line, subjectId, kind, amountFen }) => ({
      occurredOn,
      transferId,
      line,
      orderId: subjectId,
      kind: kind === 'mall.received' ? 'received' : 'returned',
      amount: amountFen,
    }))
}

function readPlace(after: string | null): Place | null {
  const [occurredOn, transferId, line] = (after ?? '').split('~')
  return occurredOn && transferId && line ? { occurredOn, transferId, line: Number(line) } : null
}

function writePlace({ occurredOn, transferId, line }: Place): string {
  return [occurredOn, transferId, line].join('~')
}

/** 导出结算单: every entry behind a statement. */
export function writeStatement(actor: Actor, id: Id): Promise<Download> {
  return reading(actor, async (tx) => {
    const one = await findVisible(tx, actor, id)
    const fromDay = await dayBefore(tx, one)
    const lines: Line[] = []
    for (let after: Place | null = null; ; after = lines.at(-1)!) {
      const some: Line[] = await linesOf(tx, one, fromDay, after, 5000)
      lines.push(...some)
      if (some.length < 4999) break
    }
    const rows = lines.map((line) => [
      line.occurredOn,
      line.orderId,
      statementKinds[`mall.${line.kind}`] ?? line.kind,
      formatYuan(line.amount),
    ])
    return {
      name: `${fillSentence(statementName, { number: one.number })}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: writeXlsx(one.number, statementHeadings, rows),
    }
  })
}

export function readPayouts(actor: Actor, cursor: Id | null): AnswerOf<typeof contract.listPayouts> {
  return reading(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const found = await payoutsOf(tx, market.orgId, cursor, page + 1)
    const payouts = found.slice(0, page)
    return { payouts, next: found.length > page ? payouts.at(-1)!.id : null }
  })
}

export function readPayout(actor: Actor, id: Id): AnswerOf<typeof contract.getPayout> {
  return reading(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const payout = await findPayout(tx, id)
    if (payout?.ownerId !== market.orgId) throw settlementRefusal('mall.payout-missing')
    return { number: payout.number, payments: await paymentsOf(tx, id) }
  })
}
