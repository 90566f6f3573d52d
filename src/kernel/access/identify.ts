import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { dayOf } from '../../platform/dates.ts'
import { guest } from './actors.ts'
import type { Actor, Device } from './model.ts'
import { hashToken } from './open-session.ts'
import { type LiveSession, liveSessions } from './sessions.store.ts'

/** Name of the cookie that carries the token. */
export const sessionCookie = 'gonghui_session'

/** Who holds the token of the cookie, with the grants of today; without a live session a guest. */
export async function identify(
  token: string | undefined,
  requestId: string,
  address: string,
  device?: Device,
): Promise<Actor> {
  const session = token ? await liveSession(hashToken(token)) : undefined
  const actor = session ? actorOf(session, requestId, address) : guest(requestId, address)
  return device ? { ...actor, device } : actor
}

type Waiting = {
  readonly hash: Buffer
  readonly tell: (session: LiveSession | undefined) => void
  readonly fail: (error: unknown) => void
}

let waiting: Waiting[] = []
let asking = false

/**
 * Every request asks this question. Those that arrive while one is being answered are asked together in the next,
 * so that under load many requests share one round trip, and none ever trusts an answer older than itself.
 */
function liveSession(hash: Buffer): Promise<LiveSession | undefined> {
  return new Promise((tell, fail) => {
    waiting.push({ hash, tell, fail })
    if (!asking) void askForAll()
  })
}

async function askForAll(): Promise<void> {
  asking = true
  while (waiting.length > 0) {
    const asked = waiting
    waiting = []
    await answer(asked)
  }
  asking = false
}

async function answer(asked: readonly Waiting[]): Promise<void> {
  try {
    const at = now()
    const found = await liveSessions(
      asked.map((one) => one.hash),
      at,
      dayOf(at),
      config().production ? 'demanded' : 'not-demanded',
    )
    const sessions = new Map(found.map((session) => [session.tokenHash.toString('base64'), session]))
    for (const { hash, tell } of asked) tell(sessions.get(hash.toString('base64')))
  } catch (error) {
    for (const { fail } of asked) fail(error)
  }
}

function actorOf(session: LiveSession, requestId: string, address: string): Actor {
  const grants = session.grants.map((grant) => ({ ...grant, permissions: new Set(grant.permissions) }))
  return {
    kind: session.kind,
    personId: session.personId,
    name: session.name,
    sessionId: session.sessionId,
    grants,
    scope: { role: 'app', orgs: [...new Set(grants.map((grant) => grant.orgId))], personId: session.personId },
    requestId,
    address,
  }
}
