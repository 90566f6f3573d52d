import { dayOf, type Instant } from '../../platform/dates.ts'
import type { Fen } from '../../platform/money.ts'
import type { Category } from './products.model.ts'
import type {
  CalledLine,
  ContractLine,
  ContractState,
  ExcludedWord,
  InspectedLine,
  PurchaseRequest,
  Quotation,
  Quote,
  Wanted,
} from './purchases.model.ts'

/** A line that may not be bought here, and why. */
export type Excluded = { readonly line: number; readonly name: string; readonly because: string }

/** Goods of an excluded kind, or known by a word for construction or production whatever kind they are put under. */
export function excludedLines(
  wanted: Pick<Wanted, 'lines'>,
  categories: readonly Category[],
  words: readonly ExcludedWord[],
): Excluded[] {
  return wanted.lines.flatMap((one, at) => {
    const category = categories.find(({ key }) => key === one.category)
    const said = `${one.name} ${one.specification}`
    const because = category?.excludedBecause ?? words.find(({ word }) => said.includes(word))?.because
    return because ? [{ line: at + 1, name: one.name, because }] : []
  })
}

export type WantedFault =
  | 'title-missing'
  | 'place-missing'
  | 'no-lines'
  | 'too-many-lines'
  | 'category-unknown'
  | 'line-unwritten'
  | 'quantity-wrong'
  | 'quotes-until-past'
  | 'quotes-too-long'
  | 'delivery-before-quotes'
  | 'least-wrong'

const longestMs = 90 * 86_400_000
export const mostLines = 100

/** Everything wrong with what is asked for, besides goods that are excluded. */
export function faultsOfWanted(wanted: Wanted, categories: readonly Category[], at: Instant): WantedFault[] {
  const faults = new Set<WantedFault>()
  if (wanted.title.trim().length < 2) faults.add('title-missing')
  if (wanted.place.trim().length < 2) faults.add('place-missing')
  if (wanted.lines.length === 0) faults.add('no-lines')
  if (wanted.lines.length > mostLines) faults.add('too-many-lines')
  for (const { category, name, unit, quantity } of wanted.lines) {
    if (!categories.some(({ key }) => key === category)) faults.add('category-unknown')
    if (name.trim() === '' || unit.trim() === '') faults.add('line-unwritten')
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > 10_000_000) faults.add('quantity-wrong')
  }
  if (wanted.quotesUntil <= at) faults.add('quotes-until-past')
  if (Date.parse(wanted.quotesUntil) - Date.parse(at) > longestMs) faults.add('quotes-too-long')
  if (wanted.deliverBy < dayOf(wanted.quotesUntil)) faults.add('delivery-before-quotes')
  if (!Number.isSafeInteger(wanted.leastQuotes) || wanted.leastQuotes < 1 || wanted.leastQuotes > 10)
    faults.add('least-wrong')
  return [...faults]
}

export type QuoteFault = 'line-without-price' | 'price-wrong' | 'validity-short' | 'days-wrong' | 'total-too-large'

const mostPrice = 100_000_000_000
const mostTotal = 1_000_000_000_000_000

/** Everything wrong with a quotation for the lines of a request: each has its price, once. */
export function faultsOfQuote(quote: Quote, lines: readonly CalledLine[], request: PurchaseRequest): QuoteFault[] {
  const faults = new Set<QuoteFault>()
  const priced = quote.lines.map((one) => one.line).toSorted((one, other) => one - other)
  if (priced.join() !== lines.map((one) => one.line).join()) faults.add('line-without-price')
  if (quote.lines.some(({ price }) => !Number.isSafeInteger(price) || price < 1 || price > mostPrice))
    faults.add('price-wrong')
  else if (!(totalOf(quote, lines) <= mostTotal)) faults.add('total-too-large')
  if (quote.validUntil < dayOf(request.quotesUntil)) faults.add('validity-short')
  if (!Number.isSafeInteger(quote.deliverDays) || quote.deliverDays < 0 || quote.deliverDays > 365)
    faults.add('days-wrong')
  return [...faults]
}

/** What all lines come to, in fen. */
export function totalOf(quote: Pick<Quote, 'lines'>, lines: readonly CalledLine[]): Fen {
  const prices = new Map(quote.lines.map((one) => [one.line, one.price]))
  return lines.reduce((sum, { line, quantity }) => sum + quantity * (prices.get(line) ?? 0), 0)
}

