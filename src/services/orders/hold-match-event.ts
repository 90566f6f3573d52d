import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import { displayMoment } from '../../platform/dates.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { MatchGuest } from './matching.contract.ts'
import { refusal } from './matching.errors.ts'
import type { MatchEvent, MatchTimes } from './matching.model.ts'
import { stageOf, timesRight } from './matching.rules.ts'
import {
  findMatchEvent,
  insertMatchEvent,
  lockMatchEvent,
  markMatchCalledOff,
  matchEntriesIn,
  saveMatchTimes,
} from './matching.store.ts'
import { matchNotices } from './matching.text.ts'
import { reaches } from './reaches.ts'

export type OpenMatchEvent = MatchTimes &
  Pick<MatchEvent, 'title' | 'summary' | 'place' | 'ageFrom' | 'ageTo' | 'seatsEach' | 'mostChoices'> & {
    readonly orgId: string
  }

/** 办联谊活动: members of the union and below it read of it at once. */
export function openMatchEvent(actor: Actor, { orgId, ...wish }: OpenMatchEvent): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.take', orgId)
    if (!timesRight(wish, now())) throw refusal('orders.match-times-wrong')
    if (wish.ageTo < wish.ageFrom) throw refusal('orders.match-ages-wrong')
    const event: MatchEvent = {
      ...wish,
      ...{ ownerId: org.id, id: newId(), orgPath: org.path, openedBy: actor.name, openedAt: now() },
      ...{ calledOffAt: null, calledOffBecause: null, pairedAt: null, couples: null },
    }
    await insertMatchEvent(tx, event)
    await recordAudit(tx, actor, deedOn('orders.match-opened', event))
    return { id: event.id }
  })
}

/** 改时间: before it begins; whoever signed up is told why. */
export async function moveMatchEvent(
  actor: Actor,
  id: string,
  { reason, ...times }: MatchTimes & { readonly reason: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const event = await lockHosted(tx, actor, id)
    if (event.startsAt <= now()) throw refusal('orders.match-begun', { title: event.title })
    if (!timesRight(times, now())) throw refusal('orders.match-times-wrong')
    await saveMatchTimes(tx, event, times)
    await tellAll(tx, event, 'moved', { when: displayMoment(times.startsAt), reason })
    await recordAudit(tx, actor, deedOn('orders.match-moved', event, { startsAt: times.startsAt, reason }))
  })
}

/** 取消活动: profiles and choices are erased in the same transaction. */
export async function callOffMatchEvent(actor: Actor, id: string, reason: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const event = await lockHosted(tx, actor, id)
    await markMatchCalledOff(tx, event, { at: now(), because: reason })
    await tellAll(tx, event, 'calledOff', { reason })
    await recordAudit(tx, actor, deedOn('orders.match-called-off', event, { reason }))
  })
}

/** 签到名单: who comes, for the door. */
export function readMatchDoor(actor: Actor, id: string): Promise<{ title: string; guests: MatchGuest[] }> {
  return reading(actor, async (tx) => {
    const event = await findMatchEvent(tx, id)
    if (!event || !reaches(actor, 'orders.take', event.orgPath)) throw refusal('orders.match-missing')
    const entries = await matchEntriesIn(tx, id)
    const guests = entries.map(({ id: entryId, number, sex, personName, enteredAt }) => ({
      ...{ id: entryId, number, sex, name: personName, enteredAt },
    }))
    return { title: event.title, guests }
  })
}

async function lockHosted(tx: Tx, actor: Actor, id: string): Promise<MatchEvent> {
  const event = await lockMatchEvent(tx, id)
  if (!event || !reaches(actor, 'orders.take', event.orgPath)) throw refusal('orders.match-missing')
  const stage = stageOf(event, now())
  if (stage === 'called-off') throw refusal('orders.match-called-off', { title: event.title })
  if (stage === 'over' || stage === 'pairing') throw refusal('orders.match-over', { title: event.title })
  return event
}

/** The same words to everybody who takes part: a notice never says who chose or was chosen. */
export async function tellAll(
  tx: Tx,
  event: MatchEvent,
  kind: keyof typeof matchNotices,
  facts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { title, text } = matchNotices[kind]
  const entries = await matchEntriesIn(tx, event.id)
  await sendNotices(
    tx,
    entries.map(({ ownerId }) => ({
      personId: ownerId,
      title,
      text: fillSentence(text, { title: event.title, ...facts }),
      link: `/m/orders/matches/${event.id}`,
    })),
  )
}

export function deedOn(action: string, { id, ownerId }: MatchEvent, detail: Record<string, unknown> = {}) {
  return { action, subjectKind: 'orders.match-event', subjectId: id, orgId: ownerId, detail }
}

/** What somebody does for herself: under no organisation, for who looks for a partner is no matter of her officers. */
export function ownDeedOn(action: string, { id }: MatchEvent) {
  return { action, subjectKind: 'orders.match-event', subjectId: id, orgId: null, detail: {} }
}
