import { defineJob, defineRecurring } from '../../kernel/jobs/index.ts'
import { runImport } from './import-unions.ts'
import { remindOfTerms } from './remind-terms.ts'

export const jobs = [
  defineJob({
    kind: 'unions.import',
    run: ({ actor, payload, progress }) =>
      runImport(actor, payload as { importId: string; grants: readonly string[] }, progress),
  }),
]

export const recurring = [
  defineRecurring({
    kind: 'unions.remind-of-terms',
    times: '30 0 * * *',
    run: async () => void (await remindOfTerms()),
  }),
]
