import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { type Channel, caseById, hiddenActor, openCases } from '../../kernel/cases/index.ts'
import { filesByIds, keepPrivate } from '../../kernel/files/index.ts'
import type { Membership, PersonId } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { countVoice } from './count-voice.ts'
import { refusal } from './errors.ts'
import { settingsFor } from './keep-settings.ts'
import type { Voice, VoiceChannel, VoiceWish } from './model.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { standingOf, titleOf } from './rules.ts'
import { topicNames } from './text.ts'
import { isAppeal, typeOf } from './voice-case.ts'
import { insertVoice } from './voices.store.ts'

export type RaisedVoice = { readonly id: string; readonly number: string }

/** A voice with everything it is born with. */
export type NewVoice = VoiceWish & {
  readonly named: 'named' | 'anonymous'
  readonly membership: Membership
  readonly personName: string
  readonly channel: VoiceChannel
  readonly representativeId: PersonId | null
  readonly sourceId: string | null
  /** What solved it on the spot; null when it is open. */
  readonly settledBy: string | null
}

const channels: Record<VoiceChannel, Channel> = {
  self: 'self',
  officer: 'officer',
  hotline: 'hotline',
  station: 'station',
  forum: 'occasion',
  visit: 'referral',
}

/**
 * Opens a voice with its case, counts it and records it. Whoever is anonymous owns both under the pseudonym of the case,
 * stands in no fact, and her photographs are hidden from every officer's files.
 */
export async function openVoice(tx: Tx, actor: Actor, wish: NewVoice): Promise<RaisedVoice> {
  refuseMarkup(wish.words, wish.place, wish.settledBy)
  await requirePhotos(tx, actor, wish)
  const { membership, settledBy, channel, named } = wish
  if (settledBy !== null && isAppeal(wish)) throw refusal('voices.appeal-not-on-the-spot')
  const state = settledBy === null ? 'registered' : 'settled'
  const type = typeOf(wish)
  const id = newId()
  const [opened] = await openCases(tx, actor, type, [
    {
      id,
      ownerId: membership.ownerId,
      orgPath: membership.orgPath,
      title: titleOf(wish.words),
      subtitle: topicNames[wish.topic],
      personName: wish.personName,
      amountFen: null,
      series: wish.topic,
      state,
      channel: channels[channel],
      ...(settledBy === null && { dueDays: (await settingsFor(tx, membership.orgPath)).intakeDays }),
      ...(named === 'anonymous' && { anonymous: true }),
      ...(settledBy !== null && { note: settledBy }),
    },
  ])
  const { kind, topic, words, place, photoIds, board } = wish
  const voice: Voice = {
    ...{ ownerId: opened!.ownerId, id, orgId: membership.orgId, orgPath: membership.orgPath },
    ...{ kind, topic, channel, words, place, photoIds, named, board },
    representativeId: wish.representativeId === membership.ownerId ? null : wish.representativeId,
    registeredBy: channel === 'self' ? null : actor.personId,
    registeredByName: channel === 'self' ? null : actor.name,
    sourceId: wish.sourceId,
    standing: standingOf(state),
    deskId: membership.orgId,
    raisedAt: now(),
    closedAt: settledBy === null ? null : now(),
  }
  await insertVoice(tx, voice)
  await countVoice(tx, voice, null, voice.standing)
  await recordAudit(tx, hiddenActor(actor, await caseById(tx, id)), {
    action: 'voices.raised',
    subjectKind: 'voices.voice',
    subjectId: id,
    orgId: voice.orgId,
    detail: { channel, topic },
  })
  return { id, number: opened!.number }
}

/** Photographs, her own, and nothing else: kind and size were told from their bytes when they came in. */
async function requirePhotos(tx: Tx, actor: Actor, { photoIds, named }: NewVoice): Promise<void> {
  const files = (await filesByIds(tx, photoIds)).filter((file) => file.ownerId === actor.personId)
  if (files.length !== new Set(photoIds).size) throw refusal('voices.photo-missing')
  if (files.some((file) => file.purpose !== 'photo')) throw refusal('voices.not-a-photo')
  if (named === 'anonymous') for (const { id } of files) await keepPrivate(tx, id)
}
