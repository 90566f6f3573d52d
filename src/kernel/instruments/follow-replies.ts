import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { fileOf } from '../files/index.ts'
import type { ReplyState } from './contract.ts'
import { refusal } from './errors.ts'
import type { Instrument, InstrumentId, ReplyStep } from './model.ts'
import { lockInstrument } from './read-instrument.ts'
import { addresseesOf, insertSteps, openToAddressees, replyStepsOf } from './replies.store.ts'
import { forceOn, replyStateOn } from './rules.ts'
import { forceText, replyStateText } from './text.ts'

/**
 * 发出: a signed document goes to all its addressees; those in the tree may read it from now on. The caller has asked for
 * its permission.
 */
export async function dispatchInstrument(
  tx: Tx,
  actor: Actor,
  id: InstrumentId,
  sent: { readonly on: Day; readonly means: string },
): Promise<void> {
  const document = await lockInstrument(tx, id)
  if (document.state === 'signing') throw refusal('instruments.not-signed', { number: document.number })
  requireInForce(document)
  const addressees = await addresseesOf(tx, document)
  if (addressees.length === 0) throw refusal('instruments.addressees-empty', { title: document.title })
  if ((await replyStepsOf(tx, document)).length > 0)
    throw refusal('instruments.sent-already', { number: document.number })
  requireDays(sent.on, null)
  await insertSteps(
    tx,
    document,
    addressees.map((one) => stepOf(actor, one.number, { step: 'sent', onDay: sent.on, text: sent.means })),
  )
  await openToAddressees(tx, document)
  await recordAudit(tx, actor, deedOn('instruments.sent', document, { addressees: addressees.length }))
}

export type ReplyInput = {
  readonly addressee: number
  readonly on: Day
  readonly text: string
  readonly fileId?: Id | null | undefined
}

/** 登记回复: what an addressee answered, before or after its day. */
export async function recordReply(tx: Tx, actor: Actor, id: InstrumentId, reply: ReplyInput): Promise<void> {
  if (reply.fileId) await fileOf(tx, actor, reply.fileId)
  await takeStep(tx, actor, id, ['awaiting', 'overdue'], { ...reply, step: 'replied', onDay: reply.on })
}

/** 催办: asks again, by another day. */
export async function urgeReply(
  tx: Tx,
  actor: Actor,
  id: InstrumentId,
  urged: ReplyInput & { readonly replyBy: Day },
): Promise<void> {
  await takeStep(tx, actor, id, ['awaiting', 'overdue', 'not-met'], { ...urged, step: 'urged', onDay: urged.on })
}

/** 复查: whether what was answered was done; where not, perhaps by another day. */
export async function checkReply(
  tx: Tx,
  actor: Actor,
  id: InstrumentId,
  check: ReplyInput & { readonly outcome: 'met' | 'not-met'; readonly replyBy?: Day | null | undefined },
): Promise<void> {
  if (check.fileId) await fileOf(tx, actor, check.fileId)
  const { outcome, replyBy, ...found } = check
  const again = outcome === 'not-met' ? (replyBy ?? null) : null
  await takeStep(tx, actor, id, ['replied'], { ...found, step: outcome, onDay: check.on, replyBy: again })
}

type Step = Pick<ReplyStep, 'step' | 'onDay' | 'text'> & {
  readonly fileId?: Id | null | undefined
  readonly replyBy?: Day | null
}

async function takeStep(
  tx: Tx,
  actor: Actor,
  id: InstrumentId,
  from: readonly ReplyState[],
  step: Step & { readonly addressee: number },
): Promise<void> {
  const document = await lockInstrument(tx, id)
  requireInForce(document)
  const addressee = (await addresseesOf(tx, document)).find((one) => one.number === step.addressee)
  if (!addressee) throw refusal('instruments.addressee-unknown')
  const steps = (await replyStepsOf(tx, document)).filter((one) => one.addressee === addressee.number)
  const state = replyStateOn(addressee, steps, today())
  if (!from.includes(state))
    throw refusal('instruments.reply-out-of-turn', { name: addressee.name, state: replyStateText[state] })
  requireDays(step.onDay, step.replyBy ?? null)
  await insertSteps(tx, document, [stepOf(actor, addressee.number, step)])
  await recordAudit(tx, actor, deedOn(`instruments.reply-${step.step}`, document, { addressee: addressee.name }))
}

function stepOf(actor: Actor, addressee: number, { step, onDay, text, fileId, replyBy }: Step): ReplyStep {
  return {
    ...{ addressee, step, onDay, text, fileId: fileId ?? null, replyBy: replyBy ?? null },
    ...{ recordedBy: actor.name, recordedAt: now() },
  }
}

function requireInForce(document: Instrument): void {
  if (document.state === 'revoked')
    throw refusal('instruments.not-open', { number: document.number, state: forceText[forceOn(document, today())] })
}

function requireDays(on: Day, replyBy: Day | null): void {
  if (on > today() || (replyBy !== null && replyBy <= today())) throw refusal('instruments.reply-day-wrong')
}

function deedOn(action: string, { id, ownerId, number }: Instrument, detail: Record<string, unknown>) {
  return { action, subjectKind: 'instruments.document', subjectId: id, orgId: ownerId, detail: { number, ...detail } }
}
