import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import type { CaseCard } from './contract.ts'
import type { CaseFilter } from './model.ts'
import { pageOfCases } from './page-of-cases.ts'
import { caseCards } from './present.ts'

/** A page of cards that the actor may read as an officer. */
export async function listCases(actor: Actor, filter: CaseFilter): Promise<{ cases: CaseCard[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    const page = await pageOfCases(tx, actor, filter)
    return { cases: await caseCards(tx, page.cases), next: page.next }
  })
}
