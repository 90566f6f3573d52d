import { type Actor, grantsWith, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { assignCase, callBody, caseById, casesByIds, mergeCases, reportIn } from '../../kernel/cases/index.ts'
import { type Org, openChildrenOf, orgsByIds } from '../../kernel/orgs/index.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { type Found, holds, lockVoiceFor } from './find-voice.ts'
import { followCase, moveVoice } from './move-voice.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { oneUp } from './rules.ts'
import { tellRepresentative } from './tell-representative.ts'
import { typeOf } from './voice-case.ts'
import { findVoice } from './voices.store.ts'

export type AssignVoice = {
  readonly id: Id
  readonly orgId: Id
  readonly dueDays: number
  readonly note: string
}

/** 分办: to the organisation that is to solve it, until a day. */
export async function assignVoice(actor: Actor, input: AssignVoice): Promise<void> {
  requirePermission(actor, 'voices.resolve')
  await transaction(actor, (tx) => assignInside(tx, actor, input))
}

/** The same inside a deed that brings more about. */
export async function assignInside(tx: Tx, actor: Actor, { id, orgId, dueDays, note }: AssignVoice): Promise<void> {
  const found = await lockVoiceFor(tx, actor, 'voices.resolve', id)
  await requireAssignable(tx, actor, found, orgId)
  await moveVoice(tx, actor, found, 'assign', { note, dueDays, deskOrgId: orgId })
}

export type HandOver = {
  readonly id: Id
  /** Absent: one level up. */
  readonly orgId?: Id | undefined
  readonly dueDays?: number | undefined
  readonly note: string
}

/** 转办、上报、下派: another organisation works on it, one below the actor or the one above. */
export async function handOverVoice(actor: Actor, { id, orgId, dueDays, note }: HandOver): Promise<void> {
  requirePermission(actor, 'voices.resolve')
  refuseMarkup(note)
  await transaction(actor, async (tx) => {
    const found = await lockVoiceFor(tx, actor, 'voices.resolve', id)
    const { voice, row } = found
    const deskOrgId = orgId ?? (await deskOver(tx, found))
    await requireAssignable(tx, actor, found, deskOrgId)
    const after = await assignCase(tx, actor, typeOf(voice), id, {
      deskOrgId,
      note,
      ...(dueDays !== undefined && { dueDays }),
    })
    await followCase(tx, voice, row, after)
    await tellRepresentative(tx, actor, voice, after, note)
    await record(tx, actor, found, 'handed-over')
  })
}

async function deskOver(tx: Tx, { row }: Found): Promise<Id> {
  if (row.deskOrgId === null) throw refusal('voices.at-the-top')
  const [desk] = await orgsByIds(tx, [row.deskOrgId])
  const above = oneUp(row.orgPath, desk!)
  if (above === row.deskOrgId) throw refusal('voices.at-the-top')
  return above
}

/** Below the actor's own organisations, or the one right above the desk. */
async function requireAssignable(tx: Tx, actor: Actor, found: Found, orgId: Id): Promise<void> {
  if (actor.kind === 'system') return
  const [org] = await orgsByIds(tx, [orgId])
  const mine = grantsWith(actor, 'voices.resolve').map((grant) => grant.orgId)
  if (org?.path.some((id) => mine.includes(id))) return
  const { deskOrgId } = found.row
  if (org && deskOrgId !== null) {
    const [desk] = await orgsByIds(tx, [deskOrgId])
    if (oneUp(found.row.orgPath, desk!) === orgId) return
  }
  throw refusal('voices.desk-not-yours')
}

export type MergeVoices = { readonly id: Id; readonly ids: readonly Id[]; readonly note: string }

/** 合并办理: the same matter several times becomes one; those who raised the others hear what becomes of it. */
export async function mergeVoices(actor: Actor, { id, ids, note }: MergeVoices): Promise<void> {
  requirePermission(actor, 'voices.resolve')
  refuseMarkup(note)
  await transaction(actor, async (tx) => {
    const into = await lockVoiceFor(tx, actor, 'voices.resolve', id)
    const others: Found[] = []
    for (const other of [...new Set(ids)].sort()) others.push(await lockVoiceFor(tx, actor, 'voices.resolve', other))
    await mergeCases(tx, actor, typeOf(into.voice), {
      intoId: id,
      ids: others.map((one) => one.voice.id),
      action: 'merge',
      note,
    })
    const after = new Map(
      (
        await casesByIds(
          tx,
          others.map((one) => one.voice.id),
        )
      ).map((row) => [row.id, row]),
    )
    for (const { voice, row } of others) {
      await followCase(tx, voice, row, after.get(voice.id)!)
      await tellRepresentative(tx, actor, voice, after.get(voice.id)!, note)
    }
    await record(tx, actor, into, 'merged')
  })
}

export type Whistle = { readonly id: Id; readonly orgId: Id; readonly note: string; readonly dueDays: number }

/** 吹哨: 「基层吹哨、部门报到」. Calls an organisation outside the path, with the time of the call. */
export async function whistle(actor: Actor, { id, orgId, note, dueDays }: Whistle): Promise<void> {
  requirePermission(actor, 'voices.resolve')
  refuseMarkup(note)
  await transaction(actor, async (tx) => {
    const found = await lockVoiceFor(tx, actor, 'voices.resolve', id)
    await callBody(tx, actor, typeOf(found.voice), id, { orgId, role: 'called', note, dueDays })
    await record(tx, actor, found, 'whistled')
  })
}

/** 报到: an officer of the called organisation says that it is there; the time is kept. */
export async function reportToVoice(actor: Actor, id: Id): Promise<void> {
  await transaction(actor, async (tx) => {
    const found = await lockVoiceFor(tx, actor, 'voices.read', id)
    await reportIn(tx, actor, typeOf(found.voice), id)
    await record(tx, actor, found, 'reported-in')
  })
}

/** Whom a voice may be given to or called for: offices and partners beside its path, and what lies below the actor. */
export function listCallable(actor: Actor, id: Id): Promise<{ id: Id; name: string }[]> {
  return reading(actor, async (tx) => {
    const voice = await findVoice(tx, id)
    const row = voice && (await caseById(tx, id))
    if (!row || !holds(actor, 'voices.resolve', row)) throw refusal('voices.voice-missing')
    const found: Org[] = []
    for (const above of row.orgPath) {
      const children = await openChildrenOf(tx, above)
      found.push(...children.filter((org) => org.kind === 'firm' || org.kind === 'partner'))
    }
    return found.filter((org) => !row.orgPath.includes(org.id)).map(({ id: orgId, name }) => ({ id: orgId, name }))
  })
}

async function record(tx: Tx, actor: Actor, { voice }: Found, what: string): Promise<void> {
  await recordAudit(tx, actor, {
    action: `voices.${what}`,
    subjectKind: 'voices.voice',
    subjectId: voice.id,
    orgId: voice.orgId,
  })
}
