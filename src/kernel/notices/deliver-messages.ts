import { now } from '../../platform/clock.ts'
import type { Instant } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { SmsMessage, SmsSender } from './model.ts'
import { claimMessages, endMessage, giveUpMessages, postponeMessage } from './store.ts'

const atOnce = 10

/** Far beyond any gateway's time limit, so that whoever claimed before is dead. */
const giveUpAfterMs = 120_000

/**
 * Sends what is due, each message at most once: it is claimed in one transaction and sent after that has committed.
 * Whoever dies between the two leaves a claim, which becomes `unknown` and is never sent again by itself.
 *
 * @returns how many were claimed
 */
export async function deliverMessages(sender: SmsSender): Promise<number> {
  const claimed = await transaction(system, async (tx) => {
    await giveUpMessages(tx, earlier(giveUpAfterMs), now(), 'sender died')
    return claimMessages(tx, sender.name, now(), atOnce)
  })
  await Promise.all(claimed.map((message) => deliver(sender, message)))
  return claimed.length
}

async function deliver(sender: SmsSender, message: SmsMessage): Promise<void> {
  const book = await fateOf(sender, message)
  await transaction(system, book)
}

type Booking = Parameters<typeof transaction<void>>[1]

async function fateOf(sender: SmsSender, message: SmsMessage): Promise<Booking> {
  try {
    const said = await sender.send(message)
    if (said.outcome === 'not-reached') return (tx) => postponeMessage(tx, message.id, now(), said.reason)
    if (said.outcome === 'rejected') return (tx) => endMessage(tx, message.id, 'rejected', now(), said.reason)
    return (tx) => endMessage(tx, message.id, 'sent', now(), said.receipt)
  } catch (error) {
    return (tx) => endMessage(tx, message.id, 'unknown', now(), (error as Error).message)
  }
}

function earlier(ms: number): Instant {
  return new Date(Date.parse(now()) - ms).toISOString()
}
