import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, filePath } from '../../kernel/files/index.ts'
import { postTransfers } from '../../kernel/ledger/index.ts'
import { traceExport } from '../../kernel/privacy/index.ts'
import { type Cell, openSheet, rowsOf, writeCsv } from '../../kernel/sheets/index.ts'
import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { once } from '../../platform/db/once.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { formatYuan } from '../../platform/money.ts'
import { openSealed } from '../../platform/seal.ts'
import { type BankAnswer, type BankFault, type BankRow, decideBankAnswer } from './payouts.rules.ts'
import {
  findPayout,
  insertPayout,
  lockPayout,
  lockToPay,
  markSent,
  markStands,
  type Payment,
  type Payout,
  paymentsOf,
  saveAnswers,
} from './payouts.store.ts'
import { bankFileHeadings, bankResultHeadings, bankRowProblemText, bankWords } from './payouts.text.ts'
import { bookOf } from './points-books.ts'
import type { Points } from './products.model.ts'
import { settlementRefusal } from './settlements.errors.ts'
import { operatedMarket } from './whose-desk.ts'

const mostLines = 5000
const mostBytes = 16 * 1024 ** 2

/**
 * 生成付款批次: gathers every confirmed settlement of a market; each is on its way to the bank once, which the database keeps too.
 * Refuses `mall.nothing-to-pay`.
 */
export function makePayout(
  actor: Actor,
  idempotencyKey: string,
): Promise<{ id: Id; number: string; lines: number; amount: Points }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { payout: 'confirmed' } }, async () => {
      const market = await operatedMarket(tx, actor)
      const found = await lockToPay(tx, market.orgId, mostLines)
      if (found.length === 0) throw settlementRefusal('mall.nothing-to-pay')
      const lines = found.map((one) => ({ ...one, id: newId() }))
      const amount = lines.reduce((sum, one) => sum + one.amount, 0)
      const id = newId()
      const number = `FK${today().replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`
      const payout = { ownerId: market.orgId, id, number, amount, madeBy: actor.name, madeAt: now() }
      await insertPayout(tx, payout, lines)
      await markStands(
        tx,
        lines.map((one) => one.settlementId),
        'sent',
      )
      await note(tx, actor, payout, 'mall.payout-made', { number, lines: lines.length, amount })
      return { id, number, lines: lines.length, amount }
    }),
  )
}

/** 付款文件: what the bank takes, with whole account numbers. The first download marks it as sent; each is audited. */
export async function writeBankFile(actor: Actor, id: Id): Promise<Download> {
  const { number, payments } = await transaction(actor, async (tx) => {
    const payout = await ownPayout(tx, actor, id)
    await markSent(tx, id, now())
    await traceExport(tx, actor, {
      kind: 'mall.bank-file',
      title: payout.number,
      format: 'csv',
      reason: bankWords.reason,
      filter: { payoutId: id, lines: payout.lines, amount: payout.amount },
    })
    return { number: payout.number, payments: await paymentsOf(tx, id) }
  })
  const rows = payments.map((payment): Cell[] => bankRow(number, payment))
  return {
    name: `${number}.csv`,
    type: 'text/csv; charset=gb18030',
    content: writeCsv(bankFileHeadings, rows, 'gb18030'),
  }
}

type Account = { readonly holder: string; readonly bank: string; readonly number: string }

function bankRow(number: string, payment: Payment): Cell[] {
  const account = JSON.parse(openSealed(config().sealKeys, payment.bankSealed)) as Account
  return [
    number,
    payment.place,
    account.holder,
    account.number,
    account.bank,
    formatYuan(payment.amount),
    bankWords.purpose,
  ]
}

async function ownPayout(tx: Tx, actor: Actor, id: Id): Promise<Payout> {
  const payout = await findPayout(tx, id)
  if (!payout) throw settlementRefusal('mall.payout-missing')
  requirePermission(actor, 'mall.operate', [payout.ownerId])
  return payout
}

