import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as contract from './acquaintances.contract.ts'
import * as clocks from './clocks.contract.ts'
import {
  consult,
  endAcquaintance,
  enterAcquaintance,
  listAcquaintances,
  listCandidates,
  listMissed,
  listMyAcquaintances,
} from './keep-acquaintances.ts'
import { changeSettings, readSettings } from './keep-settings.ts'
import { listMyVisits, listVisits, planVisit, readVisit, reportVisit } from './keep-visits.ts'
import { readCare } from './read-care.ts'
import { listMyConsultations, readMyConsultation, recordMyConsultation } from './read-consultations.ts'
import * as settings from './settings.contract.ts'
import * as visits from './visits.contract.ts'

export const acquaintanceRoutes: Route<Actor>[] = [
  route(contract.listAcquaintances, async ({ who, query }) => ({ acquaintances: await listAcquaintances(who, query) })),
  route(contract.enterAcquaintance, ({ who, body }) => enterAcquaintance(who, body)),
  route(contract.endAcquaintance, ({ who, params, body }) => endAcquaintance(who, { ...body, id: params.id })),
  route(contract.listCandidates, async ({ who, params }) => ({ acquaintances: await listCandidates(who, params.id) })),
  route(contract.consult, ({ who, params, body }) => consult(who, { ...body, id: params.id })),
  route(contract.listMissed, ({ who, query }) => listMissed(who, query)),
  route(clocks.getCare, ({ who, params }) => readCare(who, params.id)),
  route(contract.listMyAcquaintances, async ({ who, query }) => ({
    acquaintances: await listMyAcquaintances(who, query.skill),
  })),
  route(contract.listMyConsultations, async ({ who }) => ({ consultations: await listMyConsultations(who) })),
  route(contract.getMyConsultation, ({ who, params }) => readMyConsultation(who, params.id)),
  route(contract.recordMyConsultation, ({ who, params, body }) =>
    recordMyConsultation(who, { ...body, id: params.id }),
  ),
]

export const settingRoutes: Route<Actor>[] = [
  route(settings.getSettings, ({ who, query }) => readSettings(who, query.orgId)),
  route(settings.changeSettings, ({ who, body }) => changeSettings(who, body)),
]

export const visitRoutes: Route<Actor>[] = [
  route(visits.listVisits, async ({ who, query }) => ({ visits: await listVisits(who, query.orgId) })),
  route(visits.planVisit, ({ who, body }) => planVisit(who, body)),
  route(visits.getVisit, ({ who, params }) => readVisit(who, params.id)),
  route(visits.listMyVisits, async ({ who }) => ({ visits: await listMyVisits(who) })),
  route(visits.reportVisit, ({ who, params, body }) => reportVisit(who, { ...body, id: params.id })),
]
