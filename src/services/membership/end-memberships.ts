import type { Actor } from '../../kernel/access/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { leaveUnion, type Membership } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { insertEnding } from './departures.store.ts'
import { factKinds } from './joining.rules.ts'
import { newestAdmissions } from './joining.store.ts'
import type { EndingCause } from './members.contract.ts'

/**
 * Ends a membership, writes down how and counts it; who transfers is not counted as having left. Runs in a transaction
 * of the system.
 */
export async function endOneMembership(
  tx: Tx,
  actor: Actor,
  membership: Membership,
  end: { readonly on: Day; readonly cause: EndingCause; readonly remark: string },
): Promise<void> {
  const { ownerId, orgId, orgPath } = membership
  await leaveUnion(tx, { personId: ownerId, on: end.on })
  const [admission] = await newestAdmissions(tx, [ownerId])
  const id = newId()
  const form = admission?.form ?? null
  await insertEnding(tx, {
    ownerId,
    id,
    orgId,
    orgPath,
    leftOn: end.on,
    cause: end.cause,
    remark: end.remark,
    form,
    endedBy: actor.name,
    recordedAt: now(),
  })
  const kinds = factKinds(end.cause === 'transferred' ? 'transferred-away' : 'left', form)
  await recordFacts(
    tx,
    kinds.map((kind) => ({
      kind,
      orgId,
      orgPath,
      personId: ownerId,
      day: end.on,
      quantity: 1,
      amountFen: 0,
      subjectId: id,
    })),
  )
}
