import { system, transaction } from '../../platform/db/transaction.ts'
import { foldHomeChanges } from './home-counts.store.ts'
import { sweepMergers } from './merge-people.ts'

/** Recurring work, with its crontab times in UTC. */
export const recurring = [
  {
    kind: 'people.fold-counts',
    times: '* * * * *',
    run: async () => void (await transaction(system, foldHomeChanges)),
  },
  {
    kind: 'people.sweep-mergers',
    times: '*/5 * * * *',
    run: async () => void (await sweepMergers()),
  },
]
