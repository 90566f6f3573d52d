import { defineJob, defineRecurring } from '../../kernel/jobs/index.ts'
import { carryOutImport } from './carry-out-import.ts'
import { checkImport } from './check-import.ts'
import { eraseImportRows } from './erase-import-rows.ts'

type ImportPayload = { readonly importId: string }

export const importJobs = [
  defineJob({
    kind: 'membership.import-check',
    run: async ({ actor, payload, progress }) => {
      await checkImport(actor, (payload as ImportPayload).importId, progress)
    },
  }),
  defineJob({
    kind: 'membership.import-carry-out',
    run: async ({ actor, payload, progress }) => {
      await carryOutImport(actor, (payload as ImportPayload).importId, progress)
    },
  }),
]

/** Before dawn in China; the time is UTC. */
export const importRecurring = [
  defineRecurring({
    kind: 'membership.erase-import-rows',
    times: '20 19 * * *',
    run: async () => void (await eraseImportRows()),
  }),
]
