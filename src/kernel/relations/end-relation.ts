import { now, today } from '../../platform/clock.ts'
import { addDays, type Day, displayFullDay } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, requirePermission } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { deedOn, tellParties } from './begin-relation.ts'
import { refusal } from './errors.ts'
import { relationKindOf } from './kinds.ts'
import type { Relation } from './model.ts'
import { reaches } from './reaches.ts'
import { standingOn } from './rules.ts'
import { lockRelationRow, partiesOf, writeEnding, writeRenewal } from './store.ts'

/** 续期: another term from today's on; earlier ones stay readable. `untilOn` is the first day without. */
export async function renewRelation(tx: Tx, actor: Actor, id: Id, untilOn: Day | null): Promise<void> {
  const relation = await lockKept(tx, actor, id)
  requireRunning(relation)
  if (untilOn !== null && untilOn <= today()) throw refusal('relations.days-reversed')
  await writeRenewal(tx, relation, untilOn, { name: actor.name, at: now() })
  await recordAudit(tx, actor, deedOn('relations.renewed', relation, { untilOn }))
}

/** 终止结对: it no longer holds from `on` on, for a reason that stays with it. */
export async function endRelation(
  tx: Tx,
  actor: Actor,
  id: Id,
  end: { readonly on: Day; readonly reason: string },
): Promise<void> {
  const relation = await lockKept(tx, actor, id)
  requireRunning(relation)
  if (end.on < relation.fromOn || (relation.untilOn !== null && end.on > relation.untilOn))
    throw refusal('relations.end-out-of-reach', { from: relation.fromOn })
  await writeEnding(tx, relation, { ...end, by: actor.name, at: now() })
  const facts = { last: displayFullDay(addDays(end.on, -1)), reason: end.reason }
  await tellParties(tx, relationKindOf(relation.kind), await partiesOf(tx, [id]), 'ended', facts)
  await recordAudit(tx, actor, deedOn('relations.ended', relation, { on: end.on, reason: end.reason }))
}

/** Locks one that the actor keeps. Whoever may only read it is told so; to anybody else it is as if it were not there. */
async function lockKept(tx: Tx, actor: Actor, id: Id): Promise<Relation> {
  const relation = await lockRelationRow(tx, id)
  if (!relation) throw refusal('relations.not-found')
  const { permission, readPermission } = relationKindOf(relation.kind)
  if (reaches(actor, permission, relation.orgPath)) return relation
  if (reaches(actor, readPermission, relation.orgPath)) requirePermission(actor, permission)
  throw refusal('relations.not-found')
}

function requireRunning(relation: Relation): void {
  if (standingOn(relation, today()) === 'ended' || relation.endsOn !== relation.untilOn)
    throw refusal('relations.ended', { on: displayFullDay(relation.endsOn!) })
}
