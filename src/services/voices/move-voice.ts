import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, caseById, type Move } from '../../kernel/cases/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { countVoice } from './count-voice.ts'
import type { Voice } from './model.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { standingOf } from './rules.ts'
import { followText, serviceText, stateNames } from './text.ts'
import { type VoiceAction, voiceCase } from './voice-case.ts'
import type { VoiceState } from './voices.contract.ts'
import { setVoiceClosed } from './voices.store.ts'

/** One step of a voice: the case moves, numbers follow, the representative hears of it, and it is audited. */
export async function moveVoice(
  tx: Tx,
  actor: Actor,
  voice: Voice,
  action: VoiceAction,
  move: Move<VoiceState>,
): Promise<VoiceState> {
  refuseMarkup(move.note ?? null)
  const before = (await caseById(tx, voice.id)).state as VoiceState
  const row = await advanceCase(tx, actor, voiceCase, voice.id, action, move)
  const state = row.state as VoiceState
  const isEnded = standingOf(state) !== 'open'
  if (isEnded !== (voice.closedAt !== null)) await setVoiceClosed(tx, voice, isEnded ? now() : null)
  await countVoice(tx, voice, before, state)
  if (voice.representativeId && actor.personId !== voice.representativeId) {
    const facts = { title: row.title, number: row.number, state: stateNames[state], note: move.note ?? '' }
    await sendNotices(tx, [
      {
        personId: voice.representativeId,
        title: fillSentence(followText.title, facts),
        text: fillSentence(followText.text, facts),
        link: voiceCase.links.person.replace('{id}', voice.id),
      },
    ])
  }
  const isHidden = voice.named === 'anonymous' && actor.personId === voice.ownerId
  await recordAudit(tx, isHidden ? systemActor(serviceText.name) : actor, {
    action: `voices.${auditWords[action]}`,
    subjectKind: 'voices.voice',
    subjectId: voice.id,
    orgId: voice.orgId,
  })
  return state
}

const auditWords: Record<VoiceAction, string> = {
  settle: 'settled',
  assign: 'assigned',
  progress: 'progressed',
  resolve: 'resolved',
  decline: 'declined',
  agree: 'agreed',
  object: 'objected',
  recognise: 'recognised',
  'send-back': 'sent-back',
  lapse: 'lapsed',
  withdraw: 'withdrawn',
  reopen: 'reopened',
  merge: 'merged',
}
