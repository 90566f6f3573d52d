import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { openParticulars, personsByIds, sexOf } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { dayOf } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { sealText } from '../../platform/seal.ts'
import { ownDeedOn } from './hold-match-event.ts'
import type { ProfileWish } from './matching.contract.ts'
import { refusal } from './matching.errors.ts'
import type { MatchEntry, MatchEvent } from './matching.model.ts'
import { ageOn, stageOf, whyNotEnter } from './matching.rules.ts'
import {
  findMatchEntry,
  findMatchEvent,
  insertMatchProfile,
  lockMatchEntry,
  lockSeats,
  markMatchWithdrawn,
  saveMatchProfile,
  writeMatchEntry,
} from './matching.store.ts'

export type EnterMatchEvent = ProfileWish & { readonly single: 'declared' | 'not-declared' }

/**
 * 联谊报名: a member of the union that holds it, who declares that she is single and is of the age asked for. Runs in a
 * transaction of the system, because seats are counted over everybody; what she writes of herself it cannot read again.
 */
export function enterMatchEvent(actor: Actor, eventId: string, input: EnterMatchEvent): Promise<{ number: number }> {
  return transaction(system, async (tx) => {
    const personId = actor.personId!
    const [person] = await personsByIds(tx, [personId])
    const event = await findMatchEvent(tx, eventId)
    if (!person?.homePath || !event || !person.homePath.includes(event.ownerId)) throw refusal('orders.match-missing')
    const sex = sexOf((await openParticulars(tx, personId)).idNumber)
    const { taken, nextNumber } = await lockSeats(tx, eventId, sex)
    const earlier = await findMatchEntry(tx, { personId, eventId })
    if (earlier && earlier.withdrawnAt === null) throw refusal('orders.match-entered', { title: event.title })
    const fault = whyNotEnter(event, { bornOn: person.bornOn, single: input.single, taken }, now())
    if (fault !== null) throw refusal(fault, { title: event.title, from: event.ageFrom, to: event.ageTo })
    const id = newId()
    const at = now()
    await writeMatchEntry(tx, {
      ...{ ownerId: personId, eventId, id, hostPath: event.orgPath, personName: person.name, sex, number: nextNumber },
      ...{ singleDeclaredAt: at, enteredAt: at, withdrawnAt: null },
    })
    const age = ageOn(person.bornOn, dayOf(event.startsAt))
    await insertMatchProfile(tx, {
      ...{ ownerId: personId, eventId, id, sex, number: nextNumber, age },
      ...profileOf(input),
    })
    await recordAudit(tx, actor, ownDeedOn('orders.match-entered', event))
    return { number: nextNumber }
  })
}

/** 修改资料: until the choosing ends. */
export async function changeMatchProfile(actor: Actor, eventId: string, input: ProfileWish): Promise<void> {
  await transaction(actor, async (tx) => {
    const { event } = await lockTakingPart(tx, actor, eventId)
    await saveMatchProfile(tx, { personId: actor.personId!, eventId }, profileOf(input))
    await recordAudit(tx, actor, ownDeedOn('orders.match-profile-changed', event))
  })
}

/** 退出: her profile and her choices are erased in the same transaction; whoever chose her is not told. */
export async function withdrawMatchEntry(actor: Actor, eventId: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const { event } = await lockTakingPart(tx, actor, eventId)
    await markMatchWithdrawn(tx, { personId: actor.personId!, eventId }, now())
    await recordAudit(tx, actor, ownDeedOn('orders.match-withdrawn', event))
  })
}

/** Her own entry, locked, and the event as it stands after that; refuses who does not take part, and what is over. */
export async function lockTakingPart(
  tx: Tx,
  actor: Actor,
  eventId: string,
): Promise<{ readonly event: MatchEvent; readonly entry: MatchEntry }> {
  const entry = await lockMatchEntry(tx, { personId: actor.personId!, eventId })
  const event = await findMatchEvent(tx, eventId)
  if (!event) throw refusal('orders.match-missing')
  if (!entry || entry.withdrawnAt !== null) throw refusal('orders.match-not-entered', { title: event.title })
  const stage = stageOf(event, now())
  if (stage === 'called-off') throw refusal('orders.match-called-off', { title: event.title })
  if (stage === 'over' || stage === 'pairing') throw refusal('orders.match-over', { title: event.title })
  return { event, entry }
}

function profileOf({ contact, ...said }: ProfileWish) {
  const { nickname, about, hopes } = said
  return { nickname, about, hopes, contactSealed: sealText(config().sealKeys, contact) }
}
