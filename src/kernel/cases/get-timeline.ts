import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { caseTypeOf } from './case-types.ts'
import type { ActionCard, CaseCard, EventCard } from './contract.ts'
import { actionCards, caseCards, eventCards } from './present.ts'
import { eventsOf } from './queries.ts'
import { audiencesOf, outOfReach, readerOf } from './reader.ts'
import { findRows } from './store.ts'

export type Timeline = { readonly case: CaseCard; readonly events: EventCard[]; readonly actions: ActionCard[] }

/** One case with its whole history and what the reader may do now. Refuses `cases.not-found`. */
export async function getTimeline(actor: Actor, caseId: Id): Promise<Timeline> {
  const timeline = await transaction(actor, async (tx): Promise<Timeline | null> => {
    const [row] = await findRows(tx, [caseId])
    const reader = row && readerOf(actor, row)
    if (!row || !reader) return null

    const type = caseTypeOf(row.type)
    const [card] = await caseCards(tx, [row])
    const events = await eventCards(tx, type, await eventsOf(tx, row, audiencesOf(reader.side)))
    return { case: card!, events, actions: actionCards(type, row, actor) }
  })
  if (!timeline) throw await outOfReach(actor, caseId)
  return timeline
}
