import { type Actor, requirePermission, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { openCases } from '../../kernel/cases/index.ts'
import { filesByIds } from '../../kernel/files/index.ts'
import { type Membership, membershipsOf, type PersonId, personsByIds } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { countVoice } from './count-voice.ts'
import { refusal } from './errors.ts'
import type { Voice, VoiceChannel, VoiceWish } from './model.ts'
import { reaches } from './reaches.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { titleOf } from './rules.ts'
import { serviceText, topicNames } from './text.ts'
import { voiceCase } from './voice-case.ts'
import { insertVoices } from './voices.store.ts'

export type RaisedVoice = { readonly id: string; readonly number: string }

/** 提出: a worker raises something with her own union. */
export function raiseVoice(
  actor: Actor,
  input: VoiceWish & { readonly named: 'named' | 'anonymous' },
  idempotencyKey: string,
): Promise<RaisedVoice> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { voice: input } }, async () => {
      const membership = (await membershipsOf(tx, actor.personId!)).find((one) => one.untilOn === null)
      if (!membership) throw refusal('voices.no-union')
      return openVoice(tx, actor, {
        ...input,
        membership,
        personName: actor.name,
        channel: 'self',
        representativeId: null,
        settledBy: null,
      })
    }),
  )
}

export type RegisterVoice = VoiceWish & {
  readonly personId: PersonId
  readonly representativeId: PersonId | null
  readonly channel: Exclude<VoiceChannel, 'self'>
  /** 当场解决的说明. */
  readonly settledBy: string | null
}

/** 代为登记: an officer writes down what a member says, solved on the spot or open. */
export function registerVoice(actor: Actor, input: RegisterVoice, idempotencyKey: string): Promise<RaisedVoice> {
  requirePermission(actor, 'voices.register')
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { registration: input } }, () => writeDown(tx, actor, input)),
  )
}

/** The same inside a deed that brings several about. */
export async function writeDown(tx: Tx, actor: Actor, input: RegisterVoice): Promise<RaisedVoice> {
  const membership = await requireMemberInReach(tx, actor, input.personId)
  if (input.representativeId) await requireMemberInReach(tx, actor, input.representativeId)
  const [person] = await personsByIds(tx, [input.personId])
  return openVoice(tx, actor, { ...input, named: 'named', membership, personName: person!.name })
}

async function requireMemberInReach(tx: Tx, actor: Actor, personId: PersonId): Promise<Membership> {
  const open = (await membershipsOf(tx, personId)).find((one) => one.untilOn === null)
  if (!open || !reaches(actor, 'voices.register', open.orgPath)) throw refusal('voices.person-missing')
  return open
}

type NewVoice = VoiceWish & {
  readonly named: 'named' | 'anonymous'
  readonly membership: Membership
  readonly personName: string
  readonly channel: VoiceChannel
  readonly representativeId: PersonId | null
  readonly settledBy: string | null
}

async function openVoice(tx: Tx, actor: Actor, wish: NewVoice): Promise<RaisedVoice> {
  refuseMarkup(wish.words, wish.place, wish.settledBy)
  await requirePhotos(tx, actor, wish.photoIds)
  const { membership, settledBy } = wish
  const voice: Voice = {
    ownerId: membership.ownerId,
    id: newId(),
    orgId: membership.orgId,
    orgPath: membership.orgPath,
    kind: wish.kind,
    topic: wish.topic,
    channel: wish.channel,
    words: wish.words,
    place: wish.place,
    photoIds: wish.photoIds,
    named: wish.named,
    board: wish.board,
    representativeId: wish.representativeId === membership.ownerId ? null : wish.representativeId,
    registeredBy: wish.channel === 'self' ? null : actor.personId,
    registeredByName: wish.channel === 'self' ? null : actor.name,
    raisedAt: now(),
    closedAt: settledBy === null ? null : now(),
  }
  await insertVoices(tx, [voice])
  const state = settledBy === null ? 'registered' : 'settled'
  const [opened] = await openCases(tx, actor, voiceCase, [
    {
      id: voice.id,
      ownerId: voice.ownerId,
      orgPath: voice.orgPath,
      title: titleOf(voice.words),
      subtitle: topicNames[voice.topic],
      personName: wish.personName,
      amountFen: null,
      series: voice.topic,
      state,
    },
  ])
  await countVoice(tx, voice, null, state)
  await recordAudit(tx, voice.named === 'anonymous' ? systemActor(serviceText.name) : actor, {
    action: 'voices.raised',
    subjectKind: 'voices.voice',
    subjectId: voice.id,
    orgId: voice.orgId,
    detail: { channel: voice.channel, topic: voice.topic },
  })
  return { id: voice.id, number: opened!.number }
}

/** Photographs, her own, and nothing else: kind and size were told from their bytes when they came in. */
async function requirePhotos(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const files = (await filesByIds(tx, ids)).filter((file) => file.ownerId === actor.personId)
  if (files.length !== new Set(ids).size) throw refusal('voices.photo-missing')
  if (files.some((file) => file.purpose !== 'photo')) throw refusal('voices.not-a-photo')
}
