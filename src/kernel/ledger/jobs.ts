import { defineRecurring } from '../jobs/index.ts'
import { checkpointAccounts } from './checkpoint-accounts.ts'
import { sweepGrants } from './sweep-grants.ts'

export const recurring = [
  defineRecurring({
    kind: 'ledger.checkpoint',
    times: '*/5 * * * *',
    run: async (actor) => {
      await checkpointAccounts(actor)
    },
  }),
  // Five past midnight in Shanghai, and once whenever a server starts.
  defineRecurring({ kind: 'ledger.sweep', times: '5 16 * * *', run: async (actor) => void (await sweepGrants(actor)) }),
]
