import { type Actor, requirePermission, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, filePath } from '../../kernel/files/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { openSheet, rowsOf } from '../../kernel/sheets/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type BankAnswer, type BankResultFault, type BankResultRow, decideBankResult } from './bank-file.rules.ts'
import { bookPayments } from './books.ts'
import { lockClaims } from './claims.store.ts'
import { refusal } from './errors.ts'
import { type Fund, findFund } from './funds.store.ts'
import { moveAllClaims } from './move-claim.ts'
import {
  findPayout,
  listPaymentsAfter,
  lockPayout,
  markAnswered,
  type Payment,
  type Payout,
  saveAnswers,
} from './payouts.store.ts'
import { bankResultHeadings, bankRowProblemText } from './payouts.text.ts'
import { policyOf } from './policies.store.ts'
import { serviceText } from './text.ts'

/** The largest result file: a hundred thousand payments come to some ten megabytes. */
const maxBytes = 64 * 1024 ** 2

/**
 * 读入回盘文件: the bank's answer for one batch, whole or not at all. Paid claims are booked and closed, failed ones go back
 * to the person with the bank's reason. The same file twice changes nothing.
 */
export async function loadBankResult(
  actor: Actor,
  input: { payoutId: string; fileId: string },
  idempotencyKey: string,
): Promise<Payout> {
  const { number, rows } = await readResult(actor, input)
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { bankResult: input } }, async () => {
      const payout = await lockPayout(tx, input.payoutId)
      if (!payout) throw refusal('mutual-aid.payout-missing')
      const payments = await listPaymentsAfter(tx, payout.id, 0, null, payout.payments)
      const decided = decideBankResult(number, payments, rows)
      if ('fault' in decided) throw faultRefusal(decided.fault, number)

      await settleAnswers(tx, (await findFund(tx, payout.fund))!, payments, decided.answers)
      await markAnswered(tx, payout.id, now())
      await recordAudit(tx, actor, {
        action: 'mutual-aid.bank-result-loaded',
        subjectKind: 'mutual-aid.payout',
        subjectId: payout.id,
        orgId: (await findFund(tx, payout.fund))!.orgId,
        detail: { rows: rows.length, answers: decided.answers.length },
      })
      return (await findPayout(tx, payout.id))!
    }),
  )
}

async function readResult(
  actor: Actor,
  input: { payoutId: string; fileId: string },
): Promise<{ number: string; rows: BankResultRow[] }> {
  const { number, path } = await transaction(actor, async (tx) => {
    const payout = await findPayout(tx, input.payoutId)
    if (!payout) throw refusal('mutual-aid.payout-missing')
    const fund = (await findFund(tx, payout.fund))!
    requirePermission(actor, 'mutual-aid.pay', fund.orgPath)
    if (payout.sentAt === null) throw refusal('mutual-aid.result-before-sending', { number: payout.number })
    const file = await fileOf(tx, actor, input.fileId)
    return { number: payout.number, path: await filePath(tx, file.id) }
  })
  const sheet = await openSheet(path, { columns: { required: bankResultHeadings, optional: [] }, maxBytes })
  const rows: BankResultRow[] = []
  for await (const chunk of sheet.chunks()) rows.push(...rowsOf(chunk, sheet.layout))
  return { number, rows }
}

function faultRefusal(fault: BankResultFault, number: string) {
  if (fault.kind === 'another-batch')
    return refusal('mutual-aid.result-of-another-batch', { found: fault.found, number })
  if (fault.kind === 'contradicts')
    return refusal('mutual-aid.result-contradicts', { line: fault.line, before: fault.before })
  return refusal('mutual-aid.result-faulty', { line: fault.line, problem: bankRowProblemText[fault.problem] })
}

async function settleAnswers(
  tx: Tx,
  fund: Fund,
  payments: readonly Payment[],
  answers: readonly BankAnswer[],
): Promise<void> {
  if (answers.length === 0) return
  const at = now()
  const byId = new Map(payments.map((payment) => [payment.id, payment]))
  const answered = answers.map((answer) => ({ ...answer, payment: byId.get(answer.id)! }))
  const claims = new Map(
    (
      await lockClaims(
        tx,
        answered.map((one) => one.payment.claimId),
      )
    ).map((claim) => [claim.id, claim]),
  )
  await saveAnswers(tx, answers, at)

  const paid = answered
    .filter((one) => one.problem === null)
    .map((one) => ({ payment: one.payment, claim: claims.get(one.payment.claimId)! }))
  const bank = systemActor(serviceText.bank)
  await moveAllClaims(
    tx,
    bank,
    paid.map((one) => one.claim),
    'pay',
  )
  await bookPayments(
    tx,
    fund.key,
    paid.map((one) => one.payment),
  )
  await recordFacts(
    tx,
    paid.map(({ payment, claim }) => ({
      kind: 'mutual-aid.paid',
      orgId: claim.orgId,
      orgPath: claim.orgPath,
      personId: claim.ownerId,
      day: today(),
      quantity: 1,
      amountFen: payment.amountFen,
      subjectId: claim.id,
    })),
  )
  for (const [reason, failed] of Map.groupBy(
    answered.filter((one) => one.problem !== null),
    (one) => one.problem!,
  )) {
    const failedClaims = failed.map((one) => claims.get(one.payment.claimId)!)
    const policy = await policyOf(tx, fund.key, failedClaims[0]!.policyVersion)
    await moveAllClaims(tx, bank, failedClaims, 'fail', { note: reason, dueDays: policy.stepDays.fill })
  }
}
