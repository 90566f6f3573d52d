import { defineJob, defineRecurring } from '../../kernel/jobs/index.ts'
import { confirmForgotten } from './deliver-order.ts'
import { lapseAnswered } from './end-after-sale.ts'
import { handPointsDown, issueKind, startDueIssues } from './points-issue.ts'
import { remindBuyers } from './take-in-parcel.ts'

export const pointsJobs = [
  defineJob({
    kind: issueKind,
    run: ({ actor, payload, progress }) => handPointsDown(actor, (payload as { intentId: string }).intentId, progress),
  }),
]

export const pointsRecurring = [
  defineRecurring({
    kind: 'mall.start-issues',
    times: '* * * * *',
    run: async (actor) => void (await startDueIssues(actor)),
  }),
  defineRecurring({
    kind: 'mall.confirm-orders',
    times: '25 17 * * *',
    run: async (actor) => void (await confirmForgotten(actor)),
  }),
  defineRecurring({
    kind: 'mall.remind-parcels',
    times: '15 1 * * *',
    run: async (actor) => void (await remindBuyers(actor)),
  }),
  defineRecurring({
    kind: 'mall.lapse-after-sales',
    times: '35 17 * * *',
    run: async (actor) => void (await lapseAnswered(actor)),
  }),
]
