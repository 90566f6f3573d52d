import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as bodies from './bodies.contract.ts'
import * as contract from './hearings.contract.ts'
import { dischargeHearingOfficer, endHearing, enlistHearingOfficer, planHearing, readRoster } from './hold-hearing.ts'
import { closeSchool, commentSchool, inviteToSchool, markSchool, planSchool, readSchools } from './hold-school.ts'
import { addAsBody, listShared, openShared } from './join-handling.ts'
import { listBody, readBodies } from './keep-bodies.ts'
import { addToSeries, paySeries } from './keep-series.ts'
import * as learning from './learning.contract.ts'
import { applyToObserve, decideObserver, readObservers, readOpenSchools } from './observe-school.ts'
import * as observers from './observers.contract.ts'
import {
  diagnoseFirm,
  openCompilation,
  publishCompilation,
  publishStory,
  readCompilations,
  readDiagnoses,
  readRiskSetting,
  readStories,
  setRiskSetting,
  withdrawCompilation,
  withdrawStory,
} from './publish-learning.ts'
import { readShared } from './read-disputes.ts'
import { readFigures, recordOpening } from './read-figures.ts'
import { arbitrateAsBody } from './record-arbitration.ts'
import { mediateAsBody } from './record-mediation.ts'
import { draftLetter, followLetter, readLetters, signLetter } from './write-letter.ts'

export const bodyRoutes: Route<Actor>[] = [
  route(bodies.listBodies, async ({ who, query }) => ({ bodies: await readBodies(who, query.orgId) })),
  route(bodies.listBody, ({ who, body }) => listBody(who, body)),
  route(bodies.listShared, ({ who, query }) => listShared(who, query)),
  route(bodies.getShared, ({ who, params }) => readShared(who, params.id)),
  route(bodies.addAsBody, ({ who, params, body }) => addAsBody(who, params.id, body)),
  route(bodies.openShared, ({ who, params }) => openShared(who, params.id, params.evidenceId)),
  route(bodies.mediateAsBody, ({ who, params, body }) => mediateAsBody(who, params.id, body)),
  route(bodies.arbitrateAsBody, ({ who, params, body }) => arbitrateAsBody(who, params.id, body)),
]

export const teachingRoutes: Route<Actor>[] = [
  route(contract.listRoster, async ({ who, query }) => ({ officers: await readRoster(who, query.orgId) })),
  route(contract.enlistHearingOfficer, ({ who, body }) => enlistHearingOfficer(who, body)),
  route(contract.dischargeHearingOfficer, ({ who, params, body }) => dischargeHearingOfficer(who, params.id, body.on)),
  route(contract.planHearing, ({ who, params, body }) => planHearing(who, params.id, body)),
  route(contract.endHearing, ({ who, params, body }) => endHearing(who, params.id, body)),
  route(contract.listLetters, ({ who, query }) => readLetters(who, query)),
  route(contract.draftLetter, ({ who, body }) => draftLetter(who, body)),
  route(contract.signLetter, ({ who, params, body }) => signLetter(who, params.id, body)),
  route(contract.followLetter, ({ who, params, body }) => followLetter(who, params.id, body)),
  route(contract.listSchools, ({ who, query }) => readSchools(who, query)),
  route(contract.planSchool, ({ who, params, body }) => planSchool(who, params.id, body)),
  route(contract.inviteToSchool, ({ who, params, body }) => inviteToSchool(who, params.id, body.guests)),
  route(contract.markSchool, ({ who, params, body }) => markSchool(who, params.id, body.guestIds)),
  route(contract.closeSchool, ({ who, params, body }) => closeSchool(who, params.id, body.note)),
  route(observers.listOpenSchools, async ({ who }) => ({ schools: await readOpenSchools(who) })),
  route(observers.applyToObserve, ({ who, params, body }) => applyToObserve(who, params.id, body)),
  route(observers.listObservers, async ({ who, params }) => ({ observers: await readObservers(who, params.id) })),
  route(observers.decideObserver, ({ who, params, body }) => decideObserver(who, params.id, body)),
  route(contract.commentSchool, ({ who, params, body }) => commentSchool(who, params.id, body)),
]

export const learningRoutes: Route<Actor>[] = [
  route(learning.getRiskSetting, ({ who, query }) => readRiskSetting(who, query.orgId)),
  route(learning.setRiskSetting, ({ who, body }) => setRiskSetting(who, body)),
  route(learning.listDiagnoses, async ({ who, params }) => ({ diagnoses: await readDiagnoses(who, params.id) })),
  route(learning.diagnoseFirm, ({ who, params, body }) => diagnoseFirm(who, params.id, body)),
  route(learning.listCompilations, async ({ query }) => ({ compilations: await readCompilations(query.industry) })),
  route(learning.openCompilation, ({ params }) => openCompilation(params.id)),
  route(learning.publishCompilation, ({ who, body }) => publishCompilation(who, body)),
  route(learning.withdrawCompilation, ({ who, params }) => withdrawCompilation(who, params.id)),
  route(learning.listStories, ({ query }) => readStories(query.industry, query.cursor)),
  route(learning.publishStory, ({ who, params, body }) => publishStory(who, params.id, body)),
  route(learning.withdrawStory, ({ who, params }) => withdrawStory(who, params.id)),
  route(learning.getFigures, ({ who, query }) => readFigures(who, query)),
  route(learning.recordOpening, ({ who, body }) => recordOpening(who, body)),
  route(learning.addToSeries, ({ who, params, body, idempotencyKey }) =>
    addToSeries(who, params.id, body.workers, idempotencyKey),
  ),
  route(learning.paySeries, ({ who, params, body, idempotencyKey }) => paySeries(who, params.id, body, idempotencyKey)),
]
