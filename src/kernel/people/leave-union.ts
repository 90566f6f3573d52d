import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { PersonId } from './model.ts'
import { decideLeaving } from './rules.ts'
import { endMembership, findOpenMembership, lockStandings } from './store.ts'

/** 退会: `on` is the first day without membership. Runs in a transaction of the system. */
export async function leaveUnion(tx: Tx, leaving: { personId: PersonId; on: Day }): Promise<void> {
  const [standing] = await lockStandings(tx, [leaving.personId])
  if (!standing) throw refusal('people.unknown')
  if (standing.mergedInto !== null) throw refusal('people.merged')
  const membership = await findOpenMembership(tx, leaving.personId)
  if (!membership) throw refusal('people.not-a-member')

  const refused = decideLeaving(membership.fromOn, leaving.on, today())
  if (refused) throw refusal(refused, { on: refused === 'people.in-future' ? leaving.on : membership.fromOn })

  await endMembership(tx, leaving.personId, leaving.on)
}
