import type { Actor } from '../../kernel/access/index.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Voice } from './model.ts'
import { moveVoice } from './move-voice.ts'
import { lockVoice } from './voices.store.ts'

type Answer = { readonly id: string; readonly note: string }

/** 本人认可: she recognises that it is solved. */
export async function agreeToVoice(actor: Actor, { id, note }: Answer): Promise<void> {
  await ofHerOwn(actor, id, async (tx, voice) => {
    await moveVoice(tx, actor, voice, 'agree', { note })
  })
}

/** 没有解决: back to whoever worked on it. */
export async function objectToVoice(actor: Actor, { id, note }: Answer): Promise<void> {
  await ofHerOwn(actor, id, async (tx, voice) => {
    await moveVoice(tx, actor, voice, 'object', { note })
  })
}

/** 撤回: before it is solved. */
export async function withdrawVoice(actor: Actor, id: string): Promise<void> {
  await ofHerOwn(actor, id, async (tx, voice) => {
    await moveVoice(tx, actor, voice, 'withdraw', {})
  })
}

async function ofHerOwn(actor: Actor, id: string, deed: (tx: Tx, voice: Voice) => Promise<void>): Promise<void> {
  await transaction(actor, async (tx) => {
    const voice = await lockVoice(tx, id)
    if (!voice || voice.ownerId !== actor.personId) throw refusal('voices.voice-missing')
    await deed(tx, voice)
  })
}
