import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { readUserAgent } from './devices.rules.ts'
import type { Actor } from './model.ts'
import { sessionsOf } from './sessions.store.ts'
import { sayDevice } from './text.ts'

/** 登录设备: where I am signed in now, this session first, then those seen last. */
export async function listMySessions(actor: Actor) {
  const found = await transaction(actor, (tx) => sessionsOf(tx, actor.personId!, now()))
  const sessions = found.map(({ userAgent, ...session }) => ({
    ...session,
    device: sayDevice(readUserAgent(userAgent)),
    current: session.id === actor.sessionId,
  }))
  return sessions.toSorted((one, other) => Number(other.current) - Number(one.current))
}
