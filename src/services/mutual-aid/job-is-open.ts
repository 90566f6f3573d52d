import type { Actor } from '../../kernel/access/index.ts'
import { type JobState, jobOf, jobsOf } from '../../kernel/jobs/index.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'

/** Whether a job still waits or runs, whoever started it; nothing else of another's job is told. */
export async function jobIsOpen(jobId: string | null): Promise<boolean> {
  if (jobId === null) return false
  const { state } = await transaction(system, (tx) => jobOf(tx, jobId))
  return state === 'waiting' || state === 'running'
}

/** The screening job of a quarter for whoever started it; others see its result in the quarter itself. */
export async function screeningJobOf(
  tx: Tx,
  actor: Actor,
  jobId: string | null,
): Promise<{ jobId: string; state: JobState } | null> {
  const job = (await jobsOf(tx, actor)).find((one) => one.id === jobId)
  return job ? { jobId: job.id, state: job.state } : null
}
