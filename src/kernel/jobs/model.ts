import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'

/** Anything that JSON carries. */
export type Payload = Readonly<Record<string, unknown>>

/** `waiting` for its turn (or for its next try), `running`, `done`, or `failed` for good. */
export type JobState = 'waiting' | 'running' | 'done' | 'failed'

/** What a verb asks for when it starts a long job. */
export type StartJob = {
  readonly kind: string
  /** What the starter reads: 导入 2026 年第三季度结算文件. */
  readonly title: string
  readonly payload: Payload
  /** What is counted: 行, 人, 件. */
  readonly unit: string
  readonly total?: number
  /** Jobs of one queue run one at a time, in order of arrival. */
  readonly queue?: string
}

/** What running code is given. */
export type JobContext = {
  readonly jobId: Id
  readonly payload: Payload
  /** The platform, on behalf of whoever started the job: sees every row, and its deeds bear the starter's name. */
  readonly actor: Actor
  /** Tells how far it is; written at most twice a second. Throws when the server stops: the job goes on later. */
  readonly progress: (done: number, total?: number) => Promise<void>
}

/** A kind of long job. `run` may be run again after a crash, so it is idempotent. */
export type JobDefinition = {
  readonly kind: string
  readonly run: (context: JobContext) => Promise<void>
}

/** Work that comes back by the clock and leaves no row: sweeps, outboxes, forgetting. */
export type RecurringDefinition = {
  readonly kind: string
  /** Crontab times in UTC, such as every five minutes. It also runs once whenever a server starts. */
  readonly times: string
  readonly run: (actor: Actor) => Promise<void>
}

/** A long job as its starter sees it. */
export type Job = {
  readonly ownerId: Id
  readonly id: Id
  readonly kind: string
  readonly title: string
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly unit: string
  readonly payload: Payload
  readonly queue: string | null
  /** How often our own code failed at it. */
  readonly faults: number
  /** How often in a row its process died without getting further. */
  readonly crashes: number
  readonly startedBy: string
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly problem: string | null
}
