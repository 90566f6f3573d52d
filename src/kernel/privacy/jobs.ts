import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { defineJob, defineRecurring } from '../jobs/index.ts'
import { emptyCopies } from './copies.store.ts'
import { endRetention } from './end-retention.ts'
import { erasePerson } from './erase-person.ts'
import { makeCopy } from './make-copy.ts'
import { beginDueErasures } from './review-erasure.ts'

export const jobs = [
  defineJob({
    kind: 'privacy.copy',
    run: ({ actor, payload, progress }) =>
      makeCopy(actor, actor.personId!, (payload as { copyId: string }).copyId, progress),
  }),
  defineJob({
    kind: 'privacy.erase',
    run: ({ actor, payload, progress }) => erasePerson(actor, (payload as { erasureId: string }).erasureId, progress),
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
  defineRecurring({
    kind: 'privacy.begin-erasures',
    times: '5 * * * *',
    run: async (actor) => {
      await beginDueErasures(actor)
    },
  }),
  defineRecurring({
    kind: 'privacy.end-retention',
    times: '10 18 * * *',
    run: async (actor) => {
      await endRetention(actor)
    },
  }),
]
