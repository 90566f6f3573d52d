import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { membershipsOf } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { departureCase } from './departure-case.ts'
import { closeDeparture, findDeparture, lockDeparture } from './departures.store.ts'
import { endOneMembership } from './end-memberships.ts'
import { refusal } from './errors.ts'
import { closeApplication } from './joining.store.ts'
import { joiningCase } from './joining-case.ts'
import type { Departure } from './members.model.ts'
import { reaches } from './reaches.ts'
import { registrar } from './registrar.ts'

type Decision = { readonly id: string; readonly note: string }

/** 同意: who leaves is no member from today on; who transfers goes on to the other union's desk and stays here till then. */
export async function releaseMember(actor: Actor, { id, note }: Decision): Promise<void> {
  await decide(actor, id, async (tx, departure) => {
    await advanceCase(tx, actor, departureCase, id, 'release', { note })
    await closeDeparture(tx, id, now())
    if (departure.applicationId) {
      await advanceCase(tx, registrar(), joiningCase, departure.applicationId, 'pass-on', {})
      return
    }
    const open = (await membershipsOf(tx, departure.ownerId)).find((one) => one.untilOn === null)
    if (!open) throw refusal('membership.no-member')
    await endOneMembership(tx, actor, open, { on: today(), cause: 'asked', remark: departure.reason })
  })
}

/** 不同意转出: with the reason; who wants to leave altogether cannot be kept. */
export async function keepMember(actor: Actor, { id, note }: Decision): Promise<void> {
  await decide(actor, id, async (tx, departure) => {
    if (!departure.applicationId) throw refusal('membership.leaving-is-free')
    await advanceCase(tx, actor, departureCase, id, 'keep', { note })
    await closeDeparture(tx, id, now())
    await advanceCase(tx, registrar(), joiningCase, departure.applicationId, 'drop', { note })
    await closeApplication(tx, departure.applicationId, now())
  })
}

/** Found under the officer's own scope first; the deed itself reaches another union's case and the registry. */
async function decide(actor: Actor, id: string, deed: (tx: Tx, departure: Departure) => Promise<void>): Promise<void> {
  const visible = await transaction(actor, (tx) => findDeparture(tx, id))
  if (!visible || !reaches(actor, 'membership.admit', visible.orgPath)) throw refusal('membership.departure-missing')
  await transaction(system, async (tx) => {
    const departure = (await lockDeparture(tx, id))!
    await deed(tx, departure)
    await recordAudit(tx, actor, {
      action: 'membership.departure-decided',
      subjectKind: 'membership.departure',
      subjectId: id,
      orgId: departure.orgId,
      detail: { purpose: departure.purpose },
    })
  })
}
