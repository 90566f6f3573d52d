import { type JobState, jobOf } from '../../kernel/jobs/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** Whether a job still waits or runs. */
export async function jobIsOpen(tx: Tx, jobId: string | null): Promise<boolean> {
  if (jobId === null) return false
  const job = await jobOf(tx, jobId)
  return job?.state === 'waiting' || job?.state === 'running'
}

/** The screening job of a quarter as far as the reader may see it. */
export async function screeningJobOf(tx: Tx, jobId: string | null): Promise<{ jobId: string; state: JobState } | null> {
  const job = jobId === null ? undefined : await jobOf(tx, jobId)
  return job ? { jobId: job.id, state: job.state } : null
}
