import type { Actor } from '../../kernel/access/index.ts'
import type { Case } from '../../kernel/cases/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Voice } from './model.ts'
import { followText, stateNames } from './text.ts'
import { typeOf } from './voice-case.ts'
import type { VoiceState } from './voices.contract.ts'

/** 「将办理进度第一时间向职工代表反馈」: whoever brought it forward hears of each step that is not her own. */
export async function tellRepresentative(tx: Tx, actor: Actor, voice: Voice, row: Case, note: string): Promise<void> {
  const { representativeId } = voice
  if (representativeId === null || actor.personId === representativeId) return
  const facts = { title: row.title, number: row.number, state: stateNames[row.state as VoiceState], note }
  await sendNotices(tx, [
    {
      personId: representativeId,
      title: fillSentence(followText.title, facts),
      text: fillSentence(followText.text, facts),
      link: typeOf(voice).links.person.replace('{id}', voice.id),
    },
  ])
}
