import { useSyncExternalStore } from 'react'

let ended = false
const listeners = new Set<() => void>()

/** Asks the reader to sign in again over the page she is on. */
export function sessionEnded(): void {
  tell(true)
}

/** She has signed in again, or left. */
export function sessionResumed(): void {
  tell(false)
}

/** True while the page waits for a new sign-in. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(listen, () => ended)
}

function tell(now: boolean): void {
  ended = now
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
