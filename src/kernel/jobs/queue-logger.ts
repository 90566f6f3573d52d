import { Logger } from 'graphile-worker'

/** Only what someone must look at: a failed task is logged by the runner itself, with its job. */
export function makeQueueLogger(): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') console.error(JSON.stringify({ level, message: `queue: ${message}` }))
  })
}
