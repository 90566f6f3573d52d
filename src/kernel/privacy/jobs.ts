import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { defineJob, defineRecurring } from '../jobs/index.ts'
import { emptyCopies } from './copies.store.ts'
import { makeCopy } from './make-copy.ts'

export const jobs = [
  defineJob({
    kind: 'privacy.copy',
    run: ({ actor, payload, progress }) =>
      makeCopy(actor, actor.personId!, (payload as { copyId: string }).copyId, progress),
  }),
]

export const recurring = [
  defineRecurring({
    kind: 'privacy.empty-copies',
    times: '20 * * * *',
    run: async (actor) => {
      await transaction(actor, (tx) => emptyCopies(tx, now()))
    },
  }),
]
