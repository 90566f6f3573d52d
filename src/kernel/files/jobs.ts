import { defineRecurring } from '../jobs/index.ts'
import { sweepFiles } from './sweep-files.ts'

export const recurring = [
  defineRecurring({
    kind: 'files.sweep',
    times: '40 18 * * *',
    run: async (actor) => {
      await sweepFiles(actor)
    },
  }),
]
