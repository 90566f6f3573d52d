import { now } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence, Refusal } from '../../platform/refusal.ts'
import { type Actor, systemActor } from '../access/index.ts'
import type { Job, JobDefinition } from './model.ts'
import { progressOf } from './report-progress.ts'
import { isGivenUp, secondsUntilNextTry } from './rules.ts'
import { starterOf } from './start-job.ts'
import { enqueue, markDone, markFailed, markRunning, markWaiting } from './store.ts'
import { crashText, faultText, gaveUpText } from './text.ts'

/** Turns a refusal into the sentence its starter reads; apps know every module's text, this one does not. */
export type Tell = (refusal: Refusal) => string

export type JobToRun = {
  readonly definition: JobDefinition
  readonly jobId: string
  readonly tell: Tell
  /** Tells the job at its next progress report that the server wants to stop. */
  readonly stopping: AbortSignal
  /** Whether a fault is tried again later, or is the end. */
  readonly afterFault: 'try-again' | 'fail'
  readonly notify?: Notify | undefined
}

/** Puts a notice into the starter's inbox, in the transaction in which the job ends; the app knows how. */
export type Notify = (
  tx: Tx,
  notices: readonly { personId: Id; title: string; text: string; link: string | null }[],
) => Promise<void>

/**
 * Runs one job and books how it ended. A refusal ends it with its sentence; after a fault it waits for its next try,
 * or fails for good; a stopping server puts it back. The error is thrown on, for the caller to log or to tell.
 * A job that has ended already, because its process died just after, is left as it is.
 */
export async function runJob({ definition, jobId, tell, stopping, afterFault, notify }: JobToRun): Promise<void> {
  const job = await transaction(system, (tx) => markRunning(tx, jobId, now()))
  if (!job) return
  if (isGivenUp(job.crashes)) {
    await giveUp(job, fillSentence(crashText, { count: job.crashes, id: job.id }), notify)
    return
  }

  const progress = progressOf(job.id)
  try {
    await definition.run({
      jobId: job.id,
      payload: job.payload,
      actor: actorOf(job),
      async progress(done, total) {
        await progress.report(done, total)
        stopping.throwIfAborted()
      },
    })
    await progress.finish()
    await transaction(system, (tx) => markDone(tx, job.id, now()))
  } catch (error) {
    await progress.finish()
    if (error instanceof Refusal) await fail(job, tell(error))
    else if (stopping.aborted && error === stopping.reason) await putBack(job, job.faults, 0)
    else await bookFault(job, afterFault, notify)
    throw error
  }
}

async function bookFault(job: Job, afterFault: JobToRun['afterFault'], notify: Notify | undefined): Promise<void> {
  const wait = afterFault === 'fail' ? null : secondsUntilNextTry(job.faults)
  if (wait === null) await giveUp(job, fillSentence(faultText, { id: job.id }), notify)
  else await putBack(job, job.faults + 1, wait)
}

async function putBack(job: Job, faults: number, waitSeconds: number): Promise<void> {
  await transaction(system, async (tx) => {
    await markWaiting(tx, job.id, faults)
    await enqueue(tx, job, waitSeconds)
  })
}

/** Ends a job for good because of us, and tells whoever waits for it. */
async function giveUp(job: Job, problem: string, notify: Notify | undefined): Promise<void> {
  const personId = starterOf(job)
  await transaction(system, async (tx) => {
    await markFailed(tx, job.id, now(), problem)
    if (personId === null || !notify) return
    const text = fillSentence(gaveUpText.text, { title: job.title, problem })
    await notify(tx, [{ personId, title: gaveUpText.title, text, link: '/console/jobs' }])
  })
}

async function fail(job: Job, problem: string): Promise<void> {
  await transaction(system, (tx) => markFailed(tx, job.id, now(), problem))
}

function actorOf(job: Job): Actor {
  return { ...systemActor(job.startedBy), personId: starterOf(job) }
}
