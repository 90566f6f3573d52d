import type { Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Job } from './model.ts'

const columns = sql`owner_id, id, kind, title, state, done, total, unit, payload, queue, faults, crashes, started_by, started_at, ended_at, problem`

/** `runner` names the lock of a command that runs the job itself; null for the queue. */
export async function insertJob(tx: Tx, job: Job, queuedAt: Instant, runner: string | null): Promise<void> {
  await run(
    tx,
    sql`insert into jobs.jobs (owner_id, id, kind, title, total, unit, payload, queue, runner, started_by, queued_at)
        values (${job.ownerId}, ${job.id}, ${job.kind}, ${job.title}, ${job.total}, ${job.unit},
                ${JSON.stringify(job.payload)}, ${job.queue}, ${runner}, ${job.startedBy}, ${queuedAt})`,
  )
}

/** Queues a job that has a row. */
export async function enqueue(tx: Tx, job: Pick<Job, 'kind' | 'id' | 'queue'>, waitSeconds: number): Promise<void> {
  await run(tx, sql`select jobs.enqueue(${job.kind}, ${job.id}, ${job.queue}, make_interval(secs => ${waitSeconds}))`)
}

/** Queues one turn of recurring work, which has no row; turns of one kind never overlap. */
export async function enqueueTurn(tx: Tx, kind: string): Promise<void> {
  await run(tx, sql`select jobs.enqueue(${kind}, null, ${kind}, interval '0')`)
}

export function findJob(tx: Tx, id: Id): Promise<Job | undefined> {
  return find(tx, sql`select ${columns} from jobs.jobs where id = ${id}`)
}

/** Running ones first, then the newest; ids grow with time. */
export function jobsOfOwner(tx: Tx, ownerId: Id, most: number): Promise<Job[]> {
  return rows(
    tx,
    sql`select ${columns} from (select * from jobs.jobs where owner_id = ${ownerId} order by owner_id desc, id desc limit ${most}) newest
        order by (state = 'running') desc, id desc`,
  )
}

/**
 * The first start stays when the job runs again; nothing when it has ended already. One that was running has lost its
 * process: that is counted, anew when it had got further than at the last time.
 */
export function markRunning(tx: Tx, id: Id, at: Instant): Promise<Job | undefined> {
  return find(
    tx,
    sql`update jobs.jobs set state = 'running', started_at = coalesce(started_at, ${at}),
          crashes = case when state = 'waiting' then crashes when done > coalesce(crashed_at_done, -1) then 1 else crashes + 1 end,
          crashed_at_done = case when state = 'waiting' then crashed_at_done else greatest(crashed_at_done, done) end
        where id = ${id} and state in ('waiting', 'running') returning ${columns}`,
  )
}

export async function markWaiting(tx: Tx, id: Id, faults: number): Promise<void> {
  await run(tx, sql`update jobs.jobs set state = 'waiting', faults = ${faults} where id = ${id}`)
}

export async function markDone(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update jobs.jobs set state = 'done', ended_at = ${at} where id = ${id}`)
}

export async function markFailed(tx: Tx, id: Id, at: Instant, problem: string): Promise<void> {
  await run(tx, sql`update jobs.jobs set state = 'failed', ended_at = ${at}, problem = ${problem} where id = ${id}`)
}

export async function saveProgress(tx: Tx, id: Id, done: number, total: number | null): Promise<void> {
  await run(tx, sql`update jobs.jobs set done = ${done}, total = coalesce(${total}, total) where id = ${id}`)
}

/** How many dead workers' jobs went back to the queue. */
export async function releaseAbandoned(tx: Tx): Promise<number> {
  const row = await get<{ workers: number }>(tx, sql`select jobs.release_abandoned() as workers`)
  return row.workers
}

/** Ends the rows of commands that died. */
export function failAbandoned(tx: Tx, at: Instant, problem: string): Promise<number> {
  return run(
    tx,
    sql`update jobs.jobs set state = 'failed', ended_at = ${at}, problem = ${problem}
        where state = 'running' and runner is not null and not jobs.is_alive(runner)`,
  )
}
