import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { insertMessages } from './store.ts'

/** Owner of a message to a phone that may belong to nobody. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** A message to a phone without an inbox notice, such as a sign-in code; leaves within a second of the commit. */
export async function sendSms(
  tx: Tx,
  message: { readonly personId: Id | null; readonly phone: string; readonly text: string },
): Promise<void> {
  const { phone, text } = message
  await insertMessages(tx, [{ ownerId: message.personId ?? nobody, id: newId(), phone, text }], now())
}
