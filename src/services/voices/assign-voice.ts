import { type Actor, grantsWith, requirePermission } from '../../kernel/access/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { type Found, lockVoiceFor } from './find-voice.ts'
import { moveVoice } from './move-voice.ts'
import { oneUp } from './rules.ts'

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
