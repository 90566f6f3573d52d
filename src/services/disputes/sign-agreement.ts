import { type Actor, confirmPassword, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, lockCase } from '../../kernel/cases/index.ts'
import {
  instrumentCard,
  instrumentsOfPerson,
  type OpenedInstrument,
  openInstrument,
  signInstrument,
} from '../../kernel/instruments/index.ts'
import { now } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { agreementTemplate } from './agreement.text.ts'
import { disputeCase } from './dispute-case.ts'
import { findDispute, lockDisputeRow } from './disputes.store.ts'
import { daysUntil, takeBack } from './draft-agreement.ts'
import { refusal } from './errors.ts'
import { reaches } from './find-dispute.ts'
import type { Agreement, Dispute } from './model.ts'
import { deedOf } from './raise-claim.ts'
import { agreementOfDocument, agreementsOfDocuments, markAgreementSigned } from './records.store.ts'

export type AgreementSide = 'claimant' | 'respondent' | 'mediator'

/** Which side of an agreement somebody is; null for who only reads it as an officer above. */
function sideOf(actor: Actor, opened: OpenedInstrument): AgreementSide | null {
  const mine = opened.parties.find((party) =>
    party.holder === 'person'
      ? party.partyId === actor.personId
      : actor.grants.some((grant) => grant.orgId === party.partyId && grant.permissions.has('disputes.handle')),
  )
  return (mine?.side as AgreementSide | undefined) ?? null
}

type Found = { readonly agreement: Agreement; readonly dispute: Dispute; readonly opened: OpenedInstrument }

/**
 * An agreement in hand with what it belongs to, read by the platform: who signs for the other side has no other sight of
 * the dispute. Whoever is no party and stands not above it finds nothing.
 */
async function find(
  tx: Tx,
  actor: Actor,
  documentId: string,
): Promise<Found & { readonly side: AgreementSide | null }> {
  const agreement = await agreementOfDocument(tx, documentId)
  if (!agreement) throw refusal('disputes.agreement-missing')
  const dispute = (await findDispute(tx, agreement.disputeId))!
  const opened = await openInstrument(tx, documentId)
  const side = sideOf(actor, opened)
  if (side === null && !reaches(actor, 'disputes.read', dispute.orgPath)) throw refusal('disputes.agreement-missing')
  return { agreement, dispute, opened, side }
}

/** An agreement as its parties and the officers above read it. */
export async function readAgreement(actor: Actor, documentId: string) {
  return transaction(system, async (tx) => {
    const { agreement, dispute, opened, side } = await find(tx, actor, documentId)
    const document = instrumentCard(opened, actor, 'disputes.handle')
    const open = document.sides.some((one) => one.key === side && one.yours)
    return {
      disputeId: dispute.id,
      amountFen: agreement.amountFen,
      payBy: agreement.payBy,
      as: open ? side : null,
      document,
    }
  })
}

/** What waits for the reader's own signature, or has it, newest first. */
export async function listAgreementsToSign(actor: Actor) {
  const documents = await transaction(actor, (tx) => instrumentsOfPerson(tx, actor.personId!))
  const mine = documents.filter((one) => one.kind === agreementTemplate.kind && one.state !== 'revoked')
  return transaction(system, async (tx) => {
    const agreements = await agreementsOfDocuments(
      tx,
      mine.map((one) => one.id),
    )
    const listed = []
    for (const agreement of agreements) {
      const opened = await openInstrument(tx, agreement.documentId!)
      const card = instrumentCard(opened, actor, 'disputes.handle')
      listed.push({
        documentId: card.id,
        number: card.number,
        title: card.title,
        amountFen: agreement.amountFen,
        payBy: agreement.payBy,
        yours: card.sides.some((side) => side.yours),
        isSigned: agreement.signedAt !== null,
      })
    }
    return listed
  })
}

/** 签署协议: the worker, or who signs for the other side, by hand. With the last signature the agreement holds. */
export async function signAgreement(
  actor: Actor,
  documentId: string,
  input: { readonly digest: string; readonly picture: string },
): Promise<{ complete: boolean }> {
  return transaction(system, async (tx) => {
    const found = await find(tx, actor, documentId)
    if (found.side !== 'claimant' && found.side !== 'respondent') throw refusal('disputes.agreement-missing')
    await lockCase(tx, found.dispute.id)
    const { complete } = await signInstrument(tx, actor, {
      id: documentId,
      side: found.side,
      digest: input.digest,
      means: { means: 'picture', picture: Buffer.from(input.picture, 'base64') },
      permission: 'disputes.handle',
    })
    if (complete) await markAgreementSigned(tx, found.agreement, now())
    if (found.side === 'claimant') await moveAsClaimant(tx, actor, found, complete ? 'agreed' : 'countersigning')
    else if (complete) await completeCase(tx, found)
    await recordAudit(tx, actor, deedOf('disputes.agreement-signed', found.dispute, { side: found.side, complete }))
    return { complete }
  })
}

/** 调解组织签署: the mediating union, by an officer of its own. */
export async function countersignAgreement(
  actor: Actor,
  documentId: string,
  input: { readonly digest: string; readonly password: string },
): Promise<{ complete: boolean }> {
  await confirmPassword({ recordAudit }, actor, input.password)
  return countersignConfirmed(actor, documentId, input.digest)
}

/** The signature itself, once it is certain who sits there. */
export async function countersignConfirmed(
  actor: Actor,
  documentId: string,
  digest: string,
): Promise<{ complete: boolean }> {
  return transaction(system, async (tx) => {
    const found = await find(tx, actor, documentId)
    await lockCase(tx, found.dispute.id)
    const { complete } = await signInstrument(tx, actor, {
      id: documentId,
      side: 'mediator',
      digest,
      means: { means: 'password', confirmed: 'yes' },
      permission: 'disputes.handle',
    })
    if (complete) {
      await markAgreementSigned(tx, found.agreement, now())
      await completeCase(tx, found)
    }
    await recordAudit(tx, actor, deedOf('disputes.agreement-signed', found.dispute, { side: 'mediator', complete }))
    return { complete }
  })
}

async function moveAsClaimant(tx: Tx, actor: Actor, found: Found, to: 'agreed' | 'countersigning'): Promise<void> {
  const dueDays = to === 'agreed' ? { dueDays: await daysUntil(tx, found.agreement.payBy) } : {}
  await advanceCase(tx, actor, disputeCase, found.dispute.id, 'sign', { to, ...dueDays })
}

async function completeCase(tx: Tx, { dispute, agreement }: Found): Promise<void> {
  const dueDays = await daysUntil(tx, agreement.payBy)
  await advanceCase(tx, systemActor('disputes'), disputeCase, dispute.id, 'complete', { dueDays })
}

/** 不同意协议: the worker does not sign, and says why. */
export async function declineAgreement(actor: Actor, documentId: string, because: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const agreement = await agreementOfDocument(tx, documentId)
    const dispute = agreement && (await findDispute(tx, agreement.disputeId))
    if (!dispute || dispute.ownerId !== actor.personId) throw refusal('disputes.agreement-missing')
    await lockCase(tx, dispute.id)
    await lockDisputeRow(tx, dispute.id)
    await takeBack(tx, actor, dispute, 'decline', because)
    await recordAudit(tx, actor, deedOf('disputes.agreement-declined', dispute))
  })
}
