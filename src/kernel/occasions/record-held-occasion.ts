import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { markHeld } from './change-occasion.ts'
import { writeCount } from './count-heads.ts'
import { refusal } from './errors.ts'
import type { Occasion, PlanOccasion } from './model.ts'
import { deedOn, writePlan } from './plan-occasion.ts'

export type RecordHeldOccasion = PlanOccasion & {
  /** What was counted on the spot, by tally; `people` for 人次. */
  readonly counts: Readonly<Record<string, number>>
  readonly note: string
}

/** 补记: an occasion that was held already, with its numbers, in one step. Refuses one that is still to come. */
export async function recordHeldOccasion(tx: Tx, actor: Actor, wish: RecordHeldOccasion): Promise<Occasion> {
  if (wish.startsAt > now()) throw refusal('occasions.not-begun', { title: wish.title })
  const planned = await writePlan(tx, actor, wish)
  const held = await markHeld(tx, actor, planned, wish.note)
  for (const [tally, quantity] of Object.entries(wish.counts)) {
    if (quantity > 0) await writeCount(tx, actor, held, { id: newId(), tally, quantity, note: '' })
  }
  await recordAudit(tx, actor, deedOn('occasions.held', held, { counts: wish.counts }))
  return held
}
