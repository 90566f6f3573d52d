import { defineRecurring } from '../jobs/index.ts'
import { remindPeople } from './remind-people.ts'

export const recurring = [
  defineRecurring({
    kind: 'occasions.remind',
    times: '30 1 * * *',
    run: async () => {
      await remindPeople()
    },
  }),
]
