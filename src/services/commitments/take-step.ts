import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { commitmentCase } from './commitment-case.ts'
import { saveStanding } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { deedOn, lockReached } from './lock-commitment.ts'
import type { Commitment, StepStage } from './model.ts'
import { insertStep } from './progress.store.ts'
import { daysUntil } from './publish-list.ts'
import { requirePapers } from './require-papers.ts'
import { nodesOf, unionOf } from './rules.ts'
import { moveText, stageNames } from './text.ts'

export type TakeStep = {
  readonly stage: StepStage
  readonly takenOn: Day
  readonly words: string
  readonly quantity: number | null
  readonly photoIds: readonly Id[]
}

/** 登记进展: what was done on a day, how much of the target is reached, with pictures. */
export async function takeStep(actor: Actor, id: Id, input: TakeStep): Promise<void> {
  await transaction(actor, async (tx) => {
    const commitment = await lockReached(tx, actor, 'commitments.keep', id)
    if (input.takenOn > today()) throw refusal('commitments.step-to-come', { on: input.takenOn })
    await requirePapers(tx, actor, input.photoIds)
    const note = fillSentence(moveText.progress, { stage: stageNames[input.stage], words: input.words })
    const quantity = input.quantity ?? commitment.quantity
    await advanceCase(tx, actor, commitmentCase, id, 'progress', {
      note,
      ...(await landingOf(tx, commitment, quantity)),
    })
    await insertStep(tx, {
      ...input,
      ...{ ownerId: commitment.ownerId, id: newId(), commitmentId: id, madeBy: actor.name, madeAt: now() },
    })
    await saveStanding(tx, { ...commitment, quantity })
    await recordAudit(tx, actor, deedOn('commitments.progressed', commitment, { stage: input.stage }))
  })
}

/** What has reached its target is late no more: it waits for the acceptance of December. */
async function landingOf(tx: Tx, commitment: Commitment, quantity: number) {
  const { state, target, year } = commitment
  if (state !== 'published' || quantity < target) return {}
  return { deskOrgId: unionOf(commitment), dueDays: await daysUntil(tx, nodesOf(year).acceptUntil) }
}
