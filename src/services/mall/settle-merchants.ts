import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { recordAudits } from '../../kernel/audit/index.ts'
import { balanceAsOf, balancesOf, postTransfer } from '../../kernel/ledger/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { exportMarked } from '../../kernel/privacy/index.ts'
import { now, today } from '../../platform/clock.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type Fen, formatYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { benefitBook } from './benefit-books.ts'
import { benefitRefusal } from './benefits.errors.ts'
import type { BenefitStatement, Merchant } from './benefits.model.ts'
import { benefitFileText, redemptionText } from './benefits.text.ts'
import type { BenefitStatementCard } from './merchants.contract.ts'
import { findMerchant, lockMerchantsOf, merchantsBelow, namesOfMerchants } from './merchants.store.ts'
import { merchantOf, operatedUnion } from './merchants.ts'
import { orderRefusal } from './orders.errors.ts'
import { accountsFor } from './points-books.store.ts'
import {
  findStatement,
  insertStatement,
  lastStatementDay,
  linesBetween,
  listStatements,
  statementLines,
} from './statements.store.ts'

/**
 * 结算补贴: what a union owes each of its merchants at the end of a day, as the books have it, with its lines by benefit.
 * Booked on that day, so that the next period begins with nothing. Refuses `mall.settlement-too-early` for a day that is not
 * over, `mall.nothing-to-settle`.
 */
export function settleMerchants(
  actor: Actor,
  wish: { orgId: Id; untilDay: Day },
  idempotencyKey: string,
): Promise<{ statements: number; amountFen: Fen }> {
  return transaction(actor, async (tx) => {
    const union = await operatedUnion(tx, actor, wish.orgId)
    return once(tx, actor, { key: idempotencyKey, request: { settleBenefits: wish } }, async () => {
      const { untilDay } = wish
      if (untilDay >= today()) throw orderRefusal('mall.settlement-too-early', { untilDay })
      const made: BenefitStatement[] = []
      for (const merchant of await lockMerchantsOf(tx, union.id)) {
        const statement = await settle(tx, actor, merchant, untilDay)
        if (statement) made.push(statement)
      }
      if (made.length === 0) throw benefitRefusal('mall.nothing-to-settle', { untilDay })
      await recordAudits(
        tx,
        actor,
        made.map(({ id, merchantId, amountFen }) => ({
          action: 'mall.benefits-settled',
          subjectKind: 'mall.benefit-statement',
          subjectId: id,
          orgId: merchantId,
          detail: { untilDay, amountFen },
        })),
      )
      return { statements: made.length, amountFen: made.reduce((sum, one) => sum + one.amountFen, 0) }
    })
  })
}

async function settle(tx: Tx, actor: Actor, merchant: Merchant, untilDay: Day): Promise<BenefitStatement | null> {
  const last = await lastStatementDay(tx, merchant.orgId)
  if (last !== null && untilDay <= last) return null
  const due = await benefitBook(tx, 'benefit-due', merchant)
  const amountFen = await balanceAsOf(tx, due, untilDay)
  if (amountFen <= 0) return null
  const lines = await linesBetween(tx, merchant.orgId, last, untilDay)
  const count = (key: 'uses' | 'undone') => lines.reduce((sum, line) => sum + line[key], 0)
  const statement: BenefitStatement = {
    merchantId: merchant.orgId,
    id: newId(),
    unionId: merchant.unionId,
    number: `BT${untilDay.replaceAll('-', '')}-${merchant.orgId.slice(-6).toUpperCase()}`,
    fromDay: last === null ? null : addDays(last, 1),
    untilDay,
    uses: count('uses'),
    undone: count('undone'),
    amountFen,
    settledBy: actor.name,
    settledAt: now(),
  }
  await insertStatement(tx, statement, lines)
  await postTransfer(tx, {
    id: statement.id,
    kind: 'mall.benefits-settled',
    subjectId: statement.id,
    occurredOn: untilDay,
    memo: redemptionText.settled,
    lines: [
      { accountId: due, amountFen: -amountFen },
      { accountId: await benefitBook(tx, 'benefit-paid', merchant), amountFen },
    ],
  })
  return statement
}

