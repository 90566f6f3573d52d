import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import type { JobDefinition, StartJob } from './model.ts'
import { runJob, type Tell } from './run-job.ts'
import { showAlive } from './show-alive.ts'
import { jobFrom } from './start-job.ts'
import { insertJob } from './store.ts'

/**
 * Runs a job in this process and waits for it, for the command line: the same row, the same code, no queue.
 * A refusal or fault is thrown to the caller after the row was marked as failed; when the command is killed,
 * the next worker marks it.
 *
 * @returns the id of its row
 */
export async function runJobNow(
  definition: JobDefinition,
  actor: Actor,
  start: Omit<StartJob, 'kind' | 'queue'>,
  tell: Tell,
): Promise<Id> {
  const job = jobFrom(actor, { ...start, kind: definition.kind })
  const alive = await showAlive(job.id)
  try {
    await transaction(actor, (tx) => insertJob(tx, job, now(), job.id))
    await runJob({ definition, jobId: job.id, tell, stopping: new AbortController().signal, afterFault: 'fail' })
    return job.id
  } finally {
    await alive.stop()
  }
}
