const exitCodeOf = { SIGINT: 130, SIGTERM: 143 } as const

/** One request arrives twice when npm passes on what the whole terminal group was sent already. */
const echoMs = 2_000

let askToStop: (() => void) | null = null
let askedAt: number | null = null

/** True once the operator has asked the process to stop; what fails from then on fails because of that. */
export function interrupted(): boolean {
  return askedAt !== null
}

/** Resolves when the operator asks the process to stop. */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    askToStop = resolve
  })
}

/**
 * Ends an interrupted command after `leave`; a server that waits for `stopRequested` ends in its own order.
 * Asking again ends the process on the spot.
 */
export function listenForSignals(leave: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (askedAt !== null) {
        if (Date.now() - askedAt > echoMs) process.exit(exitCodeOf[signal])
        return
      }
      askedAt = Date.now()
      if (askToStop) {
        askToStop()
        return
      }
      // Whatever the command still answers to its own failing database, the process says that it was interrupted.
      process.once('exit', () => {
        process.exitCode = exitCodeOf[signal]
      })
      void leave().finally(() => process.exit(exitCodeOf[signal]))
    })
  }
}
