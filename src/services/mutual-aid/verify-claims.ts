import { casesByIds } from '../../kernel/cases/index.ts'
import { balanceOf } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { booksOf } from './books.ts'
import { listFunds } from './funds.store.ts'
import { findingText } from './text.ts'
import { claimStatesAfter, listClaimsPaidOtherwise, sumPayable } from './verification.queries.ts'

const rowsAtOnce = 5000

/**
 * Proves what the kernel cannot know: every claim stands where its case stands, whoever is paid was paid once and by
 * the bank, and what is owed to people is what the books call payable. Sentences name each row that breaks one.
 */
export async function verifyClaims(tx: Tx): Promise<string[]> {
  const sentences = await differingStates(tx)
  for (const claim of await listClaimsPaidOtherwise(tx)) {
    sentences.push(fillSentence(findingText.paidOtherwise, { id: claim.id, payments: claim.payments }))
  }
  for (const fund of await listFunds(tx)) {
    const { balanceFen } = await balanceOf(tx, (await booksOf(tx, fund.key)).payable)
    const owed = await sumPayable(tx, fund.key)
    if (balanceFen + owed !== 0) {
      sentences.push(
        fillSentence(findingText.payableDiffers, {
          fund: fund.name,
          owed: displayYuan(owed),
          booked: displayYuan(-balanceFen),
        }),
      )
    }
  }
  return sentences
}

async function differingStates(tx: Tx): Promise<string[]> {
  const sentences: string[] = []
  let claims = await claimStatesAfter(tx, null, rowsAtOnce)
  while (claims.length > 0) {
    const states = new Map(
      (
        await casesByIds(
          tx,
          claims.map((claim) => claim.id),
        )
      ).map((row) => [row.id, row.state]),
    )
    for (const { id, state } of claims) {
      const found = states.get(id) ?? '—'
      if (found !== state) sentences.push(fillSentence(findingText.stateDiffers, { id, claim: state, found }))
    }
    claims = await claimStatesAfter(tx, claims.at(-1)!.id, rowsAtOnce)
  }
  return sentences
}
