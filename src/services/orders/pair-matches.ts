import { systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { deedOn, tellAll } from './hold-match-event.ts'
import type { MatchEvent } from './matching.model.ts'
import { matchEventsToPair, pairUp } from './matching.store.ts'

export const matchMade = 'orders.match-made'
export const matchHeld = 'orders.match-held'

/**
 * 公布互选结果: when the choosing of an event has ended, who chose each other is told so, every choice is erased, and the
 * number of couples is counted. One transaction an event; who else does it at the same time finds it done.
 */
export async function pairMatches(): Promise<number> {
  const due = await reading(system, (tx) => matchEventsToPair(tx, now()))
  let done = 0
  for (const event of due) done += (await transaction(system, (tx) => pairEvent(tx, event))) === null ? 0 : 1
  return done
}

async function pairEvent(tx: Tx, event: MatchEvent): Promise<number | null> {
  const couples = await pairUp(tx, event.id, now())
  if (couples === null) return null
  await tellAll(tx, event, 'paired')
  const fact = {
    ...{ orgId: event.ownerId, orgPath: event.orgPath, personId: null, day: dayOf(event.startsAt) },
    ...{ amountFen: 0, subjectId: event.id },
  }
  await recordFacts(tx, [
    { ...fact, kind: matchHeld, quantity: 1 },
    ...(couples > 0 ? [{ ...fact, kind: matchMade, quantity: couples }] : []),
  ])
  await recordAudit(tx, systemActor('orders.pair-matches'), deedOn('orders.match-paired', event, { couples }))
  return couples
}
