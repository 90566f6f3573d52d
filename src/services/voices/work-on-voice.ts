import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { caseById } from '../../kernel/cases/index.ts'
import { today } from '../../platform/clock.ts'
import { displayFullDay } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Voice } from './model.ts'
import { moveVoice } from './move-voice.ts'
import { reaches } from './reaches.ts'
import type { VoiceAction } from './voice-case.ts'
import { lockVoice } from './voices.store.ts'

type Noted = { readonly id: string; readonly note: string }

/** 当场解决: while the person is there or on the line; she may still say that it is not. */
export function settleVoice(actor: Actor, input: Noted): Promise<void> {
  return step(actor, input, 'settle')
}

/** 分办. */
export async function assignVoice(
  actor: Actor,
  { id, note, dueDays }: Noted & { readonly dueDays: number },
): Promise<void> {
  await inReach(actor, 'voices.resolve', id, async (tx, voice) => {
    await moveVoice(tx, actor, voice, 'assign', { note, dueDays })
  })
}

/** 记录进展: 「将办理进度第一时间向职工代表反馈」. */
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
  await inReach(actor, 'voices.recognise', id, async (tx, voice) => {
    await moveVoice(tx, actor, voice, 'recognise', { note })
  })
}

export async function sendVoiceBack(actor: Actor, { id, note }: Noted): Promise<void> {
  await inReach(actor, 'voices.recognise', id, async (tx, voice) => {
    await moveVoice(tx, actor, voice, 'send-back', { note })
  })
}

/** 逾期结案: when she was asked and the day to answer has passed; counted apart from what she recognised. */
export async function lapseVoice(actor: Actor, { id, note }: Noted): Promise<void> {
  await inReach(actor, 'voices.resolve', id, async (tx, voice) => {
    const { dueOn } = await caseById(tx, id)
    if (dueOn !== null && today() <= dueOn) throw refusal('voices.answer-still-awaited', { due: displayFullDay(dueOn) })
    await moveVoice(tx, actor, voice, 'lapse', { note })
  })
}

function step(actor: Actor, { id, note }: Noted, action: VoiceAction): Promise<void> {
  return inReach(actor, 'voices.resolve', id, async (tx, voice) => {
    await moveVoice(tx, actor, voice, action, { note })
  })
}

async function inReach(
  actor: Actor,
  permission: string,
  id: string,
  deed: (tx: Tx, voice: Voice) => Promise<void>,
): Promise<void> {
  requirePermission(actor, permission)
  await transaction(actor, async (tx) => {
    const voice = await lockVoice(tx, id)
    if (!voice || !reaches(actor, permission, voice.orgPath)) throw refusal('voices.voice-missing')
    await deed(tx, voice)
  })
}
