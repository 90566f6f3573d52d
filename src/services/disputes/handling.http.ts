import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { addEvidence, openEvidence } from './add-evidence.ts'
import * as agreements from './agreements.contract.ts'
import * as arbitration from './arbitration.contract.ts'
import { decideDispute } from './decide-dispute.ts'
import { draftAgreement, setAgreementAside } from './draft-agreement.ts'
import { enterDispute } from './enter-dispute.ts'
import * as firms from './firms.contract.ts'
import * as contract from './handling.contract.ts'
import { correctFirm, readFirms, recordFirm, tieToFirm } from './keep-firms.ts'
import { closeStation, openStation, readStations } from './keep-stations.ts'
import { listDisputes, readDispute } from './read-disputes.ts'
import { recordArbitration } from './record-arbitration.ts'
import { recordDatedFact, recordMediation, voidDatedFact } from './record-mediation.ts'
import { recordPayment, takePaymentBack } from './record-payment.ts'
import { classifyDispute, entrustDispute, listOfficers, registerDispute } from './register-dispute.ts'
import { revealContact, writeParties } from './reveal-contact.ts'
import {
  countersignAgreement,
  declineAgreement,
  listAgreementsToSign,
  readAgreement,
  signAgreement,
} from './sign-agreement.ts'

export const handlingRoutes: Route<Actor>[] = [
  route(contract.listDisputes, ({ who, query }) => listDisputes(who, query)),
  route(contract.getDispute, ({ who, params }) => readDispute(who, params.id)),
  route(contract.enterDispute, ({ who, body, idempotencyKey }) => enterDispute(who, body, idempotencyKey)),
  route(contract.registerDispute, ({ who, params, body }) => registerDispute(who, params.id, body)),
  route(contract.decideDispute, ({ who, params, body }) => decideDispute(who, params.id, body)),
  route(contract.classifyDispute, ({ who, params, body }) => classifyDispute(who, params.id, body)),
  route(contract.tieToFirm, ({ who, params, body }) => tieToFirm(who, params.id, body)),
  route(contract.entrustDispute, ({ who, params, body }) => entrustDispute(who, params.id, body.officerId)),
  route(contract.listOfficers, async ({ who, params }) => ({ officers: await listOfficers(who, params.id) })),
  route(contract.recordMediation, ({ who, params, body }) => recordMediation(who, params.id, body)),
  route(contract.addEvidence, ({ who, params, body }) => addEvidence(who, params.id, body)),
  route(contract.openEvidence, ({ who, params }) => openEvidence(who, params.id, params.evidenceId)),
  route(contract.recordDatedFact, ({ who, params, body }) => recordDatedFact(who, params.id, body)),
  route(contract.voidDatedFact, ({ who, params, body }) => voidDatedFact(who, params.id, params.factId, body.because)),
  route(contract.revealContact, ({ who, params }) => revealContact(who, params.id)),
  route(contract.writeParties, ({ who, params, body }) => writeParties(who, params.id, body.parties)),
  route(arbitration.recordArbitration, ({ who, params, body }) => recordArbitration(who, params.id, body)),
  route(firms.listFirms, ({ who, query }) => readFirms(who, query)),
  route(firms.recordFirm, ({ who, body }) => recordFirm(who, body)),
  route(firms.correctFirm, ({ who, params, body }) => correctFirm(who, params.id, body)),
  route(firms.listStations, async ({ who, query }) => ({ stations: await readStations(who, query.orgId) })),
  route(firms.openStation, ({ who, body }) => openStation(who, body)),
  route(firms.closeStation, ({ who, params, body }) => closeStation(who, params.id, body.on)),
]

export const agreementRoutes: Route<Actor>[] = [
  route(agreements.draftAgreement, ({ who, params, body, idempotencyKey }) =>
    draftAgreement(who, params.id, body, idempotencyKey),
  ),
  route(agreements.setAgreementAside, ({ who, params, body }) => setAgreementAside(who, params.id, body.because)),
  route(agreements.listAgreementsToSign, async ({ who }) => ({ agreements: await listAgreementsToSign(who) })),
  route(agreements.readAgreement, ({ who, params }) => readAgreement(who, params.documentId)),
  route(agreements.signAgreement, ({ who, params, body }) => signAgreement(who, params.documentId, body)),
  route(agreements.declineAgreement, ({ who, params, body }) => declineAgreement(who, params.documentId, body.because)),
  route(agreements.countersignAgreement, ({ who, params, body }) => countersignAgreement(who, params.documentId, body)),
  route(agreements.recordPayment, ({ who, params, body, idempotencyKey }) =>
    recordPayment(who, params.id, body, idempotencyKey),
  ),
  route(agreements.takePaymentBack, ({ who, params, body }) =>
    takePaymentBack(who, params.id, params.paymentId, body.because),
  ),
]
