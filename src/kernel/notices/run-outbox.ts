import { deliverMessages } from './deliver-messages.ts'
import type { SmsSender } from './model.ts'

const everyMs = 500

/**
 * Empties the outbox twice a second; several processes may, for each message has one claimer.
 * Polling and not NOTIFY, so that a lost connection loses nothing. `stop` waits for what is in flight.
 */
export function runOutbox(sender: SmsSender): { stop(): Promise<void> } {
  let stopped = false
  const ended = loop()

  async function loop(): Promise<void> {
    while (!stopped) {
      const claimed = await deliverMessages(sender).catch(warn)
      if (claimed === 0) await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }
  return {
    async stop() {
      stopped = true
      await ended
    },
  }
}

/** The database is away: the next turn tries again. */
function warn(error: Error): number {
  console.error(JSON.stringify({ level: 'warning', message: 'outbox', reason: error.message }))
  return 0
}
