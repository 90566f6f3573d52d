import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { refusal } from './errors.ts'
import { markRead } from './store.ts'

/** Marks one of the reader's notices as read; reading it again keeps the first time. Refuses another's: `notices.not-found`. */
export async function readNotice(actor: Actor, noticeId: Id): Promise<void> {
  await transaction(actor, async (tx) => {
    const mine = actor.personId !== null && (await markRead(tx, actor.personId, noticeId, now()))
    if (!mine) throw refusal('notices.not-found')
  })
}
