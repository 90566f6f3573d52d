import { type Fen, parseYuan } from '../../platform/money.ts'
import { type BankRowProblem, bankFileWords } from './payouts.text.ts'

export type BankResultRow = { readonly line: number; readonly cells: readonly string[] }

/** What a batch knows of one of its payments. */
export type ExpectedPayment = {
  readonly id: string
  readonly position: number
  readonly amountFen: Fen
  readonly state: 'open' | 'paid' | 'failed'
  readonly problem: string | null
}

export type BankAnswer = { readonly id: string; readonly problem: string | null }

export type BankResultFault =
  | { readonly kind: 'another-batch'; readonly found: string }
  | { readonly kind: 'faulty'; readonly line: number; readonly problem: BankRowProblem }
  | { readonly kind: 'contradicts'; readonly line: number; readonly before: string }

/**
 * Reads the bank's answer for one batch, whole or not at all. Rows that say what is already known change nothing;
 * a payment once paid never becomes failed, nor the reverse. Payments the file leaves out stay open.
 */
export function decideBankResult(
  number: string,
  expected: readonly ExpectedPayment[],
  rows: readonly BankResultRow[],
): { readonly answers: BankAnswer[] } | { readonly fault: BankResultFault } {
  const foreign = rows.find((row) => row.cells[0] !== number)
  if (foreign) return { fault: { kind: 'another-batch', found: foreign.cells[0] ?? '' } }

  const byPosition = new Map(expected.map((payment) => [payment.position, payment]))
  const seen = new Set<number>()
  const answers: BankAnswer[] = []
  for (const row of rows) {
    const read = readRow(row, byPosition, seen)
    if ('problem' in read) return { fault: { kind: 'faulty', line: row.line, problem: read.problem } }
    seen.add(read.payment.position)
    const known = read.payment.state === 'open' ? null : (read.payment.problem ?? bankFileWords.paid)
    if (known === null) answers.push({ id: read.payment.id, problem: read.reason })
    else if (known !== (read.reason ?? bankFileWords.paid))
      return { fault: { kind: 'contradicts', line: row.line, before: known } }
  }
  return { answers }
}

function readRow(
  row: BankResultRow,
  byPosition: ReadonlyMap<number, ExpectedPayment>,
  seen: ReadonlySet<number>,
): { payment: ExpectedPayment; reason: string | null } | { problem: BankRowProblem } {
  const [, position = '', amount = '', result = '', reason = ''] = row.cells.map((cell) => cell.trim())
  const payment = /^\d{1,9}$/.test(position) ? byPosition.get(Number(position)) : undefined
  if (!payment) return { problem: 'position-unknown' }
  if (seen.has(payment.position)) return { problem: 'position-twice' }
  if (parseYuan(amount) !== payment.amountFen) return { problem: 'amount-differs' }
  if (result === bankFileWords.paid) return { payment, reason: null }
  if (result !== bankFileWords.failed) return { problem: 'result-unknown' }
  return reason === '' ? { problem: 'reason-missing' } : { payment, reason }
}
