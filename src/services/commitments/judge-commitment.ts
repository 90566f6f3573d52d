import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Day, displayFullDay } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { commitmentCase } from './commitment-case.ts'
import { saveStanding } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { deedOn, lockReached, requirePublisher } from './lock-commitment.ts'
import type { Commitment, Judgement, Verdict } from './model.ts'
import { insertJudgement } from './progress.store.ts'
import { daysUntil } from './publish-list.ts'
import { requirePapers } from './require-papers.ts'
import { faultOfAcceptance, mayAccept, unionOf } from './rules.ts'
import { moveText } from './text.ts'

export type JudgeCommitment = {
  readonly verdict: 'done' | 'undone'
  readonly quantity: number
  readonly words: string
  readonly evidenceIds: readonly Id[]
  readonly reason: string
  readonly rectification: string
  readonly promisedOn: Day | null
}

/**
 * 验收: from December on, by whoever published the list and never by the officer who answers for it. What is not done stays
 * open with its reason, its rectification and a later day, into the next year if need be, until it is found fulfilled.
 */
export async function judgeCommitment(actor: Actor, id: Id, input: JudgeCommitment): Promise<void> {
  await transaction(actor, async (tx) => {
    const commitment = await lockReached(tx, actor, 'commitments.accept', id)
    const list = await requirePublisher(tx, actor, 'commitments.accept', commitment)
    if (actor.personId === commitment.officerId) throw refusal('commitments.own-work')
    if (!mayAccept(commitment.year, today()))
      throw refusal('commitments.acceptance-too-early', { year: commitment.year })
    const fault = faultOfAcceptance({ ...input, evidence: input.evidenceIds.length }, commitment.target, today())
    if (fault) throw refusal(fault, { quantity: input.quantity, target: commitment.target })
    await requirePapers(tx, actor, input.evidenceIds)

    const verdict: Verdict = input.verdict === 'undone' ? 'undone' : commitment.state === 'owed' ? 'fulfilled' : 'done'
    await move(tx, actor, commitment, verdict, input)
    const office = grantsWith(actor, 'commitments.accept').find((grant) => list.orgPath.includes(grant.orgId))
    await insertJudgement(tx, judgementOf(actor, commitment, { verdict, input, orgId: office?.orgId ?? unionOf(list) }))
    await saveStanding(tx, {
      ...commitment,
      ...standingAfter(verdict, input),
      quantity: input.quantity,
    })
    await recordAudit(tx, actor, deedOn('commitments.judged', commitment, { verdict }))
  })
}

function standingAfter(verdict: Verdict, { promisedOn }: JudgeCommitment) {
  if (verdict === 'undone') return { state: 'owed', promisedOn, settledOn: null } as const
  return { state: verdict, settledOn: today() }
}

async function move(
  tx: Tx,
  actor: Actor,
  commitment: Commitment,
  verdict: Verdict,
  input: JudgeCommitment,
): Promise<void> {
  const { id, target, measure } = commitment
  const { quantity, words, reason, rectification, promisedOn } = input
  if (verdict === 'undone') {
    const note = fillSentence(moveText.deferred, { reason, rectification, promisedOn: displayFullDay(promisedOn!) })
    const dueDays = await daysUntil(tx, promisedOn!)
    await advanceCase(tx, actor, commitmentCase, id, 'defer', { note, dueDays, deskOrgId: unionOf(commitment) })
    return
  }
  const note = fillSentence(moveText.passed, { quantity, target, measure, words })
  await advanceCase(tx, actor, commitmentCase, id, verdict === 'done' ? 'pass' : 'fulfil', { note })
}

type Found = { readonly verdict: Verdict; readonly input: JudgeCommitment; readonly orgId: Id }

function judgementOf(actor: Actor, { ownerId, id }: Commitment, { verdict, input, orgId }: Found): Judgement {
  const isUndone = verdict === 'undone'
  return {
    ...{ ownerId, id: newId(), commitmentId: id, verdict, quantity: input.quantity, words: input.words },
    evidenceIds: input.evidenceIds,
    reason: isUndone ? input.reason : null,
    rectification: isUndone ? input.rectification : null,
    promisedOn: isUndone ? input.promisedOn : null,
    ...{ judgedBy: actor.name, judgedOrgId: orgId, judgedOn: today(), judgedAt: now() },
  }
}
