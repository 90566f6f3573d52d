import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { caseById, hiddenActor, rateCase } from '../../kernel/cases/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { deskAbove, deskForAnother } from './back-to-work.ts'
import { lockOwnVoice } from './find-voice.ts'
import { moveVoice } from './move-voice.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { isClosed } from './rules.ts'
import { serviceText } from './text.ts'
import { typeOf } from './voice-case.ts'

type Answer = { readonly id: string; readonly note: string }

/** 本人认可: she recognises that it is solved. */
export async function agreeToVoice(actor: Actor, { id, note }: Answer): Promise<void> {
  await transaction(actor, async (tx) => {
    await moveVoice(tx, actor, await lockOwnVoice(tx, actor, id), 'agree', { note })
  })
}

/** 没有解决: back to whoever worked on it, the second time one level up. */
export async function objectToVoice(actor: Actor, { id, note }: Answer): Promise<void> {
  await transaction(actor, async (tx) => {
    const found = await lockOwnVoice(tx, actor, id)
    await moveVoice(tx, actor, found, 'object', { note, deskOrgId: await deskForAnother(tx, found) })
  })
}

/** 撤回: before it is solved. */
export async function withdrawVoice(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    await moveVoice(tx, actor, await lockOwnVoice(tx, actor, id), 'withdraw', {})
  })
}

export type RateVoice = { readonly id: string; readonly stars: 1 | 2 | 3 | 4 | 5; readonly text: string }

/** 评价: what she thinks of it. A poor rating of what is closed opens it again, one level up. */
export async function rateVoice(actor: Actor, { id, stars, text }: RateVoice): Promise<void> {
  refuseMarkup(text)
  await transaction(actor, async (tx) => {
    const found = await lockOwnVoice(tx, actor, id)
    const { voice, row } = found
    const type = typeOf(voice)
    await rateCase(tx, actor, type, id, { stars, text })
    if (stars <= type.poorStars! && isClosed(voice.standing)) {
      const above = await deskAbove(tx, voice, row)
      const rated = { voice, row: await caseById(tx, id) }
      await moveVoice(tx, systemActor(serviceText.name), rated, 'reopen', { note: text, deskOrgId: above })
    }
    await recordAudit(tx, hiddenActor(actor, row), {
      action: 'voices.rated',
      subjectKind: 'voices.voice',
      subjectId: id,
      orgId: voice.orgId,
      detail: { stars },
    })
  })
}
