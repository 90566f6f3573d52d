import type { Actor } from '../../kernel/access/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { displayMoment } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sealText } from '../../platform/seal.ts'
import { refusal } from './counsel.errors.ts'
import type { CounselCase, CounselHour, EmergencyContact } from './counsel.model.ts'
import {
  counselCasesOf,
  insertCounselCase,
  insertTalk,
  lockCounselCase,
  lockHour,
  lockTalk,
  markHour,
  saveCounselCase,
  saveTalk,
  talksOf,
} from './counsel.store.ts'
import { counselNotices } from './counsel.text.ts'

export type BookTalk = {
  readonly hourId: string
  readonly named: 'name' | 'alias'
  readonly alias: string
  readonly topic: string
  readonly emergencyName: string
  readonly emergencyPhone: string
}

/**
 * 预约咨询: a member takes a free hour; of several at once one gets it. What she does here leaves no audit: that she seeks
 * counsel is read by nobody but her counsellor, and under an alias not even there.
 */
export function bookTalk(actor: Actor, input: BookTalk): Promise<{ id: string }> {
  return transaction(system, async (tx) => {
    const [person] = await personsByIds(tx, [actor.personId!])
    const hour = await lockHour(tx, input.hourId)
    if (!hour || !person?.homePath?.includes(hour.orgId)) throw refusal('orders.counsel-hour-missing')
    if (hour.takenAt !== null || hour.closedAt !== null || hour.startsAt <= now())
      throw refusal('orders.counsel-hour-taken')
    if (input.named === 'alias' && input.alias.length < 1) throw refusal('orders.counsel-alias-missing')
    const cases = await counselCasesOf(tx, person.id)
    const talks = await talksOf(
      tx,
      cases.map((one) => one.id),
    )
    const next = talks.find((one) => one.cancelledAt === null && one.outcome === null && one.endsAt > now())
    if (next) throw refusal('orders.counsel-booked', { when: displayMoment(next.startsAt) })
    const called = input.named === 'alias' ? input.alias : person.name
    const open = cases.find((one) => one.closedAt === null && one.counsellorId === hour.ownerId)
    const caseId = open?.id ?? (await openCase(tx, person.id, hour, { ...input, called }))
    const { place, startsAt, endsAt } = hour
    const id = newId()
    await insertTalk(tx, {
      ...{ ownerId: person.id, id, caseId, hourId: hour.id, place, startsAt, endsAt },
      ...{ bookedAt: now(), cancelledAt: null, outcome: null, outcomeAt: null },
    })
    await markHour(tx, hour, { takenAt: now(), closedAt: null })
    await tellCounsellor(tx, hour.ownerId, 'booked', { called: open?.called ?? called, when: displayMoment(startsAt) })
    return { id }
  })
}

async function openCase(
  tx: Tx,
  ownerId: string,
  hour: CounselHour,
  input: BookTalk & { called: string },
): Promise<string> {
  const contact: EmergencyContact = { name: input.emergencyName, phone: input.emergencyPhone }
  const opened: CounselCase = {
    ...{ ownerId, id: newId(), orgId: hour.orgId, counsellorId: hour.ownerId, counsellorName: hour.counsellorName },
    ...{ called: input.called, named: input.named, topic: input.topic, openedAt: now(), closedAt: null },
    emergencySealed: sealText(config().sealKeys, JSON.stringify(contact)),
    ...{ handOverTo: null, handOverName: null, handOverAskedAt: null, riskFlaggedAt: null },
  }
  await insertCounselCase(tx, opened)
  return opened.id
}

/** 取消预约: before it begins; the hour is free again. */
export async function cancelTalk(actor: Actor, id: string): Promise<void> {
  await transaction(system, async (tx) => {
    const talk = await lockTalk(tx, id)
    if (!talk || talk.ownerId !== actor.personId || talk.cancelledAt !== null)
      throw refusal('orders.counsel-talk-missing')
    if (talk.outcome !== null || talk.startsAt <= now()) throw refusal('orders.counsel-talk-settled')
    await freeTalk(tx, talk.id)
    const held = (await lockCounselCase(tx, talk.caseId))!
    await tellCounsellor(tx, held.counsellorId, 'cancelled', {
      called: held.called,
      when: displayMoment(talk.startsAt),
    })
  })
}

/** 同意转交: from now on the other counsellor, and no longer this one, reads the notes; appointments with this one end. */
export async function answerHandOver(actor: Actor, id: string, answer: 'agree' | 'stay'): Promise<void> {
  await transaction(system, async (tx) => {
    const held = await lockCounselCase(tx, id)
    if (!held || held.ownerId !== actor.personId) throw refusal('orders.counsel-case-missing')
    if (held.handOverTo === null) throw refusal('orders.counsel-not-asked')
    const nobody = { handOverTo: null, handOverName: null, handOverAskedAt: null }
    if (answer === 'stay') {
      await saveCounselCase(tx, { ...held, ...nobody })
      await tellCounsellor(tx, held.counsellorId, 'stays', { called: held.called })
      return
    }
    const coming = (await talksOf(tx, [id])).filter((one) => one.cancelledAt === null && one.startsAt > now())
    for (const talk of coming) await freeTalk(tx, talk.id)
    const after = { counsellorId: held.handOverTo, counsellorName: held.handOverName! }
    await saveCounselCase(tx, { ...held, ...nobody, ...after })
    await tellCounsellor(tx, held.counsellorId, 'handedOver', { called: held.called, name: after.counsellorName })
    await tellCounsellor(tx, after.counsellorId, 'takenOver', { called: held.called })
  })
}

async function freeTalk(tx: Tx, talkId: string): Promise<void> {
  const talk = (await lockTalk(tx, talkId))!
  const hour = await lockHour(tx, talk.hourId)
  await saveTalk(tx, { ...talk, cancelledAt: now() })
  if (hour) await markHour(tx, hour, { takenAt: null, closedAt: hour.closedAt })
}

async function tellCounsellor(
  tx: Tx,
  personId: string,
  kind: keyof typeof counselNotices,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const { title, text } = counselNotices[kind]
  await sendNotices(tx, [{ personId, title, text: fillSentence(text, facts), link: '/orders/counsel' }])
}
