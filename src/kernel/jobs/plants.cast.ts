import type { Plants } from '../../../test/attack/plant.ts'
import { now } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { systemActor } from '../access/index.ts'
import { jobFrom } from './start-job.ts'
import { insertJob } from './store.ts'

/** A long job that the officer of the place started and that nobody has taken up. */
export const plants: Plants = {
  plant: (_world, { key, officerId }) =>
    transaction(system, async (tx) => {
      const job = jobFrom(systemActor('plants'), {
        kind: 'jobs.planted',
        title: `${key}的长任务`,
        payload: {},
        unit: '行',
      })
      await insertJob(tx, { ...job, ownerId: officerId }, now(), null)
      return [{ kind: 'jobs.job', id: job.id, owner: officerId, orgPath: [], marks: [job.title] }]
    }),
}
