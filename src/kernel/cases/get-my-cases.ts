import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import type { CaseCard, PersonStatus } from './contract.ts'
import { caseCards } from './present.ts'
import { casesOfOwner } from './queries.ts'

const order: readonly PersonStatus[] = ['waiting-for-you', 'to-confirm', 'in-progress', 'refused', 'closed']

/** The actor's own cases: what waits for her first, each group newest first. */
export async function getMyCases(actor: Actor): Promise<CaseCard[]> {
  const { personId } = actor
  if (personId === null) return []
  return transaction(actor, async (tx) => {
    const cards = await caseCards(tx, await casesOfOwner(tx, personId))
    return cards.sort((a, b) => order.indexOf(a.personStatus) - order.indexOf(b.personStatus))
  })
}
