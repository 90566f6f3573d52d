import { defineJob } from '../../kernel/jobs/index.ts'
import { carryOutImport } from './carry-out-import.ts'
import { checkImport } from './check-import.ts'

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
