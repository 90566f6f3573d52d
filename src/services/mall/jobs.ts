import { defineRecurring } from '../../kernel/jobs/index.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { refreshSold } from './products.store.ts'

export const recurring = [
  defineRecurring({
    kind: 'mall.refresh-sold',
    times: '* * * * *',
    run: async () => void (await transaction(system, refreshSold)),
  }),
]
