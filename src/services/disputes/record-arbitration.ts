import type { z } from 'zod'
import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Day, displayFullDay } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { arbitrationStep } from './arbitration.contract.ts'
import { awardNames, type DisputeAction, resultNames } from './case.text.ts'
import { disputeCase } from './dispute-case.ts'
import { factsOfConclusion } from './disputes.rules.ts'
import { setClosed } from './disputes.store.ts'
import { refusal } from './errors.ts'
import { lockReached } from './find-dispute.ts'
import { lockShared } from './join-handling.ts'
import type { Arbitration, Dispute } from './model.ts'
import { deedOf } from './raise-claim.ts'
import { agreementsOf, arbitrationsOf, revokeAgreement, saveArbitration } from './records.store.ts'
import { dayNames, noteText } from './text.ts'

export type ArbitrationStep = z.output<typeof arbitrationStep>
type Of<Step extends ArbitrationStep['step']> = Extract<ArbitrationStep, { step: Step }>

/** What a commission does itself, when it takes part; the rest is the union's to record. */
const ofCommission: readonly ArbitrationStep['step'][] = ['accept', 'turn-down', 'extend', 'award']

/** 登记仲裁、诉讼和执行: one step with its day; the case follows where the step moves it. */
export function recordArbitration(actor: Actor, id: string, step: ArbitrationStep): Promise<void> {
  return takeStep(actor, id, step, 'union')
}

/** 仲裁委受理、裁决: an arbitrator whose commission takes part records it herself. */
export async function arbitrateAsBody(actor: Actor, id: string, step: ArbitrationStep): Promise<void> {
  if (!ofCommission.includes(step.step)) throw refusal('disputes.not-the-commission-s')
  await takeStep(actor, id, step, 'body')
}

async function takeStep(actor: Actor, id: string, step: ArbitrationStep, as: 'union' | 'body'): Promise<void> {
  const on = 'on' in step ? step.on : step.step === 'apply' ? step.appliedOn : null
  if (on !== null && on > today()) throw refusal('disputes.day-not-come')
  await transaction(actor, async (tx) => {
    const dispute =
      as === 'union'
        ? await lockReached(tx, actor, 'disputes.handle', id)
        : await lockShared(tx, actor, 'disputes.join.arbitrate', id)
    const [before] = await arbitrationsOf(tx, [id])
    if (step.step === 'apply') await apply(tx, actor, dispute, step)
    else {
      if (!before) throw refusal('disputes.no-arbitration')
      await saveArbitration(tx, dispute, await take({ tx, actor, dispute, as }, before, step))
    }
    await recordAudit(tx, actor, deedOf('disputes.arbitration-recorded', dispute, { step: step.step, on }))
  })
}

async function apply(tx: Tx, actor: Actor, dispute: Dispute, step: Of<'apply'>): Promise<void> {
  const { commission, number, appliedOn } = step
  await advanceCase(tx, actor, disputeCase, dispute.id, 'apply', { note: commission })
  await saveArbitration(tx, dispute, { ...blank, commission, number, appliedOn })
}

const blank: Omit<Arbitration, 'commission' | 'number' | 'appliedOn'> = {
  acceptedOn: null,
  refusedOn: null,
  refusedBecause: null,
  arbitrators: [],
  extendedDays: 0,
  extensionBy: null,
  result: null,
  awardOn: null,
  awardFen: null,
  isFinal: null,
  receivedOn: null,
  performBy: null,
  suedOn: null,
  judgedOn: null,
  judgedFen: null,
  enforcementOn: null,
}

type Named = { readonly name: keyof typeof dayNames; readonly on: Day | null }

function requireOrder(earlier: Named, later: Named): void {
  if (earlier.on === null || later.on === null || later.on >= earlier.on) return
  throw refusal('disputes.order-of-days', {
    later: dayNames[later.name],
    laterOn: displayFullDay(later.on),
    earlier: dayNames[earlier.name],
    earlierOn: displayFullDay(earlier.on),
  })
}

type Hand = { readonly tx: Tx; readonly actor: Actor; readonly dispute: Dispute; readonly as: 'union' | 'body' }

/** The commission's own steps have words of their own in the history. */
function actionFor(as: Hand['as'], action: 'accept' | 'turn-down' | 'award') {
  return as === 'union' ? action : (`join-${action}` as const)
}

