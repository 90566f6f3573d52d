import type { Route } from '../../platform/http/route.ts'
import { listMySessions } from './list-my-sessions.ts'
import type { Actor } from './model.ts'
import { revokeOtherSessions, revokeSession } from './revoke-session.ts'
import { route } from './route.ts'
import * as contract from './sessions.contract.ts'
import type { Ties } from './ties.ts'

/** The routes of one's own sign-ins. */
export function sessionRoutes(ties: Ties): Route<Actor>[] {
  return [
    route(contract.listMySessions, async ({ who }) => ({ sessions: await listMySessions(who) })),
    route(contract.revokeSession, async ({ who, params }) => {
      await revokeSession(ties, who, params.id)
      return undefined
    }),
    route(contract.revokeOtherSessions, async ({ who }) => {
      await revokeOtherSessions(ties, who)
      return undefined
    }),
  ]
}
