import type { Actor } from '../access/index.ts'
import { compactCounts } from './compact-counts.ts'
import { escalateOverdue } from './escalate-overdue.ts'

/** Recurring work, with its crontab times in UTC. */
export const recurring = [
  {
    kind: 'cases.escalate-overdue',
    times: '*/5 * * * *',
    run: async (actor: Actor) => void (await escalateOverdue(actor)),
  },
  { kind: 'cases.compact-counts', times: '* * * * *', run: async (actor: Actor) => void (await compactCounts(actor)) },
]
