import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { dayOf, type Instant } from '../../platform/dates.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { openSealed, sealText } from '../../platform/seal.ts'
import { refusal } from './counsel.errors.ts'
import type { CounselCase, EmergencyContact } from './counsel.model.ts'
import {
  colleaguesOf,
  insertHour,
  insertNote,
  lockCounselCase,
  lockHour,
  lockTalk,
  markHour,
  notesOf,
  saveCounselCase,
  saveTalk,
} from './counsel.store.ts'
import { clientNotices } from './counsel.text.ts'

export const talkHeld = 'orders.talk-held'

export type OfferHour = {
  readonly orgId: string
  readonly place: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** 开放时段. */
export function offerHour(actor: Actor, input: OfferHour): Promise<{ id: string }> {
  return transaction(system, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.counsel', input.orgId)
    if (input.startsAt <= now() || input.endsAt <= input.startsAt) throw refusal('orders.counsel-times-wrong')
    const id = newId()
    const isFree = await insertHour(tx, {
      ...{ ownerId: actor.personId!, id, orgId: org.id, orgPath: org.path, counsellorName: actor.name },
      ...{ place: input.place, startsAt: input.startsAt, endsAt: input.endsAt },
      ...{ offeredAt: now(), closedAt: null, takenAt: null },
    })
    if (!isFree) throw refusal('orders.counsel-hours-meet')
    await recordAudit(tx, actor, hourDeed('orders.counsel-hour-offered', id, org.id))
    return { id }
  })
}

/** 收回时段: one that nobody has taken. */
export async function closeHour(actor: Actor, id: string): Promise<void> {
  await transaction(system, async (tx) => {
    const hour = await lockHour(tx, id)
    if (!hour || hour.ownerId !== actor.personId || hour.closedAt !== null) throw refusal('orders.counsel-hour-missing')
    if (hour.takenAt !== null) throw refusal('orders.counsel-hour-taken')
    await markHour(tx, hour, { takenAt: null, closedAt: now() })
    await recordAudit(tx, actor, hourDeed('orders.counsel-hour-closed', id, hour.orgId))
  })
}

/** 登记咨询: whether they spoke. Only the number is told to the union, and no person stands behind it. */
export async function settleTalk(actor: Actor, id: string, outcome: 'held' | 'missed'): Promise<void> {
  await transaction(system, async (tx) => {
    const talk = await lockTalk(tx, id)
    const held = talk && (await lockCounselCase(tx, talk.caseId))
    if (!talk || !held || held.counsellorId !== actor.personId || talk.cancelledAt !== null)
      throw refusal('orders.counsel-talk-missing')
    if (talk.outcome !== null) throw refusal('orders.counsel-talk-settled')
    if (talk.startsAt > now()) throw refusal('orders.counsel-talk-to-come')
    await saveTalk(tx, { ...talk, outcome, outcomeAt: now() })
    if (outcome === 'missed') return
    const [org] = await orgsByIds(tx, [held.orgId])
    await recordFacts(tx, [
      {
        ...{ kind: talkHeld, orgId: org!.id, orgPath: org!.path, personId: null, day: dayOf(talk.startsAt) },
        ...{ quantity: 1, amountFen: 0, subjectId: talk.hourId },
      },
    ])
  })
}

/** 咨询记录: read in the counsellor's own transaction, as whom alone the database shows them. */
export function readNotes(actor: Actor, caseId: string) {
  return reading(actor, async (tx) => {
    await requireOwnCase(actor, caseId)
    const notes = await notesOf(tx, caseId)
    return {
      notes: notes.map(({ ownerId, id, textSealed, writtenAt }) => ({
        ...{ id, text: openSealed(config().sealKeys, textSealed), writtenAt },
        by: ownerId === actor.personId ? ('self' as const) : ('earlier' as const),
      })),
    }
  })
}

/** 写记录. */
export async function writeNote(actor: Actor, caseId: string, text: string): Promise<void> {
  await requireOwnCase(actor, caseId)
  await transaction(actor, (tx) =>
    insertNote(tx, caseId, {
      ...{ ownerId: actor.personId!, id: newId(), textSealed: sealText(config().sealKeys, text), writtenAt: now() },
    }),
  )
}

/** 申请转交: the person is asked; until she agrees nothing changes. */
export async function askHandOver(actor: Actor, caseId: string, toId: string): Promise<void> {
  await transaction(system, async (tx) => {
    const held = await lockOwnCase(tx, actor, caseId)
    const colleague = (await colleaguesOf(tx, actor.personId!)).find((one) => one.id === toId)
    if (!colleague) throw refusal('orders.counsel-colleague-missing')
    await saveCounselCase(tx, {
      ...held,
      ...{ handOverTo: colleague.id, handOverName: colleague.name, handOverAskedAt: now() },
    })
    await tellClient(tx, held, 'handOver', { from: held.counsellorName, to: colleague.name })
  })
}

/**
 * 风险处置: the person is in danger, so that her emergency contact is opened to her counsellor. Who did it, when and for what
 * kind of danger stands in the audit; not for whom. She sees that it was opened.
 */
export function flagRisk(actor: Actor, caseId: string, because: string): Promise<EmergencyContact> {
  return transaction(system, async (tx) => {
    const held = await lockOwnCase(tx, actor, caseId)
    await saveCounselCase(tx, { ...held, riskFlaggedAt: now() })
    await tellClient(tx, held, 'risk', {})
    await recordAudit(tx, actor, {
      action: 'orders.counsel-risk-flagged',
      subjectKind: 'orders.counsel-case',
      subjectId: held.id,
      orgId: held.orgId,
      detail: { because },
    })
    return JSON.parse(openSealed(config().sealKeys, held.emergencySealed)) as EmergencyContact
  })
}

/** 结束咨询. */
export async function closeCounselCase(actor: Actor, caseId: string): Promise<void> {
  await transaction(system, async (tx) => {
    const held = await lockOwnCase(tx, actor, caseId)
    await saveCounselCase(tx, {
      ...held,
      ...{ closedAt: now(), handOverTo: null, handOverName: null, handOverAskedAt: null },
    })
  })
}

async function lockOwnCase(tx: Tx, actor: Actor, caseId: string): Promise<CounselCase> {
  const held = await lockCounselCase(tx, caseId)
  if (!held || held.counsellorId !== actor.personId) throw refusal('orders.counsel-case-missing')
  if (held.closedAt !== null) throw refusal('orders.counsel-case-closed')
  return held
}

async function requireOwnCase(actor: Actor, caseId: string): Promise<void> {
  const held = await transaction(system, (tx) => lockCounselCase(tx, caseId))
  if (!held || held.counsellorId !== actor.personId) throw refusal('orders.counsel-case-missing')
}

async function tellClient(
  tx: Tx,
  { ownerId }: CounselCase,
  kind: keyof typeof clientNotices,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const { title, text } = clientNotices[kind]
  await sendNotices(tx, [{ personId: ownerId, title, text: fillSentence(text, facts), link: '/m/orders/counsel' }])
}

function hourDeed(action: string, id: string, orgId: string) {
  return { action, subjectKind: 'orders.counsel-hour', subjectId: id, orgId, detail: {} }
}
