const firstWaitSeconds = 3
const mostTries = 6

const mostCrashes = 5

/** Whether a job has killed its process too often to be trusted with another: it would take every server down for ever. */
export function isGivenUp(crashes: number): boolean {
  return crashes >= mostCrashes
}

/** How long a job waits after its fault number `faultsBefore + 1`: 3, 12, 48 … seconds; null when it has failed for good. */
export function secondsUntilNextTry(faultsBefore: number): number | null {
  return faultsBefore + 1 >= mostTries ? null : firstWaitSeconds * 4 ** faultsBefore
}