/**
 * 读入回盘: the bank's answer for one payout, whole or not at all. What was paid is booked once; what failed waits to be paid again,
 * with the bank's reason. The same file twice changes nothing.
 */
export async function loadBankResult(
  actor: Actor,
  input: { readonly payoutId: Id; readonly fileId: Id },
  idempotencyKey: string,
): Promise<{ paid: number; failed: number; open: number }> {
  const rows = await readResult(actor, input)
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { bankResult: input } }, async () => {
      const payout = await lockPayout(tx, input.payoutId)
      if (!payout) throw settlementRefusal('mall.payout-missing')
      const payments = await paymentsOf(tx, payout.id)
      const decided = decideBankAnswer(payout.number, payments, rows)
      if ('fault' in decided) throw faultRefusal(decided.fault, payout.number)
      await settleAnswers(tx, payout, payments, decided.answers)
      await note(tx, actor, payout, 'mall.bank-result-loaded', { rows: rows.length, answers: decided.answers.length })
      const after = await paymentsOf(tx, payout.id)
      const counted = (state: Payment['state']) => after.filter((one) => one.state === state).length
      return { paid: counted('paid'), failed: counted('failed'), open: counted('sent') }
    }),
  )
}

async function readResult(actor: Actor, input: { payoutId: Id; fileId: Id }): Promise<BankRow[]> {
  const path = await reading(actor, async (tx) => {
    const payout = await ownPayout(tx, actor, input.payoutId)
    if (payout.sentAt === null) throw settlementRefusal('mall.payout-not-sent', { number: payout.number })
    return filePath(tx, (await fileOf(tx, actor, input.fileId)).id)
  })
  const sheet = await openSheet(path, {
    columns: { required: bankResultHeadings, optional: [] },
    maxBytes: mostBytes,
  })
  const rows: BankRow[] = []
  for await (const chunk of sheet.chunks()) rows.push(...rowsOf(chunk, sheet.layout))
  return rows
}

function faultRefusal(fault: BankFault, number: string) {
  if (fault.kind === 'another') return settlementRefusal('mall.result-of-another', { found: fault.found, number })
  if (fault.kind === 'contradicts')
    return settlementRefusal('mall.result-contradicts', { line: fault.line, before: fault.before })
  return settlementRefusal('mall.result-faulty', { line: fault.line, problem: bankRowProblemText[fault.problem] })
}

async function settleAnswers(
  tx: Tx,
  payout: Payout,
  payments: readonly Payment[],
  answers: readonly BankAnswer[],
): Promise<void> {
  if (answers.length === 0) return
  const byId = new Map(payments.map((one) => [one.id, one]))
  await saveAnswers(tx, payout.id, answers, now())
  const [failed, paid] = [answers.filter((one) => one.problem !== null), answers.filter((one) => one.problem === null)]
  const settlementsOf = (some: readonly BankAnswer[]) => some.map((one) => byId.get(one.id)!.settlementId)
  await markStands(tx, settlementsOf(failed), 'confirmed')
  await markStands(tx, settlementsOf(paid), 'paid')
  if (paid.length === 0) return
  const [settled, out] = [await bookOf(tx, 'settled', payout.ownerId), await bookOf(tx, 'paid-out', payout.ownerId)]
  await postTransfers(
    tx,
    paid.map(({ id }) => ({
      id,
      kind: 'mall.paid-out',
      subjectId: byId.get(id)!.settlementId,
      occurredOn: today(),
      memo: bankWords.booked,
      lines: [
        { accountId: settled, amountFen: -byId.get(id)!.amount },
        { accountId: out, amountFen: byId.get(id)!.amount },
      ],
    })),
  )
}

function note(
  tx: Tx,
  actor: Actor,
  payout: Pick<Payout, 'id' | 'ownerId'>,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.payout',
    subjectId: payout.id,
    orgId: payout.ownerId,
    detail,
  })
}
