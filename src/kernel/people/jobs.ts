import { system, transaction } from '../../platform/db/transaction.ts'
import { foldHomeChanges } from './home-counts.store.ts'

/** Recurring work, with its crontab times in UTC. */
export const recurring = [
  {
    kind: 'people.fold-counts',
    times: '* * * * *',
    run: async () => void (await transaction(system, foldHomeChanges)),
  },
]
