import { defineRecurring } from '../../kernel/jobs/index.ts'
import { pairMatches } from './pair-matches.ts'
import { lapseOrders } from './rate-order.ts'

export const recurring = [
  defineRecurring({
    kind: 'orders.lapse',
    times: '40 17 * * *',
    run: async () => {
      await lapseOrders()
    },
  }),
  defineRecurring({
    kind: 'orders.pair-matches',
    times: '*/5 * * * *',
    run: async () => {
      await pairMatches()
    },
  }),
]
