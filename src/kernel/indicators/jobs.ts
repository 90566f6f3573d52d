import { defineRecurring } from '../jobs/index.ts'
import { rollUpFacts } from './roll-up-facts.ts'

export const recurring = [
  defineRecurring({
    kind: 'indicators.roll-up',
    times: '* * * * *',
    run: async (actor) => {
      await rollUpFacts(actor)
    },
  }),
]
