import { system, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { saveProgress } from './store.ts'

/** Writes how far a job is, in a transaction of its own, so that others see it while the work's own is still open. */
export async function reportProgress(jobId: Id, done: number, total: number | null): Promise<void> {
  await transaction(system, (tx) => saveProgress(tx, jobId, done, total))
}

const everyMs = 500

/** Reports at most twice a second, and with `finish` the last figure too. */
export function progressOf(jobId: Id): {
  report(done: number, total?: number): Promise<void>
  finish(): Promise<void>
} {
  let writtenAt = 0
  let total: number | null = null
  let unwritten: number | null = null

  async function write(): Promise<void> {
    if (unwritten === null) return
    const done = unwritten
    unwritten = null
    writtenAt = Date.now()
    await reportProgress(jobId, done, total)
  }
  return {
    async report(done, newTotal) {
      unwritten = done
      total = newTotal ?? total
      if (Date.now() - writtenAt >= everyMs) await write()
    },
    finish: write,
  }
}
