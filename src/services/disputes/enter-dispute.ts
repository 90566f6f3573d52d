import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { registerPerson } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { factsOfRegistration } from './disputes.rules.ts'
import { markRegistered } from './disputes.store.ts'
import { type FirmWish, linkFirm } from './keep-firms.ts'
import type { DisputeChannel, DisputeSource } from './model.ts'
import { deedOf, openDispute, type RaiseClaim } from './raise-claim.ts'
import { insertDatedFacts } from './records.store.ts'
import { takingUnion } from './taking-union.ts'

export type EnterDispute = Omit<RaiseClaim, 'phone'> & {
  readonly channel: DisputeChannel
  readonly source: DisputeSource
  readonly firm?: FirmWish | undefined
  readonly claimant: { readonly name: string; readonly idNumber: string; readonly phone: string }
}

/**
 * 代为登记: an officer enters a claim for a worker at a station, from the hotline or as a referral. It is taken on at once and
 * the officer is in charge. Somebody unknown is registered by her id number.
 */
export async function enterDispute(
  actor: Actor,
  input: EnterDispute,
  key: string,
): Promise<{ id: string; number: string }> {
  const { union, station } = await transaction(actor, async (tx) => {
    await requireReachableOrg(tx, actor, 'disputes.handle', input.orgId)
    const taken = await takingUnion(tx, input.orgId, input.stationId)
    await requireReachableOrg(tx, actor, 'disputes.handle', taken.union.id)
    return taken
  })
  const { name, idNumber, phone } = input.claimant
  const ownerId = await transaction(system, (tx) => registerPerson(tx, { name, idNumber, phone: phone || null }))
  return transaction(actor, (tx) =>
    once(tx, actor, { key, request: ['disputes.enter', input] }, async () => {
      const opened = await openDispute(tx, actor, {
        ...input,
        ...{ union, station, phone },
        claimant: { id: ownerId, name },
        enteredBy: actor.name,
        state: 'handling',
      })
      const { dispute } = opened
      const officer = { id: actor.personId!, name: actor.name }
      await markRegistered(tx, dispute, { classes: dispute.classes, riskFlags: [], officer, at: now() })
      if (input.firm) await linkFirm(tx, actor, dispute, input.firm)
      await insertDatedFacts(tx, [receiptOf(dispute, actor.name)])
      await recordFacts(tx, factsOfRegistration(dispute, today()))
      await recordAudit(tx, actor, deedOf('disputes.claim-entered', dispute, { channel: input.channel }))
      return { id: dispute.id, number: opened.number }
    }),
  )
}

/** The day from which the term of mediation runs: that on which the claim came in. */
export function receiptOf(dispute: { ownerId: string; id: string; filedAt: string }, by: string) {
  return {
    ownerId: dispute.ownerId,
    id: newId(),
    disputeId: dispute.id,
    kind: 'mediation-received' as const,
    fromOn: dayOf(dispute.filedAt),
    untilOn: null,
    note: '',
    enteredBy: by,
    enteredAt: now(),
  }
}