async function take(
  hand: Hand,
  before: Arbitration,
  step: Exclude<ArbitrationStep, { step: 'apply' }>,
): Promise<Arbitration> {
  const { tx, actor, dispute, as } = hand
  const move = (action: DisputeAction, more: Record<string, unknown> = {}) =>
    advanceCase(tx, actor, disputeCase, dispute.id, action, more)
  const applied: Named = { name: 'applied', on: before.appliedOn }
  switch (step.step) {
    case 'accept':
      requireOrder(applied, { name: 'accepted', on: step.on })
      await move(actionFor(as, 'accept'), { note: step.number })
      return { ...before, acceptedOn: step.on, number: step.number || before.number }
    case 'turn-down':
      requireOrder(applied, { name: 'refused', on: step.on })
      await move(actionFor(as, 'turn-down'), { note: step.because })
      return { ...before, refusedOn: step.on, refusedBecause: step.because }
    case 'extend':
      return { ...before, extendedDays: step.days, extensionBy: step.by }
    case 'award':
      return award(hand, before, step)
    case 'receive':
      requireOrder({ name: 'award', on: before.awardOn }, { name: 'received', on: step.on })
      return { ...before, receivedOn: step.on }
    case 'sue':
      requireOrder({ name: 'received', on: before.receivedOn }, { name: 'sued', on: step.on })
      await move('sue')
      return { ...before, suedOn: step.on, performBy: null }
    case 'judge':
      return judge(tx, actor, dispute, before, step)
    case 'enforce':
      requireOrder({ name: 'perform', on: before.performBy }, { name: 'enforced', on: step.on })
      await move('enforce')
      return { ...before, enforcementOn: step.on }
  }
}

async function award({ tx, actor, dispute, as }: Hand, before: Arbitration, step: Of<'award'>): Promise<Arbitration> {
  requireOrder({ name: 'accepted', on: before.acceptedOn }, { name: 'award', on: step.on })
  requireOrder({ name: 'award', on: step.on }, { name: 'perform', on: step.performBy })
  const isWon = step.result === 'award' && step.amountFen > 0
  const note = isWon
    ? fillSentence(noteText.awarded, {
        amount: displayYuan(step.amountFen),
        result: awardNames[step.isFinal ? 'final' : 'open'],
      })
    : resultNames.dismissed
  const amountFen = isWon ? step.amountFen : 0
  await advanceCase(tx, actor, disputeCase, dispute.id, actionFor(as, 'award'), {
    to: isWon ? 'awarded' : 'ended',
    note,
    amountFen,
  })
  await putAgreementAside(tx, dispute)
  if (!isWon) await conclude(tx, dispute)
  const { result, isFinal, performBy, arbitrators } = step
  return { ...before, result, isFinal, performBy, arbitrators, awardOn: step.on, awardFen: amountFen }
}

async function judge(
  tx: Tx,
  actor: Actor,
  dispute: Dispute,
  before: Arbitration,
  step: Of<'judge'>,
): Promise<Arbitration> {
  requireOrder({ name: 'sued', on: before.suedOn }, { name: 'judged', on: step.on })
  requireOrder({ name: 'judged', on: step.on }, { name: 'perform', on: step.performBy })
  const isWon = step.amountFen > 0
  const note = isWon ? fillSentence(noteText.judged, { amount: displayYuan(step.amountFen) }) : resultNames.dismissed
  const to = isWon ? 'awarded' : 'ended'
  await advanceCase(tx, actor, disputeCase, dispute.id, 'judge', { to, note, amountFen: step.amountFen })
  await putAgreementAside(tx, dispute)
  if (!isWon) await conclude(tx, dispute)
  return { ...before, judgedOn: step.on, judgedFen: step.amountFen, performBy: step.performBy }
}

/** What was agreed before and not kept no longer says what is due. */
async function putAgreementAside(tx: Tx, dispute: Dispute): Promise<void> {
  const [agreement] = await agreementsOf(tx, [dispute.id])
  if (agreement) await revokeAgreement(tx, agreement, now())
}

async function conclude(tx: Tx, dispute: Dispute): Promise<void> {
  await setClosed(tx, dispute, today())
  await recordFacts(tx, factsOfConclusion(dispute, today()))
}
