import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { Call, Route } from '../../platform/http/route.ts'
import { listOrgs } from '../orgs/contract.ts'
import { findOrgs } from '../orgs/index.ts'
import { searchPeople } from '../people/contract.ts'
import { accountRoutes } from './accounts.http.ts'
import { changePassword } from './change-password.ts'
import * as contract from './contract.ts'
import { describeMe } from './describe-me.ts'
import { fromDevice } from './device-cookie.ts'
import { findPeople } from './find-people.ts'
import { identify, sessionCookie } from './identify.ts'
import type { Actor, SignedIn } from './model.ts'
import { demoSignIns } from './queries.ts'
import { route } from './route.ts'
import { secondFactorRoutes } from './second-factor.http.ts'
import { sendSmsCode } from './send-sms-code.ts'
import { sessionRoutes } from './sessions.http.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { signInWithSmsCode } from './sign-in-with-sms-code.ts'
import { signOut } from './sign-out.ts'
import type { Ties } from './ties.ts'

/** The routes of sign-in and accounts, and of the two rooms below, which do not know who is asking. */
export function accessRoutes(ties: Ties, permissionNames: Readonly<Record<string, string>>): Route<Actor>[] {
  return [
    route(contract.getMe, ({ who }) => describeMe(who)),
    route(contract.signInWithPassword, async (call) =>
      welcome(call, await signInWithPassword(ties, fromDevice(call), call.body)),
    ),
    route(contract.sendSmsCode, async (call) => {
      const { resendAfterSeconds, code } = await sendSmsCode(ties, fromDevice(call), call.body)
      return { resendAfterSeconds, demoCode: config().production ? null : code }
    }),
    route(contract.signInWithSmsCode, async (call) =>
      welcome(call, await signInWithSmsCode(ties, fromDevice(call), call.body)),
    ),
    route(contract.signOut, async ({ who, cookies }) => {
      await signOut(ties, who)
      cookies.clear(sessionCookie)
      return undefined
    }),
    route(contract.changePassword, async ({ who, body }) => {
      await changePassword(ties, who, body)
      return undefined
    }),
    ...secondFactorRoutes(ties),
    ...sessionRoutes(ties),
    ...accountRoutes(ties, permissionNames),
    route(contract.listDemoSignIns, ({ who }) =>
      config().production ? Promise.resolve({ officers: [], workers: [] }) : transaction(who, demoSignIns),
    ),
    route(listOrgs, async ({ who, query }) => {
      const within = who.grants.map((grant) => grant.orgId)
      return { orgs: await transaction(who, (tx) => findOrgs(tx, { within, ...query })) }
    }),
    route(searchPeople, async ({ who, query }) => ({
      people: await findPeople(who, { search: query.search, orgId: query.orgId }),
    })),
  ]
}

async function welcome(call: Pick<Call<Endpoint, Actor>, 'cookies'>, { actor, token, maxAgeSeconds }: SignedIn) {
  call.cookies.set(sessionCookie, token, maxAgeSeconds)
  return describeMe(await identify(token, actor.requestId, actor.address))
}
