import { route } from '../access/index.ts'
import * as cases from '../cases/contract.ts'
import { giveConsentAlone, listMyConsents, withdrawConsent } from './consents.ts'
import * as contract from './contract.ts'
import * as corrections from './corrections.contract.ts'
import { downloadCopy } from './download-copy.ts'
import { exportCases } from './export-cases.ts'
import * as officers from './officers.contract.ts'
import { printCase } from './print-case.ts'
import { listCorrections, openCorrectionDocument, readCorrection, readMyCorrections } from './read-corrections.ts'
import { listDisclosures, listMyDisclosures, listOfficerReveals } from './read-disclosures.ts'
import { listErasures, listExports } from './read-erasures.ts'
import { listKept, listMyCopies, readMyErasure } from './read-my-data.ts'
import { printRegister, readRegister } from './read-register.ts'
import { requestCopy } from './request-copy.ts'
import { requestCorrection, withdrawCorrection } from './request-correction.ts'
import { cancelErasure, requestErasure } from './request-erasure.ts'
import { revealPerson } from './reveal-person.ts'
import { acceptCorrection, openCorrection, refuseCorrection } from './review-correction.ts'
import { reviewErasure } from './review-erasure.ts'
import { settingRules } from './rules.ts'
import { readSettings, setSetting } from './set-setting.ts'
import { settingNames } from './text.ts'

const ofThePerson = [
  route(contract.getMyData, async () => ({ kept: listKept() })),
  route(contract.listMyCopies, async ({ who }) => ({ copies: await listMyCopies(who) })),
  route(contract.requestCopy, ({ who }) => requestCopy(who)),
  route(contract.downloadCopy, ({ who, params }) => downloadCopy(who, params.id, params.part)),
  route(contract.listMyDisclosures, async ({ who }) => ({ disclosures: await listMyDisclosures(who) })),
  route(contract.getMyErasure, ({ who }) => readMyErasure(who)),
  route(contract.requestErasure, ({ who, body }) => requestErasure(who, body)),
  route(contract.cancelErasure, ({ who }) => cancelErasure(who)),
  route(contract.listMyConsents, async ({ who }) => ({ consents: await listMyConsents(who) })),
  route(contract.giveConsent, ({ who, body }) => giveConsentAlone(who, body)),
  route(contract.withdrawConsent, ({ who, body }) => withdrawConsent(who, body.purpose)),
]

const ofOfficers = [
  route(contract.revealPerson, ({ who, params, body }) => revealPerson(who, { personId: params.id, ...body })),
  route(officers.listDisclosures, ({ who, query }) => listDisclosures(who, query)),
  route(officers.listOfficerReveals, ({ who, query }) => listOfficerReveals(who, query.orgId)),
  route(officers.listExports, ({ who, query }) => listExports(who, query)),
  route(officers.listErasures, ({ who, query }) => listErasures(who, query)),
  route(officers.reviewErasure, ({ who, params, body }) => reviewErasure(who, { id: params.id, ...body })),
  route(officers.getRegister, ({ who }) => readRegister(who)),
  route(officers.printRegister, () => printRegister()),
  route(officers.listPrivacySettings, async ({ who }) => ({
    settings: (await readSettings(who)).map(({ name, value }) => {
      const { least, most } = settingRules[name]
      return { key: name, name: settingNames[name], value, least, most }
    }),
  })),
  route(officers.changePrivacySetting, ({ who, body }) => setSetting(who, body.key, body.value)),
]

/** Cases leave the console as everything else does: under a number. */
const ofCases = [
  route(cases.exportCases, ({ who, query }) => exportCases(who, query)),
  route(cases.printCase, ({ who, params }) => printCase(who, params.id)),
]

const ofCorrections = [
  route(corrections.getMyCorrections, ({ who }) => readMyCorrections(who)),
  route(corrections.requestCorrection, ({ who, body, idempotencyKey }) => requestCorrection(who, body, idempotencyKey)),
  route(corrections.withdrawCorrection, ({ who, params }) => withdrawCorrection(who, params.id)),
  route(corrections.listCorrections, ({ who, query }) => listCorrections(who, query)),
  route(corrections.getCorrection, ({ who, params }) => readCorrection(who, params.id)),
  route(corrections.openCorrection, ({ who, params }) => openCorrection(who, params.id)),
  route(corrections.openCorrectionDocument, ({ who, params }) => openCorrectionDocument(who, params.id)),
  route(corrections.reviewCorrection, ({ who, params, body }) => {
    const input = { id: params.id, note: body.note }
    return body.decision === 'correct' ? acceptCorrection(who, input) : refuseCorrection(who, input)
  }),
]

export const routes = [...ofThePerson, ...ofCorrections, ...ofOfficers, ...ofCases]
