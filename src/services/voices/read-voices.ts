import type { Actor } from '../../kernel/access/index.ts'
import { systemActor } from '../../kernel/access/index.ts'
import {
  actionCards,
  type Case,
  type CaseEvent,
  caseById,
  caseCards,
  casesByIds,
  eventCards,
  eventsOf,
  pageOfCases,
} from '../../kernel/cases/index.ts'
import { filesByIds, openFile } from '../../kernel/files/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { maskName, membershipsOf, personsByIds } from '../../kernel/people/index.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { outcomeCards } from './link-outcome.ts'
import type { Voice, VoiceTopic } from './model.ts'
import { reaches } from './reaches.ts'
import { serviceText } from './text.ts'
import { voiceCase } from './voice-case.ts'
import type { MyVoice, VoiceState } from './voices.contract.ts'
import { findVoice, outcomesOf, voicesOfPerson } from './voices.store.ts'

export type VoicesWish = {
  readonly orgId?: string | undefined
  readonly state?: VoiceState | undefined
  readonly topic?: VoiceTopic | undefined
  readonly late?: 'yes' | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

export function listVoices(actor: Actor, { topic, ...wish }: VoicesWish) {
  return reading(actor, async (tx) => {
    const page = await pageOfCases(tx, actor, { ...wish, type: voiceCase.key, series: topic })
    const cards = await caseCards(tx, page.cases)
    return { voices: cards.map((card) => ({ ...card, state: card.state as VoiceState })), next: page.next }
  })
}

export function readVoice(actor: Actor, id: string) {
  return reading(actor, async (tx) => {
    const voice = await findVoice(tx, id)
    if (!voice || !reaches(actor, 'voices.read', voice.orgPath)) throw refusal('voices.voice-missing')
    return { ...(await spokenOf(tx, actor, voice)), outcomes: await outcomeCards(tx, await outcomesOf(tx, id)) }
  })
}

/** A representative follows what she brought forward: she reads it under the platform's eyes, once it is sure that it is hers. */
export async function readMyVoice(actor: Actor, id: string) {
  const voice = await requireMine(actor, id)
  const role = voice.ownerId === actor.personId ? ('own' as const) : ('representative' as const)
  return reading(role === 'own' ? actor : system, async (tx) => {
    const spoken = await spokenOf(tx, actor, voice)
    return { ...spoken, actions: role === 'own' ? spoken.actions : [], role }
  })
}

export function listMyVoices(actor: Actor) {
  const personId = actor.personId!
  return transaction(actor, async (tx) => {
    const voices = await voicesOfPerson(tx, personId)
    const home = (await membershipsOf(tx, personId)).find((one) => one.untilOn === null)
    const cases = await transaction(system, async (all) =>
      caseCards(
        all,
        await casesByIds(
          all,
          voices.map((one) => one.id),
        ),
      ),
    )
    const cards = new Map(cases.map((card) => [card.id, card]))
    const shown = voices.map((voice): MyVoice => {
      const { id, number, title, state, personStatus, due } = cards.get(voice.id)!
      const role = voice.ownerId === personId ? 'own' : 'representative'
      return { id, number, title, state: state as VoiceState, personStatus, due, raisedAt: voice.raisedAt, role }
    })
    return { voices: shown, unionName: home ? (await getOrg(tx, home.orgId)).name : null }
  })
}

export async function openMyPhoto(actor: Actor, id: string, photoId: string) {
  return openPhotoOf(await requireMine(actor, id), photoId)
}

/** Whoever may read a voice may look at its photographs, whosoever uploaded them. */
export async function openPhoto(actor: Actor, id: string, photoId: string) {
  const voice = await transaction(actor, (tx) => findVoice(tx, id))
  if (!voice || !reaches(actor, 'voices.read', voice.orgPath)) throw refusal('voices.voice-missing')
  return openPhotoOf(voice, photoId)
}

function openPhotoOf(voice: Voice, photoId: string) {
  if (!voice.photoIds.includes(photoId)) throw refusal('voices.photo-missing')
  return transaction(system, (tx) => openFile(tx, systemActor(serviceText.name), photoId))
}

async function requireMine(actor: Actor, id: string): Promise<Voice> {
  const voice = await transaction(actor, (tx) => findVoice(tx, id))
  if (!voice || (voice.ownerId !== actor.personId && voice.representativeId !== actor.personId))
    throw refusal('voices.voice-missing')
  return voice
}

async function spokenOf(tx: Tx, actor: Actor, voice: Voice) {
  const row = await caseById(tx, voice.id)
  const [card] = await caseCards(tx, [row])
  const events = await eventsOf(tx, row)
  const photos = await transaction(system, (all) => filesByIds(all, voice.photoIds))
  const [representative] = voice.representativeId ? await personsByIds(tx, [voice.representativeId]) : []
  return {
    voice: { ...card!, state: card!.state as VoiceState },
    kind: voice.kind,
    topic: voice.topic,
    channel: voice.channel,
    words: voice.words,
    place: voice.place,
    photos: photos.map(({ id, name, bytes }) => ({ id, name, bytes })),
    named: voice.named,
    board: voice.board,
    registeredByName: voice.registeredByName,
    representativeName: representative ? maskName(representative.name) : null,
    message: messageOf(row, events),
    events: await eventCards(tx, voiceCase, events),
    actions: actionCards(voiceCase, row, actor),
  }
}

const answers = new Set(['settle', 'resolve', 'decline', 'lapse'])

/** What whoever worked on it answered last. */
function messageOf(row: Case, events: readonly CaseEvent[]): string | null {
  if (row.state === 'registered' || row.state === 'working') return null
  return events.findLast((event) => answers.has(event.action))?.note ?? null
}
