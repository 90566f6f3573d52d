import { parseYuan } from '../../platform/money.ts'
import { type BankRowProblem, bankWords } from './payouts.text.ts'

export type BankRow = { readonly line: number; readonly cells: readonly string[] }

/** A payment as its payout knows it. */
export type ExpectedPayment = {
  readonly id: string
  readonly place: number
  readonly amount: number
  readonly state: 'sent' | 'paid' | 'failed'
  readonly problem: string | null
}

export type BankAnswer = { readonly id: string; readonly problem: string | null }

export type BankFault =
  | { readonly kind: 'another'; readonly found: string }
  | { readonly kind: 'faulty'; readonly line: number; readonly problem: BankRowProblem }
  | { readonly kind: 'contradicts'; readonly line: number; readonly before: string }

/**
 * Reads the bank's answer for one payout, whole or not at all. What is known already changes nothing; a payment once paid never
 * becomes failed, nor the reverse. Payments that the file leaves out stay open.
 */
export function decideBankAnswer(
  number: string,
  expected: readonly ExpectedPayment[],
  rows: readonly BankRow[],
): { readonly answers: BankAnswer[] } | { readonly fault: BankFault } {
  const foreign = rows.find((row) => row.cells[0]?.trim() !== number)
  if (foreign) return { fault: { kind: 'another', found: foreign.cells[0] ?? '' } }
  const byPlace = new Map(expected.map((payment) => [payment.place, payment]))
  const seen = new Set<number>()
  const answers: BankAnswer[] = []
  for (const row of rows) {
    const read = readRow(row, byPlace, seen)
    if ('problem' in read) return { fault: { kind: 'faulty', line: row.line, problem: read.problem } }
    const { payment, reason } = read
    seen.add(payment.place)
    const known = payment.state === 'sent' ? null : (payment.problem ?? bankWords.paid)
    if (known === null) answers.push({ id: payment.id, problem: reason })
    else if (known !== (reason ?? bankWords.paid))
      return { fault: { kind: 'contradicts', line: row.line, before: known } }
  }
  return { answers }
}

function readRow(
  row: BankRow,
  byPlace: ReadonlyMap<number, ExpectedPayment>,
  seen: ReadonlySet<number>,
): { payment: ExpectedPayment; reason: string | null } | { problem: BankRowProblem } {
  const [, place = '', amount = '', result = '', reason = ''] = row.cells.map((cell) => cell.trim())
  const payment = /^\d{1,9}$/.test(place) ? byPlace.get(Number(place)) : undefined
  if (!payment) return { problem: 'place-unknown' }
  if (seen.has(payment.place)) return { problem: 'place-twice' }
  if (parseYuan(amount) !== payment.amount) return { problem: 'amount-differs' }
  if (result === bankWords.paid) return { payment, reason: null }
  if (result !== bankWords.failed) return { problem: 'result-unknown' }
  return reason === '' ? { problem: 'reason-missing' } : { payment, reason }
}

/** Whether an account number may be one: digits as banks give them to firms. */
export function isBankAccount(number: string): boolean {
  return /^\d{8,32}$/.test(number)
}

export type Stand = 'open' | 'disputed' | 'confirmed' | 'sent' | 'paid'

const moves = {
  confirm: { from: ['open'], to: 'confirmed' },
  dispute: { from: ['open'], to: 'disputed' },
  answer: { from: ['disputed'], to: 'open' },
  send: { from: ['confirmed'], to: 'sent' },
  pay: { from: ['sent'], to: 'paid' },
  fail: { from: ['sent'], to: 'confirmed' },
} as const satisfies Record<string, { from: readonly Stand[]; to: Stand }>
export type StandMove = keyof typeof moves

/** Where a settlement stands after a move; null when it is not open to it. */
export function standAfter(stand: Stand, move: StandMove): Stand | null {
  const { from, to } = moves[move]
  return (from as readonly Stand[]).includes(stand) ? to : null
}
