import { defineRecurring } from '../../kernel/jobs/index.ts'
import { remindUnions } from './remind-unions.ts'

export const recurring = [
  defineRecurring({
    kind: 'commitments.remind',
    times: '30 0 * * *',
    run: async (actor) => {
      await remindUnions(actor)
    },
  }),
]
