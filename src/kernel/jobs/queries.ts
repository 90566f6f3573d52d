import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { refusal } from './errors.ts'
import type { Job } from './model.ts'
import { findJob, jobsOfOwner } from './store.ts'

const mostListed = 50

/** One job of the reader's, or `jobs.not-found`. */
export async function jobOf(tx: Tx, jobId: Id): Promise<Job> {
  const job = await findJob(tx, jobId)
  if (!job) throw refusal('jobs.not-found')
  return job
}

/** Long jobs the actor started, running ones first, at most fifty. */
export async function jobsOf(tx: Tx, actor: Actor): Promise<Job[]> {
  return actor.personId === null ? [] : jobsOfOwner(tx, actor.personId, mostListed)
}
