import { now } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { SmsSender } from './model.ts'
import { insertSimulated } from './store.ts'

/** Delivers into a table instead of to phones, for demonstrations and tests. */
export const smsSimulator: SmsSender = {
  name: 'simulator',
  async send(message) {
    await transaction(system, (tx) => insertSimulated(tx, message, now()))
    return { outcome: 'accepted', receipt: message.id }
  },
}
