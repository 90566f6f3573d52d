import { readIndicatorAsOf } from '../../kernel/indicators/index.ts'
import { balancesOf, bookedOtherwise, traceGrants } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { pointsText } from './orders.rules.ts'
import { ratingFacts } from './rate-line.ts'
import type { MallFinding, MallRule } from './verify.model.ts'
import {
  ask,
  bookedByMall,
  issuedByLetters,
  ownChecks,
  praiseOfSuppliers,
  sumsOfMarkets,
  sumsOfSuppliers,
  supplierAccounts,
} from './verify.queries.ts'
import { mallFindingText } from './verify.text.ts'
import { findBenefitsOtherwise } from './verify-benefits.ts'
import { verifyPurchases } from './verify-purchases.ts'
import { verifyZone } from './verify-zone.ts'

/** Proves that orders, stock, letters, settlements and the books agree; a sentence names each row that does not. */
export async function verifyMall(tx: Tx): Promise<string[]> {
  const findings: MallFinding[] = []
  for (const [rule, check] of Object.entries(ownChecks)) findings.push(...(await ask(tx, rule as MallRule, check)))
  findings.push(...(await transfersOtherwise(tx)), ...(await balancesOtherwise(tx)), ...(await lettersOtherwise(tx)))
  findings.push(...(await fundsOtherwise(tx)), ...(await praiseOtherwise(tx)), ...(await findBenefitsOtherwise(tx)))
  const sentences = findings.map(({ rule, rowId, by }) =>
    fillSentence(mallFindingText[rule], { rowId, by: by === null ? '' : inWords(rule, by) }),
  )
  return [...sentences, ...(await verifyZone(tx)), ...(await verifyPurchases(tx))]
}

const ofPieces: readonly MallRule[] = [
  'line-not-its-refunds',
  'stock-not-the-orders',
  'group-limit-not-the-orders',
  'product-not-its-ratings',
  'after-sale-not-its-refunds',
  'praise-not-the-facts',
  'benefit-not-its-uses',
  'benefit-day-not-its-uses',
]

function inWords(rule: MallRule, by: number): string {
  return ofPieces.includes(rule) ? `${by}` : pointsText(by)
}

async function transfersOtherwise(tx: Tx): Promise<MallFinding[]> {
  const rules = {
    'mall.ordered': 'order-without-payment',
    'mall.refunded': 'refund-without-payment',
    'mall.settled': 'settlement-missing-in-books',
    'mall.deposited': 'deposit-missing-in-books',
    'mall.paid-out': 'payment-missing-in-books',
  } as const
  const findings: MallFinding[] = []
  for (const [kind, said] of Object.entries(bookedByMall)) {
    const isRefund = kind === 'mall.refunded'
    const wrong = await bookedOtherwise(tx, isRefund ? 'mall.ordered' : kind, said, isRefund ? 'refunds' : 'transfers')
    const rule = rules[kind as keyof typeof rules]
    findings.push(...wrong.map(({ id, saidFen, bookedFen }) => ({ rule, rowId: id, by: saidFen - bookedFen })))
  }
  return findings
}

async function balancesOtherwise(tx: Tx): Promise<MallFinding[]> {
  const accounts = await supplierAccounts(tx)
  const balances = await balancesOf(
    tx,
    accounts.map((one) => one.accountId),
  )
  const sums = new Map((await sumsOfSuppliers(tx)).map((one) => [one.supplierId, one]))
  return accounts.flatMap(({ ownerId, purpose, accountId }) => {
    const said = sums.get(ownerId)?.[purpose === 'due' ? 'dueAmount' : 'payableAmount'] ?? 0
    const by = said - (balances.get(accountId)?.balanceFen ?? 0)
    const rule = purpose === 'due' ? ('due-not-the-orders' as const) : ('payable-not-the-orders' as const)
    return by === 0 ? [] : [{ rule, rowId: ownerId, by }]
  })
}

async function fundsOtherwise(tx: Tx): Promise<MallFinding[]> {
  const rules = {
    'paid-in': 'deposit-missing-in-books',
    fund: 'fund-not-the-books',
    'paid-out': 'payment-missing-in-books',
  } as const
  const sums = await sumsOfMarkets(tx)
  const balances = await balancesOf(
    tx,
    sums.map((one) => one.accountId),
  )
  return sums.flatMap(({ marketId, purpose, accountId, said }) => {
    const by = said - (balances.get(accountId)?.balanceFen ?? 0)
    return by === 0 ? [] : [{ rule: rules[purpose], rowId: marketId, by }]
  })
}

async function lettersOtherwise(tx: Tx): Promise<MallFinding[]> {
  const said = await issuedByLetters(tx)
  const granted = await traceGrants(
    tx,
    said.map((one) => one.intentId),
  )
  return said.flatMap(({ intentId, issuedPoints, people }) => {
    const books = granted.get(intentId) ?? { grantedFen: 0, recipients: 0 }
    const agrees = books.grantedFen === issuedPoints && books.recipients === people
    return agrees
      ? []
      : [{ rule: 'letter-not-the-books' as const, rowId: intentId, by: issuedPoints - books.grantedFen }]
  })
}

const ever = { from: '2000-01-01', to: '9999-12-31' }

async function praiseOtherwise(tx: Tx): Promise<MallFinding[]> {
  const findings: MallFinding[] = []
  for (const { supplierId, ratings, praises } of await praiseOfSuppliers(tx)) {
    const rated = await readIndicatorAsOf(tx, { kind: ratingFacts.rated, orgId: supplierId, ...ever }, ever.to)
    const praised = await readIndicatorAsOf(tx, { kind: ratingFacts.praised, orgId: supplierId, ...ever }, ever.to)
    const by = rated.cases - ratings || praised.cases - praises
    if (by !== 0) findings.push({ rule: 'praise-not-the-facts', rowId: supplierId, by })
  }
  return findings
}
