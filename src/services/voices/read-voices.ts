import { type Actor, systemActor } from '../../kernel/access/index.ts'
import {
  actionCards,
  type Case,
  type CaseEvent,
  caseById,
  caseCards,
  casesByIds,
  casesOfOwner,
  eventCards,
  eventsFor,
  eventsOf,
  holdsOver,
  pageOfCases,
  ratingsOf,
} from '../../kernel/cases/index.ts'
import { filesByIds, openFile } from '../../kernel/files/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { maskName, membershipsOf, personsByIds } from '../../kernel/people/index.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { outcomeCards } from './link-outcome.ts'
import type { Voice, VoiceTopic } from './model.ts'
import { serviceText } from './text.ts'
import { appealCase, typeOf, voiceCase, voiceTypes } from './voice-case.ts'
import type { MyVoice, VoiceState } from './voices.contract.ts'
import { findVoice, outcomesOf, voicesFollowedBy } from './voices.store.ts'

export type VoicesWish = {
  readonly orgId?: string | undefined
  readonly state?: VoiceState | undefined
  readonly topic?: VoiceTopic | undefined
  readonly list: 'voices' | 'appeals'
  readonly late?: 'yes' | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly cursor?: string | undefined
}

export function listVoices(actor: Actor, { topic, list, ...wish }: VoicesWish) {
  return reading(actor, async (tx) => {
    const type = list === 'appeals' ? appealCase.key : voiceCase.key
    const page = await pageOfCases(tx, actor, { ...wish, type, series: topic })
    const cards = await caseCards(tx, page.cases)
    return { voices: cards.map((card) => ({ ...card, state: card.state as VoiceState })), next: page.next }
  })
}

export function readVoice(actor: Actor, id: string) {
  return reading(actor, async (tx) => {
    const { voice, row } = await requireReadable(tx, actor, id)
    return {
      ...(await spokenOf(tx, actor, { voice, row, events: await eventsFor(tx, actor, row) })),
      outcomes: await outcomeCards(tx, await outcomesOf(tx, id)),
    }
  })
}

async function requireReadable(tx: Tx, actor: Actor, id: string): Promise<{ voice: Voice; row: Case }> {
  const [row] = await casesByIds(tx, [id])
  const voice = row && (await findVoice(tx, id))
  if (!row || !voice || !holdsOver(actor, row, 'voices.read')) throw refusal('voices.voice-missing')
  return { voice, row }
}

/** A representative follows what she brought forward: she reads it under the platform's eyes, once it is sure that it is hers. */
export async function readMyVoice(actor: Actor, id: string) {
  const { voice, role } = await requireMine(actor, id)
  return reading(role === 'own' ? actor : system, async (tx) => {
    const row = await caseById(tx, id)
    const spoken = await spokenOf(tx, actor, { voice, row, events: await eventsOf(tx, row) })
    return { ...spoken, ...(role === 'representative' && { actions: [], mayRate: false }), role }
  })
}

export function listMyVoices(actor: Actor) {
  const personId = actor.personId!
  return transaction(actor, async (tx) => {
    const own = (await casesOfOwner(tx, personId)).filter((row) => voiceTypes.some((type) => type.key === row.type))
    const followed = await voicesFollowedBy(tx, personId)
    const others = await transaction(system, async (all) =>
      caseCards(
        all,
        await casesByIds(
          all,
          followed.map((one) => one.id),
        ),
      ),
    )
    const home = (await membershipsOf(tx, personId)).find((one) => one.untilOn === null)
    const shown = [
      ...(await caseCards(tx, own)).map((card) => ({ card, role: 'own' as const })),
      ...others.map((card) => ({ card, role: 'representative' as const })),
    ].map(({ card, role }): MyVoice => {
      const { id, number, title, state, personStatus, due, openedAt } = card
      return { id, number, title, state: state as VoiceState, personStatus, due, raisedAt: openedAt, role }
    })
    shown.sort((one, other) => (one.raisedAt < other.raisedAt ? 1 : -1))
    return { voices: shown, unionName: home ? (await getOrg(tx, home.orgId)).name : null }
  })
}

export async function openMyPhoto(actor: Actor, id: string, photoId: string) {
  return openPhotoOf((await requireMine(actor, id)).voice, photoId)
}

/** Whoever may read a voice may look at its photographs, whosoever uploaded them. */
export async function openPhoto(actor: Actor, id: string, photoId: string) {
  const { voice } = await transaction(actor, (tx) => requireReadable(tx, actor, id))
  return openPhotoOf(voice, photoId)
}

function openPhotoOf(voice: Voice, photoId: string) {
  if (!voice.photoIds.includes(photoId)) throw refusal('voices.photo-missing')
  return transaction(system, (tx) => openFile(tx, systemActor(serviceText.name), photoId))
}

/** Her own, behind a pseudonym too, or one that she follows. */
function requireMine(actor: Actor, id: string): Promise<{ voice: Voice; role: 'own' | 'representative' }> {
  return transaction(actor, async (tx) => {
    const voice = await findVoice(tx, id)
    const own = voice && (await casesOfOwner(tx, actor.personId!)).some((row) => row.id === id)
    if (voice && own) return { voice, role: 'own' as const }
    if (!voice || voice.representativeId !== actor.personId) throw refusal('voices.voice-missing')
    return { voice, role: 'representative' as const }
  })
}

type Spoken = { readonly voice: Voice; readonly row: Case; readonly events: readonly CaseEvent[] }

async function spokenOf(tx: Tx, actor: Actor, { voice, row, events }: Spoken) {
  const type = typeOf(voice)
  const [card] = await caseCards(tx, [row])
  const ratings = await ratingsOf(tx, [voice.id])
  const photos = await transaction(system, (all) => filesByIds(all, voice.photoIds))
  const [representative] = voice.representativeId ? await personsByIds(tx, [voice.representativeId]) : []
  const { kind, topic, channel, words, place, named, board, registeredByName } = voice
  return {
    voice: { ...card!, state: card!.state as VoiceState },
    ...{ kind, topic, channel, words, place, named, board, registeredByName },
    photos: photos.map(({ id, name, bytes }, at) => ({
      id,
      name: named === 'anonymous' ? String(at + 1) : name,
      bytes,
    })),
    representativeName: representative ? maskName(representative.name) : null,
    message: messageOf(row, events),
    ratings: ratings.map(({ round, stars, text, ratedAt }) => ({ round, stars, text, ratedAt })),
    mayRate: card!.personStatus === 'closed' && !ratings.some((one) => one.round === row.rounds) && mayBeRated(row),
    events: await eventCards(tx, type, events),
    actions: actionCards(type, row, actor),
  }
}

/** What was taken back or merged is nothing to be rated. */
function mayBeRated(row: Case): boolean {
  return ['closed', 'settled', 'unconfirmed'].includes(row.state)
}

const answers = new Set(['opened', 'settle', 'resolve', 'decline', 'lapse'])

/** What whoever worked on it answered last. */
function messageOf(row: Case, events: readonly CaseEvent[]): string | null {
  if (row.state === 'registered' || row.state === 'working') return null
  return events.findLast((event) => answers.has(event.action))?.note ?? null
}
