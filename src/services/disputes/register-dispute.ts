import { type Actor, holdersAt } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { disputeCase } from './dispute-case.ts'
import { factsOfRegistration } from './disputes.rules.ts'
import { markRegistered, openInCharge, setClasses, setOfficer } from './disputes.store.ts'
import { receiptOf } from './enter-dispute.ts'
import { refusal } from './errors.ts'
import { getReached, lockReached } from './find-dispute.ts'
import { type FirmWish, linkFirm } from './keep-firms.ts'
import type { Dispute, DisputeClass, RiskFlag } from './model.ts'
import { deedOf } from './raise-claim.ts'
import { insertDatedFacts } from './records.store.ts'
import { noteText } from './text.ts'

export type RegisterDispute = {
  readonly officerId?: string | undefined
  readonly classes: readonly DisputeClass[]
  readonly riskFlags: readonly RiskFlag[]
  readonly firm?: FirmWish | undefined
  readonly note: string
}

/** 登记受理: takes a claim on, with one named person in charge; the term of mediation runs from the day it came in. */
export async function registerDispute(actor: Actor, id: string, input: RegisterDispute): Promise<void> {
  const officer = await officerFor(actor, id, input.officerId)
  await transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    await advanceCase(tx, actor, disputeCase, id, 'register', { note: input.note })
    const { classes, riskFlags } = input
    await markRegistered(tx, dispute, { classes, riskFlags, officer, at: now() })
    if (input.firm) await linkFirm(tx, actor, dispute, input.firm)
    if (dispute.registeredAt === null) {
      await insertDatedFacts(tx, [receiptOf(dispute, actor.name)])
      await recordFacts(tx, factsOfRegistration(dispute, today()))
    }
    await recordAudit(tx, actor, deedOf('disputes.registered', dispute, { classes, officer: officer.name }))
  })
}

/** 指定专人: another named person is in charge from now on; the worker is told. */
export async function entrustDispute(actor: Actor, id: string, officerId: string): Promise<void> {
  const officer = await officerFor(actor, id, officerId)
  await transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    const note = fillSentence(noteText.entrusted, { name: officer.name })
    await advanceCase(tx, actor, disputeCase, id, 'entrust', { note })
    await setOfficer(tx, dispute, officer)
    await recordAudit(tx, actor, deedOf('disputes.entrusted', dispute, { officer: officer.name }))
  })
}

/** 案件分类: a dispute may be of several classes, and what is dangerous about it changes. */
export async function classifyDispute(
  actor: Actor,
  id: string,
  input: { readonly classes: readonly DisputeClass[]; readonly riskFlags: readonly RiskFlag[] },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    await setClasses(tx, dispute, input.classes, input.riskFlags)
    await recordAudit(tx, actor, deedOf('disputes.classified', dispute, input))
  })
}

type Officer = { readonly id: string; readonly name: string }

/** Who may be put in charge of a dispute: those who may handle it at the union that has it. */
export async function listOfficers(actor: Actor, id: string): Promise<(Officer & { readonly open: number })[]> {
  const dispute = await transaction(actor, (tx) => getReached(tx, actor, 'disputes.handle', id))
  return transaction(system, async (tx) => {
    const officers = await holdersOf(tx, dispute)
    const open = await openInCharge(
      tx,
      officers.map((one) => one.id),
    )
    const counts = new Map(open.map((one) => [one.officerId, one.count]))
    return officers.map((one) => ({ ...one, open: counts.get(one.id) ?? 0 }))
  })
}

/** Without a name it is the actor herself. */
async function officerFor(actor: Actor, id: string, officerId: string | undefined): Promise<Officer> {
  const dispute = await transaction(actor, (tx) => getReached(tx, actor, 'disputes.handle', id))
  if (officerId === undefined || officerId === actor.personId) return { id: actor.personId!, name: actor.name }
  return transaction(system, async (tx) => {
    const officer = (await holdersOf(tx, dispute)).find((one) => one.id === officerId)
    if (officer) return officer
    const union = await getOrg(tx, dispute.orgPath.at(-1)!)
    throw refusal('disputes.officer-elsewhere', { union: union.name })
  })
}

async function holdersOf(tx: Tx, dispute: Pick<Dispute, 'orgPath'>): Promise<Officer[]> {
  const holders = await holdersAt(tx, dispute.orgPath.at(-1)!, 'disputes.handle')
  return holders.map(({ personId, name }) => ({ id: personId, name }))
}
