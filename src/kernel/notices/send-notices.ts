import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { SendNotice } from './model.ts'
import { insertMessages, insertNotices, type QueuedMessage } from './store.ts'

/**
 * Tells people: their inbox at once, and a message to the phone where one is named. All of it in the caller's
 * transaction, so that nobody is told of what did not happen, and nothing happens untold.
 */
export async function sendNotices(tx: Tx, notices: readonly SendNotice[]): Promise<void> {
  const at = now()
  await insertNotices(tx, notices, at)
  await insertMessages(tx, notices.flatMap(messageOf), at)
}

function messageOf({ personId, text, sms }: SendNotice): QueuedMessage[] {
  return sms ? [{ ownerId: personId, id: newId(), phone: sms.phone, text: sms.text ?? text }] : []
}
