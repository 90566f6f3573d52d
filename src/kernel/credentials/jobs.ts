import { now } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { defineRecurring } from '../jobs/index.ts'
import { remindHolders } from './remind-holders.ts'
import { deleteWrongCodes } from './store.ts'

const dayMs = 86_400_000

export const recurring = [
  defineRecurring({
    kind: 'credentials.remind',
    times: '20 1 * * *',
    run: async () => {
      await remindHolders()
    },
  }),
  defineRecurring({
    kind: 'credentials.forget-wrong-codes',
    times: '50 18 * * *',
    run: async () => {
      const before = new Date(Date.parse(now()) - dayMs).toISOString()
      await transaction(system, (tx) => deleteWrongCodes(tx, before))
    },
  }),
]