/** Whether quotations may be read by the buyer: as they come, or once nobody quotes any more. */
export function isOpened(request: Pick<PurchaseRequest, 'opening' | 'quotesUntil'>, at: Instant): boolean {
  return request.opening === 'at-once' || at >= request.quotesUntil
}

export type ChoiceFault = 'not-over' | 'too-few' | 'expired' | 'suspended' | 'reason-missing'

/** Why a quotation cannot be chosen; null when it can. Another than the cheapest is chosen for a reason. */
export function faultOfChoice(
  request: Pick<PurchaseRequest, 'quotesUntil' | 'leastQuotes'>,
  quotations: readonly Pick<Quotation, 'id' | 'total' | 'validUntil'>[],
  choice: { readonly id: string; readonly isSuspended: boolean; readonly because: string | null },
  at: Instant,
): ChoiceFault | null {
  const chosen = quotations.find(({ id }) => id === choice.id)!
  if (at < request.quotesUntil) return 'not-over'
  if (quotations.length < request.leastQuotes) return 'too-few'
  if (chosen.validUntil < dayOf(at)) return 'expired'
  if (choice.isSuspended) return 'suspended'
  const least = Math.min(...quotations.map(({ total }) => total))
  return chosen.total > least && choice.because === null ? 'reason-missing' : null
}

export type CallFault = 'nothing' | 'unknown-line' | 'twice' | 'more-than-left'

/** Why lines of a contract cannot be called off; null when they can. What was rejected may be called off again. */
export function faultOfCall(called: readonly CalledLine[], lines: readonly ContractLine[]): CallFault | null {
  if (called.length === 0) return 'nothing'
  if (new Set(called.map(({ line }) => line)).size < called.length) return 'twice'
  for (const { line, quantity } of called) {
    const own = lines.find((one) => one.line === line)
    if (!own) return 'unknown-line'
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > own.quantity - own.ordered)
      return 'more-than-left'
  }
  return null
}

export type InspectionFault = 'lines-differ' | 'more-than-came' | 'reason-missing'

/** What is accepted of a delivery comes to, in fen; or why it cannot be accepted so. */
export function decideInspection(
  inspected: readonly InspectedLine[],
  called: readonly CalledLine[],
  lines: readonly ContractLine[],
): { readonly amount: Fen } | { readonly fault: InspectionFault } {
  const seen = inspected.map(({ line }) => line).toSorted((one, other) => one - other)
  if (seen.join() !== called.map(({ line }) => line).join()) return { fault: 'lines-differ' }
  let amount = 0
  for (const { line, accepted, because } of inspected) {
    const { quantity } = called.find((one) => one.line === line)!
    if (!Number.isSafeInteger(accepted) || accepted < 0 || accepted > quantity) return { fault: 'more-than-came' }
    if (accepted < quantity && (because ?? '').trim().length < 2) return { fault: 'reason-missing' }
    amount += accepted * lines.find((one) => one.line === line)!.price
  }
  return { amount }
}

export type ContractMove = 'sign' | 'order' | 'pay' | 'settle' | 'cancel'

const openIn: Record<ContractMove, readonly ContractState[]> = {
  sign: ['signing'],
  order: ['signed'],
  pay: ['signed'],
  settle: ['signed'],
  cancel: ['signing', 'signed'],
}

/** Whether a move is open to a contract in a state. */
export function mayMoveContract(state: ContractState, move: ContractMove): boolean {
  return openIn[move].includes(state)
}

export type SettleFault = 'orders-open' | 'payments-open' | 'nothing-accepted' | 'not-all-paid' | 'reason-missing'

/** Why a contract cannot be settled; null when it can. One of which not everything was accepted is settled for a reason. */
export function faultOfSettling(facts: {
  readonly openOrders: number
  readonly openPayments: number
  readonly total: Fen
  readonly accepted: Fen
  readonly paid: Fen
  readonly because: string | null
}): SettleFault | null {
  if (facts.openOrders > 0) return 'orders-open'
  if (facts.openPayments > 0) return 'payments-open'
  if (facts.accepted === 0) return 'nothing-accepted'
  if (facts.paid !== facts.accepted) return 'not-all-paid'
  return facts.accepted < facts.total && facts.because === null ? 'reason-missing' : null
}
