import { defineRecurring } from '../jobs/index.ts'
import { checkpointAccounts } from './checkpoint-accounts.ts'

export const recurring = [
  defineRecurring({
    kind: 'ledger.checkpoint',
    times: '*/5 * * * *',
    run: async (actor) => {
      await checkpointAccounts(actor)
    },
  }),
]