type Page = { readonly cursor?: Id | undefined }
type Statements = { statements: BenefitStatementCard[]; next: string | null; dueFen: Fen }

const page = 30

/** Statements of the merchants under the reader's unions, and what is due to them since. */
export function readStatements(
  actor: Actor,
  query: Page & { readonly merchantId?: Id | undefined },
): Promise<Statements> {
  return transaction(actor, async (tx) => {
    const merchants = new Map<Id, Merchant>()
    for (const grant of grantsWith(actor, 'mall.books.read')) {
      for (const merchant of await merchantsBelow(tx, grant.orgId)) merchants.set(merchant.orgId, merchant)
    }
    if (query.merchantId && !merchants.has(query.merchantId)) throw benefitRefusal('mall.merchant-missing')
    return statementsOf(tx, query.merchantId ? [query.merchantId] : [...merchants.keys()], query)
  })
}

export function readMyStatements(actor: Actor, query: Page): Promise<Statements> {
  return transaction(actor, async (tx) => statementsOf(tx, [(await merchantOf(tx, actor)).orgId], query))
}

async function statementsOf(tx: Tx, merchantIds: readonly Id[], { cursor }: Page): Promise<Statements> {
  const found = await listStatements(tx, { merchantIds, cursor }, page + 1)
  const shown = found.slice(0, page)
  const accounts = await accountsFor(tx, 'benefit-due', merchantIds)
  const balances = await balancesOf(tx, [...accounts.values()])
  return {
    statements: await cardsOf(tx, shown),
    next: found.length > page ? shown.at(-1)!.id : null,
    dueFen: [...balances.values()].reduce((sum, one) => sum + one.balanceFen, 0),
  }
}

async function cardsOf(tx: Tx, statements: readonly BenefitStatement[]): Promise<BenefitStatementCard[]> {
  const lines = await statementLines(
    tx,
    statements.map((one) => one.id),
  )
  const merchants = await namesOfMerchants(tx, [...new Set(statements.map((one) => one.merchantId))])
  const unions = await orgsByIds(tx, [...new Set(statements.map((one) => one.unionId))])
  const unionNames = new Map(unions.map((union) => [union.id, union.name]))
  return statements.map(({ merchantId, unionId, ...one }) => ({
    ...one,
    merchantName: merchants.get(merchantId) ?? '',
    unionName: unionNames.get(unionId) ?? '',
    lines: (lines.get(one.id) ?? []).map(({ name: benefitName, uses, undone, amountFen }) => ({
      benefitName,
      uses,
      undone,
      amountFen,
    })),
  }))
}

/** The merchant itself, and whoever reads the books above it. */
async function mayRead(tx: Tx, actor: Actor, { merchantId }: BenefitStatement): Promise<boolean> {
  const path = (await findMerchant(tx, merchantId))!.orgPath
  const reaches = (permission: string) => grantsWith(actor, permission).some((grant) => path.includes(grant.orgId))
  return reaches('mall.books.read') || grantsWith(actor, 'mall.redeem').some((grant) => grant.orgId === merchantId)
}

/** 打印结算单: for the merchant it is of, and for whoever reads the books above it. */
export async function exportStatement(actor: Actor, id: Id, format: 'xlsx' | 'pdf'): Promise<Download> {
  const card = await transaction(actor, async (tx) => {
    const statement = await findStatement(tx, id)
    if (!statement || !(await mayRead(tx, actor, statement))) throw benefitRefusal('mall.statement-missing')
    return (await cardsOf(tx, [statement]))[0]!
  })
  const { title, headings, sum, reason } = benefitFileText.statement
  return exportMarked(actor, {
    kind: 'mall.benefit-statement',
    title: fillSentence(title, { number: card.number }),
    format,
    reason,
    headings,
    rows: [
      ...card.lines.map((line) => [line.benefitName, line.uses, line.undone, formatYuan(line.amountFen)]),
      [sum, card.uses, card.undone, formatYuan(card.amountFen)],
    ],
    filter: { statement: card.number, merchant: card.merchantName, untilDay: card.untilDay },
  })
}
