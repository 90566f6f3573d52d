import { type Actor, route, sendProvingCode, sessionCookie } from '../../kernel/access/index.ts'
import { config } from '../../platform/config.ts'
import type { Route } from '../../platform/http/route.ts'
import { applyToJoin, reviseApplication, withdrawApplication } from './apply-to-join.ts'
import { findUnions } from './find-unions.ts'
import * as contract from './joining.contract.ts'
import { proveIdentity, ties } from './prove-identity.ts'
import { listApplications, openApplicationDocument, readApplication, readMyMembership } from './read-applications.ts'
import { acceptApplication, refuseApplication, sendBackApplication } from './review-application.ts'

export const joiningRoutes: Route<Actor>[] = [
  route(contract.sendPhoneCode, async ({ who, body }) => {
    const { resendAfterSeconds, code } = await sendProvingCode(ties, who, body)
    return { resendAfterSeconds, demoCode: config().production ? null : code }
  }),
  route(contract.proveIdentity, async ({ who, body, cookies }) => {
    const { token, maxAgeSeconds } = await proveIdentity(who, body)
    cookies.set(sessionCookie, token, maxAgeSeconds)
  }),
  route(contract.findUnions, async ({ who, query }) => ({ unions: await findUnions(who, query) })),
  route(contract.applyToJoin, ({ who, body, idempotencyKey }) => applyToJoin(who, body, idempotencyKey)),
  route(contract.reviseApplication, ({ who, params, body }) => reviseApplication(who, params.id, body)),
  route(contract.withdrawApplication, ({ who, params }) => withdrawApplication(who, params.id)),
  route(contract.getMyMembership, ({ who }) => readMyMembership(who)),
  route(contract.listApplications, ({ who, query }) => listApplications(who, query)),
  route(contract.getApplication, ({ who, params }) => readApplication(who, params.id)),
  route(contract.openApplicationDocument, ({ who, params }) => openApplicationDocument(who, params.id)),
  route(contract.reviewApplication, ({ who, params, body }) => {
    const input = { id: params.id, note: body.note }
    if (body.decision === 'admit') return acceptApplication(who, input)
    return body.decision === 'send-back' ? sendBackApplication(who, input) : refuseApplication(who, input)
  }),
]
