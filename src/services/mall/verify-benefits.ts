import { balancesOf, bookedOtherwise } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { MallFinding, MallRule } from './verify.model.ts'
import { ask } from './verify.queries.ts'
import { benefitChecks, bookedByBenefits, dueToMerchants } from './verify-benefits.queries.ts'

/** Proves that benefits, their days, their uses, the statements and the books agree. */
export async function findBenefitsOtherwise(tx: Tx): Promise<MallFinding[]> {
  const findings: MallFinding[] = []
  for (const [rule, check] of Object.entries(benefitChecks)) findings.push(...(await ask(tx, rule as MallRule, check)))
  for (const { kind, rule, said } of bookedByBenefits) {
    const wrong = await bookedOtherwise(tx, kind, said)
    findings.push(...wrong.map(({ id, saidFen, bookedFen }) => ({ rule, rowId: id, by: saidFen - bookedFen })))
  }
  return [...findings, ...(await balancesOtherwise(tx))]
}

async function balancesOtherwise(tx: Tx): Promise<MallFinding[]> {
  const due = await dueToMerchants(tx)
  const balances = await balancesOf(
    tx,
    due.map((one) => one.accountId),
  )
  return due.flatMap(({ merchantId, accountId, dueFen }) => {
    const by = dueFen - (balances.get(accountId)?.balanceFen ?? 0)
    return by === 0 ? [] : [{ rule: 'benefit-due-not-the-uses' as const, rowId: merchantId, by }]
  })
}
