import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { recordFacts } from '../indicators/index.ts'
import { attendance } from './attendance.ts'
import { findCount, insertCount } from './counts.store.ts'
import { refusal } from './errors.ts'
import { occasionKindOf } from './kinds.ts'
import { occasionToRun } from './lock-occasion.ts'
import type { Occasion } from './model.ts'
import { deedOn } from './plan-occasion.ts'
import { hasBegun, unknownWord } from './rules.ts'
import { stateText } from './text.ts'

export type CountHeads = {
  readonly id: Id
  /** `people` for 人次 without account, or a tally of the kind. */
  readonly tally?: string | undefined
  readonly quantity: number
  readonly venue?: number | null | undefined
  readonly note: string
}

/** 登记人次: a number counted on the spot, once it began. A wrong one is taken back and counted anew. */
export async function countHeads(tx: Tx, actor: Actor, occasionId: Id, count: CountHeads): Promise<void> {
  const occasion = await occasionToRun(tx, actor, occasionId)
  if (occasion.state === 'cancelled')
    throw refusal('occasions.over', { title: occasion.title, state: stateText.cancelled })
  if (!hasBegun(occasion, now())) throw refusal('occasions.not-begun', { title: occasion.title })
  await writeCount(tx, actor, occasion, count)
  const detail = { tally: count.tally ?? 'people', quantity: count.quantity }
  await recordAudit(tx, actor, deedOn('occasions.counted', occasion, detail))
}

/** Writes a count and its fact. */
async function writeCount(tx: Tx, actor: Actor, occasion: Occasion, count: CountHeads): Promise<void> {
  const tally = count.tally ?? 'people'
  const odd = tally === 'people' ? null : unknownWord(occasionKindOf(occasion.kind).tallies, tally)
  if (odd !== null) throw refusal('occasions.word-unknown', { word: odd })
  await insertCount(tx, occasion, {
    id: count.id,
    tally,
    venue: count.venue ?? null,
    quantity: count.quantity,
    note: count.note,
    countedBy: actor.name,
    countedAt: now(),
    takesBack: null,
  })
  await recordFacts(tx, [attendance(occasion, null, count.quantity, tally)])
}

/** 撤回登记: the wrong number stays readable with who took it back and why. */
export async function takeBackCount(tx: Tx, actor: Actor, occasionId: Id, countId: Id, reason: string): Promise<void> {
  const occasion = await occasionToRun(tx, actor, occasionId)
  const count = await findCount(tx, occasion, countId)
  if (!count || count.takesBack !== null) throw refusal('occasions.count-unknown')
  const back = {
    ...count,
    ...{ id: newId(), quantity: -count.quantity, note: reason, takesBack: count.id },
    ...{ countedBy: actor.name, countedAt: now() },
  }
  if (!(await insertCount(tx, occasion, back))) throw refusal('occasions.count-taken-back')
  await recordFacts(tx, [attendance(occasion, null, -count.quantity, count.tally)])
  await recordAudit(
    tx,
    actor,
    deedOn('occasions.count-taken-back', occasion, { tally: count.tally, quantity: count.quantity }),
  )
}
