import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from './model.ts'
import { endSession } from './sessions.store.ts'
import type { Ties } from './ties.ts'

/** 退出登录: ends this session; its token is worth nothing from now on. */
export async function signOut(ties: Ties, actor: Actor): Promise<void> {
  await transaction(actor, async (tx) => {
    await endSession(tx, actor.sessionId!, now())
    await ties.recordAudit(tx, actor, {
      action: 'access.signed-out',
      subjectKind: 'session',
      subjectId: actor.sessionId!,
    })
  })
}
