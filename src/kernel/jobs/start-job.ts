import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import type { Job, StartJob } from './model.ts'
import { enqueue, insertJob } from './store.ts'

/** Owner of what the platform and its command line start. */
const platformId = '00000000-0000-0000-0000-000000000000'

/**
 * Writes a long job and puts it into the queue, inside the caller's transaction: it runs if and only if that commits.
 * It may run more than once when a process dies, so the code behind `kind` is idempotent.
 *
 * @returns the id by which screens follow it
 */
export async function startJob(tx: Tx, actor: Actor, start: StartJob): Promise<Id> {
  const job = jobFrom(actor, start)
  await insertJob(tx, job, now(), null)
  await enqueue(tx, job, 0)
  return job.id
}

/** The row of a job that nobody has queued yet. */
export function jobFrom(actor: Actor, start: StartJob): Job {
  return {
    ownerId: actor.personId ?? platformId,
    id: newId(),
    kind: start.kind,
    title: start.title,
    state: 'waiting',
    done: 0,
    total: start.total ?? null,
    unit: start.unit,
    payload: start.payload,
    queue: start.queue ?? null,
    faults: 0,
    crashes: 0,
    startedBy: actor.name,
    startedAt: null,
    endedAt: null,
    problem: null,
  }
}

/** The starter's id, or null when it was the platform. */
export function starterOf(job: Job): Id | null {
  return job.ownerId === platformId ? null : job.ownerId
}
