import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { fileOf } from '../files/index.ts'
import { recordFacts } from '../indicators/index.ts'
import { deedOn, relationFact } from './begin-relation.ts'
import type { TimeOfDay } from './contract.ts'
import { refusal } from './errors.ts'
import { relationKindOf } from './kinds.ts'
import type { DutyDone } from './model.ts'
import { relationById } from './queries.ts'
import { reaches } from './reaches.ts'
import { holdsOn } from './rules.ts'
import { insertDutyDone, partiesOf } from './store.ts'

export type RecordDuty = {
  readonly id: Id
  readonly doneOn: Day
  readonly timeOfDay?: TimeOfDay | null | undefined
  readonly text: string
  readonly fileIds?: readonly Id[] | undefined
  /** Whom or what it concerned, besides the sides. */
  readonly subject?: { readonly kind: string; readonly id: Id } | undefined
}

/**
 * 履职记录: a duty of a relation was done on a day of its term. Entered by whoever keeps it or by a person who stands on a
 * side; to anybody else it is as if it were not there. Runs in a transaction of the system.
 */
export async function recordDuty(tx: Tx, actor: Actor, relationId: Id, input: RecordDuty): Promise<DutyDone> {
  const relation = await relationById(tx, relationId)
  if (!relation) throw refusal('relations.not-found')
  const isSide = (await partiesOf(tx, [relationId])).some((one) => one.ownerId === actor.personId)
  if (!isSide && !reaches(actor, relationKindOf(relation.kind).permission, relation.orgPath))
    throw refusal('relations.not-found')
  if (input.doneOn > today() || !holdsOn(relation, input.doneOn)) throw refusal('relations.done-out-of-term')
  for (const fileId of input.fileIds ?? []) await fileOf(tx, actor, fileId)
  const done: DutyDone = {
    id: input.id,
    relationId,
    doneOn: input.doneOn,
    timeOfDay: input.timeOfDay ?? null,
    text: input.text,
    fileIds: input.fileIds ?? [],
    subjectKind: input.subject?.kind ?? null,
    subjectId: input.subject?.id ?? null,
    doneBy: actor.personId,
    doneByName: actor.name,
    recordedAt: now(),
  }
  if (!(await insertDutyDone(tx, relation, done))) throw refusal('relations.recorded-already')
  await recordFacts(tx, [relationFact(relation, 'duty-done', done.doneOn, done.id)])
  await recordAudit(tx, actor, deedOn('relations.duty-done', relation, { on: done.doneOn }))
  return done
}
