type TimedCode = { readonly code: string; readonly from: string; readonly until: string }

/** The code that holds at an instant by the server's clock, the seconds until the next, and the minutes that are left. */
export function codeAt(
  codes: readonly TimedCode[],
  nowMs: number,
): { shown: string | null; secondsLeft: number; minutesLeft: number } {
  const shown = codes.find(({ from, until }) => Date.parse(from) <= nowMs && nowMs < Date.parse(until))
  const last = codes.at(-1)
  return {
    shown: shown?.code ?? null,
    secondsLeft: shown ? Math.ceil((Date.parse(shown.until) - nowMs) / 1000) : 0,
    minutesLeft: last ? Math.max(0, Math.floor((Date.parse(last.until) - nowMs) / 60_000)) : 0,
  }
}
