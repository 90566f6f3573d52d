import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { today } from '../../platform/clock.ts'
import { displayFullDay } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { deskForAnother } from './back-to-work.ts'
import { refusal } from './errors.ts'
import { type Found, lockVoiceFor } from './find-voice.ts'
import { type MovingAction, moveVoice } from './move-voice.ts'

type Noted = { readonly id: string; readonly note: string }

/** 当场解决: while the person is there or on the line; she may still say that it is not. */
export function settleVoice(actor: Actor, input: Noted): Promise<void> {
  return step(actor, input, 'settle')
}

/** 记录进展: told to the person and her representative at once. */
export function noteProgress(actor: Actor, input: Noted): Promise<void> {
  return step(actor, input, 'progress')
}

/** 反馈办理结果: the person and her unit are asked whether it is solved. */
export function resolveVoice(actor: Actor, input: Noted): Promise<void> {
  return step(actor, input, 'resolve')
}

export function declineVoice(actor: Actor, input: Noted): Promise<void> {
  return step(actor, input, 'decline')
}

/** 单位认可: the unit of whoever raised it, beside her own recognition. */
export async function recogniseVoice(actor: Actor, { id, note }: Noted): Promise<void> {
  await onVoice(actor, 'voices.recognise', id, async (tx, found) => {
    await moveVoice(tx, actor, found, 'recognise', { note })
  })
}

/** 单位不认可: back to whoever worked on it, the second time one level up. */
export async function sendVoiceBack(actor: Actor, { id, note }: Noted): Promise<void> {
  await onVoice(actor, 'voices.recognise', id, async (tx, found) => {
    await moveVoice(tx, actor, found, 'send-back', { note, deskOrgId: await deskForAnother(tx, found) })
  })
}

/** 逾期结案: when she was asked and the day to answer has passed; counted apart from what she recognised. */
export async function lapseVoice(actor: Actor, { id, note }: Noted): Promise<void> {
  await onVoice(actor, 'voices.resolve', id, async (tx, found) => {
    const { dueOn } = found.row
    if (dueOn !== null && today() <= dueOn) throw refusal('voices.answer-still-awaited', { due: displayFullDay(dueOn) })
    await moveVoice(tx, actor, found, 'lapse', { note })
  })
}

function step(actor: Actor, { id, note }: Noted, action: MovingAction): Promise<void> {
  return onVoice(actor, 'voices.resolve', id, async (tx, found) => {
    await moveVoice(tx, actor, found, action, { note })
  })
}

async function onVoice(
  actor: Actor,
  permission: string,
  id: string,
  deed: (tx: Tx, found: Found) => Promise<void>,
): Promise<void> {
  requirePermission(actor, permission)
  await transaction(actor, async (tx) => deed(tx, await lockVoiceFor(tx, actor, permission, id)))
}
