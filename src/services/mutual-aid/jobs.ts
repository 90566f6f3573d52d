import { defineJob } from '../../kernel/jobs/index.ts'
import type { Quarter } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { dispatchQuarter } from './dispatch-quarter.ts'
import { namedFund } from './fund-of.ts'
import { loadSettlements } from './load-settlements.ts'
import { screenQuarter } from './screen-quarter.ts'

type QuarterPayload = { readonly fund: string; readonly quarter: Quarter }

export const jobs = [
  defineJob({
    kind: 'mutual-aid.import',
    run: async ({ actor, payload, progress }) => {
      await loadSettlements(actor, (payload as { importId: string }).importId, progress)
    },
  }),
  defineJob({
    kind: 'mutual-aid.screen',
    run: async ({ actor, payload }) => {
      const { fund, quarter } = payload as QuarterPayload
      await screenQuarter(actor, await transaction(actor, (tx) => namedFund(tx, fund)), quarter)
    },
  }),
  defineJob({
    kind: 'mutual-aid.dispatch',
    run: async ({ actor, payload, progress }) => {
      const { fund, quarter } = payload as QuarterPayload
      await dispatchQuarter(actor, await transaction(actor, (tx) => namedFund(tx, fund)), quarter, progress)
    },
  }),
]
