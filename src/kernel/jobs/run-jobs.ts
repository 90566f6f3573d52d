import { EventEmitter } from 'node:events'
import { parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { now } from '../../platform/clock.ts'
import { databaseUrl } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { Refusal } from '../../platform/refusal.ts'
import { systemActor } from '../access/index.ts'
import type { JobDefinition, RecurringDefinition } from './model.ts'
import { makeQueueLogger } from './queue-logger.ts'
import { makeQueuePool } from './queue-pool.ts'
import { type Notify, runJob, type Tell } from './run-job.ts'
import { showAlive } from './show-alive.ts'
import { enqueueTurn, failAbandoned, releaseAbandoned } from './store.ts'
import { commandDiedText } from './text.ts'

export type JobsToRun = {
  readonly definitions: readonly JobDefinition[]
  readonly recurring: readonly RecurringDefinition[]
  readonly tell: Tell
  readonly notify?: Notify
}

type Stoppable = { stop(): Promise<void> }

/** Long jobs are few and heavy; more at once would only starve the requests beside them. */
const atOnce = 4

/** A job whose queue has become free is found by polling only. */
const pollEveryMs = 500

const takeOverEveryMs = 2_000

/**
 * Starts this process's worker. Recurring work gets a turn at once, so that a sweep that fell into a pause is made up.
 * Jobs of workers that died are taken over within seconds, here and in every other process that runs jobs.
 * `stop` interrupts running jobs at their next progress report and waits for them; they go on after the next start.
 */
export async function runJobs({ definitions, recurring, tell, notify }: JobsToRun): Promise<Stoppable> {
  const pool = makeQueuePool(databaseUrl(), atOnce + 2)
  const events: WorkerEvents = new EventEmitter()
  const poolId = new Promise<string>((resolve) => {
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id))
  })
  const stopping = new AbortController()
  const runner = await run({
    pgPool: pool,
    concurrency: atOnce,
    pollInterval: pollEveryMs,
    noHandleSignals: true,
    logger: makeQueueLogger(),
    events,
    taskList: { ...tasksOf(definitions, tell, notify, stopping.signal), ...turnsOf(recurring) },
    parsedCronItems: parseCronItems(recurring.map(cronItem)),
  })
  runner.promise.catch(warn)
  const alive = await showAlive(await poolId)
  const takeOver = everySoOften(takeOverAbandoned)
  await transaction(system, async (tx) => {
    for (const { kind } of recurring) await enqueueTurn(tx, kind)
  })
  return {
    async stop() {
      // The runner takes no more turns before its jobs hear of it, or it would take up again what they put back.
      const stopped = stopRunner(runner)
      stopping.abort()
      await takeOver.stop()
      await stopped
      await alive.stop()
      await pool.end()
    },
  }
}

async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop()
  await runner.promise
}

function cronItem({ kind, times }: RecurringDefinition) {
  return { task: kind, match: times, options: { queueName: kind, jobKey: kind, maxAttempts: 1 } }
}

function tasksOf(
  definitions: readonly JobDefinition[],
  tell: Tell,
  notify: Notify | undefined,
  stopping: AbortSignal,
): TaskList {
  const tasks: TaskList = {}
  for (const definition of definitions) {
    tasks[definition.kind] = async (payload) => {
      const { jobId } = payload as { jobId: string }
      try {
        await runJob({ definition, jobId, tell, notify, stopping, afterFault: 'try-again' })
      } catch (error) {
        if (!(error instanceof Refusal) && error !== stopping.reason) logFault(definition.kind, jobId, error)
      }
    }
  }
  return tasks
}

function turnsOf(recurring: readonly RecurringDefinition[]): TaskList {
  const tasks: TaskList = {}
  for (const definition of recurring) {
    tasks[definition.kind] = async () => {
      try {
        await definition.run(systemActor(definition.kind))
      } catch (error) {
        logFault(definition.kind, null, error)
      }
    }
  }
  return tasks
}

async function takeOverAbandoned(): Promise<void> {
  await transaction(system, async (tx) => {
    await releaseAbandoned(tx)
    await failAbandoned(tx, now(), commandDiedText)
  })
}

/** Runs now and then every few seconds, never twice at once; a failure is logged and the next turn tries again. */
function everySoOften(work: () => Promise<void>): Stoppable {
  let running = work().catch(warn)
  const timer = setInterval(() => {
    running = running.then(work).catch(warn)
  }, takeOverEveryMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

function logFault(kind: string, jobId: string | null, error: unknown): void {
  const { message, stack } = error as Error
  console.error(JSON.stringify({ level: 'error', message: 'job failed', kind, jobId, reason: message, stack }))
}

function warn(error: Error): void {
  console.error(JSON.stringify({ level: 'warning', message: 'jobs', reason: error.message }))
}
