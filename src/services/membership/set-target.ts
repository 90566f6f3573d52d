import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { reaches } from './reaches.ts'
import {
  changesOfTargets,
  findTarget,
  insertTarget,
  insertTargetChange,
  type MemberTarget,
  type TargetChange,
  type TargetWords,
} from './targets.store.ts'

/** 登记目标: as a plan words it; judged from then on by its own kind of time. */
export function setTarget(
  actor: Actor,
  wish: TargetWords & { readonly orgId: Id },
  idempotencyKey: string,
): Promise<{ id: Id }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { target: wish } }, async () => {
      const org = await requireReachableOrg(tx, actor, 'membership.target', wish.orgId)
      const target = { ...wish, id: newId(), orgPath: org.path, setBy: actor.name, setAt: now() }
      await insertTarget(tx, target)
      await record(tx, actor, target, 'membership.target-set', { title: wish.title, amount: wish.amount })
      return { id: target.id }
    }),
  )
}

/** 更正目标: reads otherwise from today on, with the reason; what it read before stays in its history. */
export async function correctTarget(
  actor: Actor,
  input: { readonly id: Id; readonly words: TargetWords; readonly reason: string },
  idempotencyKey: string,
): Promise<void> {
  await transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { correct: input } }, async () => {
      const target = await standingTarget(tx, actor, input.id)
      await change(tx, actor, target, { kind: 'corrected', words: input.words, reason: input.reason })
      const { title, amount } = input.words
      await record(tx, actor, target, 'membership.target-corrected', { title, amount, reason: input.reason })
      return null
    }),
  )
}

/** 撤销目标: from today on it is judged no more; that it was set, and why it was withdrawn, stays. */
export async function withdrawTarget(
  actor: Actor,
  input: { readonly id: Id; readonly reason: string },
  idempotencyKey: string,
): Promise<void> {
  await transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { withdraw: input } }, async () => {
      const target = await standingTarget(tx, actor, input.id)
      await change(tx, actor, target, { kind: 'withdrawn', words: target, reason: input.reason })
      await record(tx, actor, target, 'membership.target-withdrawn', { title: target.title, reason: input.reason })
      return null
    }),
  )
}

/** A target of the caller's federations as it reads now. */
async function standingTarget(tx: Tx, actor: Actor, id: Id): Promise<MemberTarget> {
  const target = await findTarget(tx, id)
  if (!target || !reaches(actor, 'membership.target', target.orgPath)) throw refusal('membership.target-missing')
  const latest = (await changesOfTargets(tx, [id])).at(-1)
  if (!latest) return target
  const { title, timeKind, amount, fromYear, toYear, source } = latest
  return { ...target, title, timeKind, amount, fromYear, toYear, source }
}

type Change = Pick<TargetChange, 'kind' | 'reason'> & { readonly words: TargetWords }

async function change(tx: Tx, actor: Actor, target: MemberTarget, { kind, words, reason }: Change): Promise<void> {
  const made = await insertTargetChange(tx, {
    ...words,
    targetId: target.id,
    id: newId(),
    orgPath: target.orgPath,
    kind,
    reason,
    changedBy: actor.name,
    changedAt: now(),
  })
  const withdrawn = (await changesOfTargets(tx, [target.id])).find((one) => one.kind === 'withdrawn')
  if (!made || (withdrawn && kind === 'corrected'))
    throw refusal('membership.target-withdrawn', { name: withdrawn?.changedBy ?? '' })
}

function record(
  tx: Tx,
  actor: Actor,
  target: MemberTarget,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'membership.target',
    subjectId: target.id,
    orgId: target.orgId,
    detail,
  })
}
