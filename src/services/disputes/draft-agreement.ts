import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { readCalendar, workingDaysBetween } from '../../kernel/calendar/index.ts'
import { advanceCase, caseById } from '../../kernel/cases/index.ts'
import { handOverFile } from '../../kernel/files/index.ts'
import { draftInstrument, type Party, revokeInstrument } from '../../kernel/instruments/index.ts'
import { getOrg, type Org } from '../../kernel/orgs/index.ts'
import { registerPerson } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Day, displayFullDay } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { displayYuan, type Fen } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { agreementTemplate, agreementWords, sumInWords } from './agreement.text.ts'
import { subjectNames } from './case.text.ts'
import { disputeCase } from './dispute-case.ts'
import { type PartyRow, partiesOf, setSigner } from './disputes.store.ts'
import { refusal } from './errors.ts'
import { getReached, lockReached } from './find-dispute.ts'
import type { Agreement, Dispute, SettlementWay } from './model.ts'
import { deedOf } from './raise-claim.ts'
import { agreementsOf, arbitrationsOf, insertAgreement, revokeAgreement } from './records.store.ts'
import { noteText } from './text.ts'

export type DraftAgreement = {
  readonly way: SettlementWay
  readonly amountFen: Fen
  readonly payBy: Day
  readonly terms: string
  readonly signer: {
    readonly name: string
    readonly idNumber: string
    readonly phone: string
    readonly post: string
  } | null
  readonly fileId: string | null
}

type Signer = { readonly id: string; readonly name: string; readonly post: string }

/**
 * 拟定协议: lays what was agreed before the worker, whoever signs for the other side, and the mediating union; or files the
 * paper that they signed by hand. An agreement that was signed and not kept gives way to a new one.
 */
export async function draftAgreement(
  actor: Actor,
  id: string,
  input: DraftAgreement,
  key: string,
): Promise<{ id: string; documentId: string | null }> {
  if (input.payBy < today()) throw refusal('disputes.pay-day-past', { on: displayFullDay(input.payBy) })
  const signer = input.fileId === null ? await signerFor(actor, id, input) : null
  return transaction(actor, (tx) =>
    once(tx, actor, { key, request: ['disputes.agree', id, input] }, async () => {
      const dispute = await lockReached(tx, actor, 'disputes.handle', id)
      await putFormerAside(tx, actor, dispute)
      const [respondent] = await partiesOf(tx, [id])
      const union = await getOrg(tx, dispute.orgPath.at(-1)!)
      if (signer) await setSigner(tx, dispute, signer)
      const documentId =
        signer && (await layBefore(tx, actor, dispute, { input, respondent: respondent!, union, signer }))
      const fileId = input.fileId && (await handOverFile(tx, actor, input.fileId, dispute.orgPath))
      const agreement = agreementOf(actor, dispute, input, { documentId, fileId, union })
      if (!(await insertAgreement(tx, agreement))) throw refusal('disputes.agreement-open')
      await moveOn(tx, actor, dispute, agreement)
      const detail = { amountFen: input.amountFen, way: input.way, payBy: input.payBy }
      await recordAudit(tx, actor, deedOf('disputes.agreement-drafted', dispute, detail))
      return { id: agreement.id, documentId }
    }),
  )
}

/** Who signs for the other side is a person who can sign in with her phone; registered by her id number. */
async function signerFor(actor: Actor, id: string, { signer }: DraftAgreement): Promise<Signer> {
  if (signer === null) throw refusal('disputes.signer-missing')
  const dispute = await transaction(actor, (tx) => getReached(tx, actor, 'disputes.handle', id))
  const { name, idNumber, phone, post } = signer
  const personId = await transaction(system, (tx) => registerPerson(tx, { name, idNumber, phone }))
  if (personId === dispute.ownerId) throw refusal('disputes.signer-is-claimant')
  return { id: personId, name, post }
}

async function putFormerAside(tx: Tx, actor: Actor, dispute: Dispute): Promise<void> {
  const [former] = await agreementsOf(tx, [dispute.id])
  if (!former) return
  if (former.signedAt === null) throw refusal('disputes.agreement-open')
  await revokeAgreement(tx, former, now())
  if (former.documentId) await revokeInstrument(tx, actor, former.documentId, agreementWords.replaced)
}

