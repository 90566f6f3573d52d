import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { agreeToVoice, objectToVoice, rateVoice, withdrawVoice } from './answer-voice.ts'
import { assignVoice } from './assign-voice.ts'
import { addOutcome, listOutcomes } from './link-outcome.ts'
import { raiseVoice, registerVoice } from './raise-voice.ts'
import { listMyVoices, listVoices, openMyPhoto, openPhoto, readMyVoice, readVoice } from './read-voices.ts'
import * as contract from './voices.contract.ts'
import {
  declineVoice,
  lapseVoice,
  noteProgress,
  recogniseVoice,
  resolveVoice,
  sendVoiceBack,
  settleVoice,
} from './work-on-voice.ts'

export const voiceRoutes: Route<Actor>[] = [
  route(contract.raiseVoice, ({ who, body, idempotencyKey }) => raiseVoice(who, body, idempotencyKey)),
  route(contract.listMyVoices, ({ who }) => listMyVoices(who)),
  route(contract.getMyVoice, ({ who, params }) => readMyVoice(who, params.id)),
  route(contract.openMyPhoto, ({ who, params }) => openMyPhoto(who, params.id, params.photoId)),
  route(contract.agreeToVoice, ({ who, params, body }) => agreeToVoice(who, { id: params.id, note: body.note })),
  route(contract.objectToVoice, ({ who, params, body }) => objectToVoice(who, { id: params.id, note: body.note })),
  route(contract.rateVoice, ({ who, params, body }) => rateVoice(who, { ...body, id: params.id })),
  route(contract.withdrawVoice, ({ who, params }) => withdrawVoice(who, params.id)),
  route(contract.registerVoice, ({ who, body, idempotencyKey }) => registerVoice(who, body, idempotencyKey)),
  route(contract.listVoices, ({ who, query }) => listVoices(who, query)),
  route(contract.listOutcomes, async ({ who, query }) => ({ outcomes: await listOutcomes(who, query) })),
  route(contract.getVoice, ({ who, params }) => readVoice(who, params.id)),
  route(contract.openPhoto, ({ who, params }) => openPhoto(who, params.id, params.photoId)),
  route(contract.settleVoice, ({ who, params, body }) => settleVoice(who, { id: params.id, note: body.note })),
  route(contract.assignVoice, ({ who, params, body }) => assignVoice(who, { ...body, id: params.id })),
  route(contract.noteProgress, ({ who, params, body }) => noteProgress(who, { id: params.id, note: body.note })),
  route(contract.resolveVoice, ({ who, params, body }) => resolveVoice(who, { id: params.id, note: body.note })),
  route(contract.declineVoice, ({ who, params, body }) => declineVoice(who, { id: params.id, note: body.note })),
  route(contract.recogniseVoice, ({ who, params, body }) => {
    const input = { id: params.id, note: body.note }
    return body.decision === 'agree' ? recogniseVoice(who, input) : sendVoiceBack(who, input)
  }),
  route(contract.lapseVoice, ({ who, params, body }) => lapseVoice(who, { id: params.id, note: body.note })),
  route(contract.addOutcome, async ({ who, params, body }) => ({
    outcomes: await addOutcome(who, { ...body, id: params.id }),
  })),
]
