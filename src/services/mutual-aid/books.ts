import { openAccount, postTransfers } from '../../kernel/ledger/index.ts'
import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { Claim } from './claims.model.ts'
import { type Fund, insertAccount, listAccounts } from './funds.store.ts'
import { serviceText } from './text.ts'

/** The five accounts of a fund; the first two and the last are what it has, `payable` what it owes, `benefits` what it granted. */
const purposes = ['bank', 'contributions', 'benefits', 'payable', 'receivable'] as const
type Purpose = (typeof purposes)[number]
type Books = Record<Purpose, string>

/** Opens a fund's accounts. All are institution accounts: many write, none is hot. */
export async function openBooks(tx: Tx, fund: Fund): Promise<void> {
  for (const purpose of purposes) {
    const accountId = await openAccount(tx, {
      kind: `mutual-aid.${purpose} ${fund.key}`,
      holder: 'institution',
      ownerId: fund.orgId,
      orgPath: fund.orgPath,
      floor: null,
    })
    await insertAccount(tx, fund.key, purpose, accountId)
  }
}

export async function booksOf(tx: Tx, fund: string): Promise<Books> {
  const accounts = await listAccounts(tx, fund)
  return Object.fromEntries(accounts.map((one) => [one.purpose, one.accountId])) as Books
}

/** 审定: what was granted becomes payable, less what is kept against an earlier overpayment. */
export async function bookApprovals(tx: Tx, fund: string, claims: readonly Claim[]): Promise<void> {
  const books = await booksOf(tx, fund)
  await postTransfers(
    tx,
    claims.map((claim) => ({
      id: newId(),
      kind: 'mutual-aid.approved',
      subjectId: claim.id,
      occurredOn: today(),
      memo: serviceText.transferApproved,
      lines: lines([
        [books.benefits, claim.entitledFen],
        [books.payable, -claim.payableFen],
        [books.receivable, -claim.setOffFen],
      ]),
    })),
  )
}

/** 审定撤回: a claim that was approved and will not be paid as it stands gives its approval back to the books. */
export async function bookWithdrawal(tx: Tx, claim: Claim): Promise<void> {
  if (claim.state !== 'payment-failed') return
  const books = await booksOf(tx, claim.fund)
  await postTransfers(tx, [
    {
      id: newId(),
      kind: 'mutual-aid.withdrawn',
      subjectId: claim.id,
      occurredOn: today(),
      memo: serviceText.transferWithdrawn,
      lines: lines([
        [books.benefits, -claim.entitledFen],
        [books.payable, claim.payableFen],
        [books.receivable, claim.setOffFen],
      ]),
    },
  ])
}

/** 支付成功: the bank paid what was payable. */
export async function bookPayments(
  tx: Tx,
  fund: string,
  payments: readonly { id: string; amountFen: Fen }[],
): Promise<void> {
  const books = await booksOf(tx, fund)
  await postTransfers(
    tx,
    payments.map((payment) => ({
      id: payment.id,
      kind: 'mutual-aid.paid',
      subjectId: payment.id,
      occurredOn: today(),
      memo: serviceText.transferPaid,
      lines: lines([
        [books.payable, payment.amountFen],
        [books.bank, -payment.amountFen],
      ]),
    })),
  )
}

/** 多付: what was granted too much is receivable, to be kept back from the next benefit. */
export async function bookOverpayment(
  tx: Tx,
  fund: string,
  debt: { id: string; claimId: string; amountFen: Fen },
): Promise<void> {
  const books = await booksOf(tx, fund)
  await postTransfers(tx, [
    {
      id: debt.id,
      kind: 'mutual-aid.overpaid',
      subjectId: debt.claimId,
      occurredOn: today(),
      memo: serviceText.transferOverpaid,
      lines: lines([
        [books.receivable, debt.amountFen],
        [books.benefits, -debt.amountFen],
      ]),
    },
  ])
}

/** 互助资金到账: contributions or a subsidy came into the fund's bank account. */
export async function bookContribution(tx: Tx, fund: string, amountFen: Fen): Promise<void> {
  const books = await booksOf(tx, fund)
  const id = newId()
  await postTransfers(tx, [
    {
      id,
      kind: 'mutual-aid.contributed',
      subjectId: id,
      occurredOn: today(),
      memo: serviceText.contributionsReceived,
      lines: lines([
        [books.bank, amountFen],
        [books.contributions, -amountFen],
      ]),
    },
  ])
}

function lines(parts: readonly [accountId: string, amountFen: Fen][]): { accountId: string; amountFen: Fen }[] {
  return parts.filter(([, amountFen]) => amountFen !== 0).map(([accountId, amountFen]) => ({ accountId, amountFen }))
}
