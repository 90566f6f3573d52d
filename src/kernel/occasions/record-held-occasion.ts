import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, requireReachableOrg } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type Fact, recordFacts } from '../indicators/index.ts'
import type { Org } from '../orgs/index.ts'
import { attendance } from './attendance.ts'
import { refusal } from './errors.ts'
import { insertHeld } from './held.store.ts'
import { occasionKindOf } from './kinds.ts'
import type { Occasion, PlanOccasion, TallyCount } from './model.ts'
import { deedOn, occasionOf, requireSoundPlan } from './plan-occasion.ts'
import { heldFact, unknownWord } from './rules.ts'

export type RecordHeldOccasion = PlanOccasion & {
  /** What was counted on the spot, by tally; `people` for 人次. */
  readonly counts: Readonly<Record<string, number>>
  readonly note: string
}

/** 补记: an occasion that was held already, with its numbers, in one step. Refuses one that is still to come. */
export async function recordHeldOccasion(tx: Tx, actor: Actor, wish: RecordHeldOccasion): Promise<Occasion> {
  const [held] = await recordHeldOccasions(tx, actor, [wish])
  return held!
}

/**
 * The same for many of one kind and host, as a union writes them down at the end of a month: set-based, with one line of
 * the audit. One that is still to come or says a word the kind does not know refuses them all.
 */
export async function recordHeldOccasions(
  tx: Tx,
  actor: Actor,
  wishes: readonly RecordHeldOccasion[],
): Promise<Occasion[]> {
  const [first] = wishes
  if (!first) return []
  const kind = occasionKindOf(first.kind)
  const host = await requireReachableOrg(tx, actor, kind.permission, first.orgId)
  const held = wishes.map((wish) => heldOf(actor, host, wish))
  const counts = wishes.map((wish) => countsOf(actor, wish))
  await insertHeld(
    tx,
    actor,
    held.map((occasion, at) => ({ occasion, ...wishes[at]!, counts: counts[at]! })),
  )
  await recordFacts(
    tx,
    held.flatMap((occasion, at) => factsOf(occasion, counts[at]!)),
  )
  await recordAudit(tx, actor, deedOn('occasions.held', held[0]!, { occasions: held.length, counts: first.counts }))
  return held
}

function heldOf(actor: Actor, host: Org, wish: RecordHeldOccasion): Occasion {
  if (wish.startsAt > now()) throw refusal('occasions.not-begun', { title: wish.title })
  const kind = occasionKindOf(wish.kind)
  requireSoundPlan(kind, wish)
  for (const tally of Object.keys(wish.counts)) {
    const odd = tally === 'people' ? null : unknownWord(kind.tallies, tally)
    if (odd !== null) throw refusal('occasions.word-unknown', { word: odd })
  }
  const at = now()
  return { ...occasionOf(actor, kind, host, wish), state: 'held', announcedAt: at, closedAt: at }
}

function countsOf(actor: Actor, { counts }: RecordHeldOccasion): TallyCount[] {
  return Object.entries(counts)
    .filter(([, quantity]) => quantity > 0)
    .map(([tally, quantity]) => ({
      ...{ id: newId(), tally, venue: null, quantity, note: '' },
      ...{ countedBy: actor.name, countedAt: now(), takesBack: null },
    }))
}

function factsOf(occasion: Occasion, counts: readonly TallyCount[]): Fact[] {
  const held = {
    ...{ kind: heldFact(occasion.kind), orgId: occasion.ownerId, orgPath: occasion.orgPath, personId: null },
    ...{ day: dayOf(occasion.startsAt), quantity: 1, amountFen: 0, subjectId: occasion.id },
  }
  return [held, ...counts.map((one) => attendance(occasion, null, one.quantity, one.tally))]
}
