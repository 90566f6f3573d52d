import { type Actor, grantsWith, requirePermission, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { encodeCursor } from '../../platform/cursor.ts'
import { dayOf } from '../../platform/dates.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { BoardEntry, EntryCard } from './board.contract.ts'
import {
  entriesUnder,
  hasLiveEntry,
  insertEntry,
  lockEntry,
  publishedEntries,
  rewriteEntryRow,
  setPublished,
  setWithdrawn,
} from './board.store.ts'
import { cursorOf } from './cursor.ts'
import { refusal } from './errors.ts'
import { lockVoiceFor } from './find-voice.ts'
import type { Entry, VoiceTopic } from './model.ts'
import { reaches } from './reaches.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { isClosed, tellsWho } from './rules.ts'
import { stateNames } from './text.ts'
import type { VoiceState } from './voices.contract.ts'
import { findVoice } from './voices.store.ts'

type Said = { readonly question: string; readonly answer: string }

/** 拟公开: a closed voice in words that tell nobody who it was; only when its owner allowed it. */
export function draftEntry(actor: Actor, { id, ...said }: Said & { readonly id: string }): Promise<{ id: string }> {
  requirePermission(actor, 'voices.publish')
  return transaction(actor, async (tx) => {
    const { voice, row } = await lockVoiceFor(tx, actor, 'voices.publish', id)
    if (!reaches(actor, 'voices.publish', voice.orgPath)) throw refusal('voices.voice-missing')
    if (voice.board === 'not') throw refusal('voices.not-for-the-board')
    if (!isClosed(voice.standing))
      throw refusal('voices.board-needs-closing', { state: stateNames[row.state as VoiceState] })
    if (await hasLiveEntry(tx, id)) throw refusal('voices.entry-there')
    await requireNobodyTold(tx, voice.ownerId, said)
    const entry: Entry = {
      id: newId(),
      voiceId: id,
      orgId: voice.orgId,
      orgPath: voice.orgPath,
      topic: voice.topic,
      ...said,
      writtenBy: actor.personId!,
      writtenByName: actor.name,
      writtenAt: now(),
      publishedAt: null,
      withdrawnAt: null,
      withdrawnBecause: null,
    }
    await insertEntry(tx, entry)
    await record(tx, actor, entry, 'drafted')
    return { id: entry.id }
  })
}

export async function rewriteEntry(actor: Actor, { id, ...said }: Said & { readonly id: string }): Promise<void> {
  await onEntry(actor, id, 'rewritten', async (tx, entry) => {
    if (entry.publishedAt !== null) throw refusal('voices.entry-published')
    const voice = await findVoice(tx, entry.voiceId)
    await requireNobodyTold(tx, voice!.ownerId, said)
    await rewriteEntryRow(tx, id, said)
  })
}

/** 公开: from now on its words stay as they are. */
export async function publishEntry(actor: Actor, id: string): Promise<void> {
  await onEntry(actor, id, 'published', async (tx, entry) => {
    if (entry.publishedAt !== null) throw refusal('voices.entry-published')
    await setPublished(tx, id, now())
  })
}

/** 撤下: with the reason; a new entry may be written then. */
export async function withdrawEntry(actor: Actor, { id, because }: { id: string; because: string }): Promise<void> {
  await onEntry(actor, id, 'withdrawn', async (tx, entry) => {
    if (entry.withdrawnAt !== null) throw refusal('voices.entry-withdrawn')
    await setWithdrawn(tx, id, now(), because)
  })
}

async function onEntry(
  actor: Actor,
  id: string,
  what: string,
  deed: (tx: Tx, entry: Entry) => Promise<void>,
): Promise<void> {
  requirePermission(actor, 'voices.publish')
  await transaction(actor, async (tx) => {
    const entry = await lockEntry(tx, id)
    if (!entry || !reaches(actor, 'voices.publish', entry.orgPath)) throw refusal('voices.entry-missing')
    await deed(tx, entry)
    await record(tx, actor, entry, what)
  })
}

async function record(tx: Tx, actor: Actor, entry: Entry, what: string): Promise<void> {
  await recordAudit(tx, actor, {
    action: `voices.entry-${what}`,
    subjectKind: 'voices.entry',
    subjectId: entry.id,
    orgId: entry.orgId,
  })
}

async function requireNobodyTold(tx: Tx, ownerId: string, { question, answer }: Said): Promise<void> {
  refuseMarkup(question, answer)
  const [person] = await personsByIds(tx, [ownerId])
  if (tellsWho(question + answer, person?.name ?? null)) throw refusal('voices.entry-tells-who')
}

export function listEntries(actor: Actor, orgId: string | undefined): Promise<EntryCard[]> {
  return reading(actor, async (tx) => {
    const orgIds = orgId
      ? [(await requireReachableOrg(tx, actor, 'voices.read', orgId)).id]
      : grantsWith(actor, 'voices.read').map((grant) => grant.orgId)
    const found: Entry[] = []
    for (const id of orgIds) found.push(...(await entriesUnder(tx, id)))
    const entries = [...new Map(found.map((one) => [one.id, one])).values()]
    const orgs = await orgsByIds(tx, [...new Set(entries.map((one) => one.orgId))])
    const names = new Map(orgs.map((org) => [org.id, org.name]))
    return entries.map((one) => ({
      ...one,
      orgName: names.get(one.orgId) ?? '',
      state: one.withdrawnAt ? 'withdrawn' : one.publishedAt ? 'published' : 'draft',
    }))
  })
}

const pageSize = 20

/** 公开栏: the same for everybody. */
export function readBoard(
  actor: Actor,
  wish: {
    readonly topic?: VoiceTopic | undefined
    readonly search?: string | undefined
    readonly cursor?: string | undefined
  },
): Promise<{ entries: BoardEntry[]; next: string | null }> {
  return reading(actor, async (tx) => {
    const found = await publishedEntries(tx, { ...wish, after: cursorOf(wish.cursor), most: pageSize + 1 })
    const page = found.slice(0, pageSize)
    const last = page.at(-1)
    return {
      entries: page.map(({ id, topic, question, answer, publishedAt }) => ({
        id,
        topic,
        question,
        answer,
        publishedOn: dayOf(publishedAt!),
      })),
      next: found.length > pageSize && last ? encodeCursor({ at: last.publishedAt!, id: last.id }) : null,
    }
  })
}
