import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { caseTypeOf } from './case-types.ts'
import type { ActionCard, CaseCard, EventCard } from './contract.ts'
import { actionCards, caseCards, eventCards } from './present.ts'
import { caseById, eventsOf } from './queries.ts'
import { requireReader } from './require-reader.ts'

/** One case with its whole history and what the reader may do now. Refuses `cases.not-found`. */
export async function getTimeline(
  actor: Actor,
  caseId: Id,
): Promise<{ case: CaseCard; events: EventCard[]; actions: ActionCard[] }> {
  return transaction(actor, async (tx) => {
    const row = await caseById(tx, caseId)
    requireReader(actor, row)
    const type = caseTypeOf(row.type)
    const [card] = await caseCards(tx, [row])
    return {
      case: card!,
      events: await eventCards(tx, type, await eventsOf(tx, row)),
      actions: actionCards(type, row, actor),
    }
  })
}
