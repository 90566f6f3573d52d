import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, type Case, type CaseMoved, hiddenActor, type Move } from '../../kernel/cases/index.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { countVoice } from './count-voice.ts'
import type { Found } from './find-voice.ts'
import { settingsFor } from './keep-settings.ts'
import type { Voice } from './model.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { standingOf } from './rules.ts'
import { daysIn } from './settings.rules.ts'
import { tellRepresentative } from './tell-representative.ts'
import { typeOf, type VoiceAction } from './voice-case.ts'
import type { VoiceState } from './voices.contract.ts'
import { findVoice, saveStanding } from './voices.store.ts'

/** What the service carries out itself; merging is the kernel's. */
export type MovingAction = Exclude<VoiceAction, 'merge'>

/** One step of a voice: the case moves, numbers follow, the representative hears of it, and it is audited. */
export async function moveVoice(
  tx: Tx,
  actor: Actor,
  { voice, row }: Found,
  action: MovingAction,
  move: Move<VoiceState>,
): Promise<Case> {
  refuseMarkup(move.note ?? null)
  const type = typeOf(voice)
  const to = (type.actions[action].moves as Partial<Record<string, VoiceState>>)[row.state]
  const days = to && action !== 'progress' ? daysIn(await settingsFor(tx, voice.orgPath), to) : null
  const after = await advanceCase(tx, actor, type, voice.id, action, {
    ...(days !== null && { dueDays: days }),
    ...move,
  })
  await followCase(tx, voice, row, after)
  await tellRepresentative(tx, actor, voice, after, move.note ?? '')
  await recordAudit(tx, hiddenActor(actor, row), {
    action: `voices.${auditWords[action]}`,
    subjectKind: 'voices.voice',
    subjectId: voice.id,
    orgId: voice.orgId,
  })
  return after
}

/** The same for what the kernel moved: handed on, or merged into another. */
export async function followMovedVoice(tx: Tx, actor: Actor, { before, after, note }: CaseMoved): Promise<void> {
  const voice = (await findVoice(tx, before.id))!
  await followCase(tx, voice, before, after)
  await tellRepresentative(tx, actor, voice, after, note)
}

/** What a voice keeps of its case, and the numbers that follow from it. */
export async function followCase(tx: Tx, voice: Voice, before: Case, after: Case): Promise<void> {
  const standing = standingOf(after.state as VoiceState)
  const closedAt = standing === 'open' ? null : standing === voice.standing ? voice.closedAt : now()
  await saveStanding(tx, voice, { standing, closedAt, deskId: deskOf(voice, before, after) })
  await countVoice(tx, voice, voice.standing, standing)
}

/** Whoever has it now when it is being worked on, or had it until now. */
function deskOf(voice: Voice, before: Case, after: Case): string | null {
  if (after.state === 'working') return after.deskOrgId
  return before.state === 'working' ? before.deskOrgId : voice.deskId
}

const auditWords: Record<MovingAction, string> = {
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
}