async function layBefore(
  tx: Tx,
  actor: Actor,
  dispute: Dispute,
  given: {
    readonly input: DraftAgreement
    readonly respondent: PartyRow
    readonly union: Org
    readonly signer: Signer
  },
): Promise<string> {
  const { input, respondent, union, signer } = given
  const row = await caseById(tx, dispute.id)
  const document = await draftInstrument(tx, actor, {
    id: newId(),
    template: agreementTemplate,
    owner: { id: union.id, path: union.path },
    parties: [
      personAs('claimant', dispute.ownerId, dispute.claimantName),
      personAs(
        'respondent',
        signer.id,
        fillSentence(agreementWords.respondent, { firm: respondent.name, post: signer.post, signer: signer.name }),
      ),
      { side: 'mediator', holder: 'org', partyId: union.id, orgPath: union.path, name: union.name },
    ],
    fields: {
      number: row.number,
      about: dispute.subjects.map((subject) => subjectNames[subject]).join('、'),
      amount: displayYuan(input.amountFen),
      words: sumInWords(input.amountFen),
      payBy: displayFullDay(input.payBy),
      terms: input.terms || agreementWords.noTerms,
    },
    inForceFrom: today(),
    inForceUntil: null,
  })
  return document.id
}

function personAs(side: string, partyId: string, name: string): Party {
  return { side, holder: 'person', partyId, orgPath: [], name }
}

function agreementOf(
  actor: Actor,
  dispute: Dispute,
  { way, amountFen, payBy, terms }: DraftAgreement,
  { documentId, fileId, union }: { documentId: string | null; fileId: string | null; union: Org },
): Agreement {
  return {
    ...{ way, amountFen, payBy, terms, documentId, fileId },
    ownerId: dispute.ownerId,
    id: newId(),
    disputeId: dispute.id,
    orgId: union.id,
    draftedBy: actor.name,
    draftedAt: now(),
    signedAt: fileId === null ? null : now(),
  }
}

async function moveOn(tx: Tx, actor: Actor, dispute: Dispute, agreement: Agreement): Promise<void> {
  const { amountFen, payBy, fileId } = agreement
  if (fileId === null) {
    await advanceCase(tx, actor, disputeCase, dispute.id, 'agree', { to: 'signing', amountFen })
    return
  }
  const note = fillSentence(noteText.paper, { amount: displayYuan(amountFen), payBy: displayFullDay(payBy) })
  const dueDays = await daysUntil(tx, payBy)
  await advanceCase(tx, actor, disputeCase, dispute.id, 'agree', { to: 'agreed', amountFen, note, dueDays })
}

/** Working days until the day on which the money is due. */
export async function daysUntil(tx: Tx, day: Day): Promise<number> {
  return Math.max(0, workingDaysBetween(await readCalendar(tx), today(), day).days)
}

/** 撤下协议: one that not everybody has signed; the case goes back to where it was spoken about. */
export async function setAgreementAside(actor: Actor, id: string, because: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    await takeBack(tx, actor, dispute, 'set-aside', because)
    await recordAudit(tx, actor, deedOf('disputes.agreement-set-aside', dispute))
  })
}

/** Takes an unsigned agreement back: to the arbitration where one is under way, else to the joint handling. */
export async function takeBack(
  tx: Tx,
  actor: Actor,
  dispute: Dispute,
  action: 'set-aside' | 'decline',
  because: string,
): Promise<void> {
  const [agreement] = await agreementsOf(tx, [dispute.id])
  if (!agreement) throw refusal('disputes.agreement-missing')
  const [arbitration] = await arbitrationsOf(tx, [dispute.id])
  const to = arbitration?.acceptedOn && !arbitration.awardOn ? 'arbitrating' : 'handling'
  await advanceCase(tx, actor, disputeCase, dispute.id, action, { to, note: because, amountFen: dispute.claimedFen })
  await revokeAgreement(tx, agreement, now())
  if (agreement.documentId) await revokeInstrument(tx, actor, agreement.documentId, because)
}
