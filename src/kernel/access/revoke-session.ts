import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { endLiveSession, endOtherSessions } from './sessions.store.ts'
import type { Ties } from './ties.ts'

/** 让一台设备退出: its token is worth nothing from now on. Refuses `access.session-missing` for one that is not mine or over. */
export async function revokeSession(ties: Ties, actor: Actor, sessionId: Id): Promise<void> {
  await transaction(actor, async (tx) => {
    if (!(await endLiveSession(tx, actor.personId!, sessionId, now()))) throw refusal('access.session-missing')
    await ties.recordAudit(tx, actor, {
      action: 'access.session-revoked',
      subjectKind: 'session',
      subjectId: sessionId,
    })
  })
}

/** 让其他设备都退出. */
export async function revokeOtherSessions(ties: Ties, actor: Actor): Promise<void> {
  await transaction(actor, async (tx) => {
    await endOtherSessions(tx, actor.personId!, actor.sessionId!, now())
    await ties.recordAudit(tx, actor, {
      action: 'access.other-sessions-revoked',
      subjectKind: 'person',
      subjectId: actor.personId!,
    })
  })
}
