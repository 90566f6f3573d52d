import { useEffect, useState } from 'react'

/** Milliseconds by which the server is ahead of this device; a phone with a wrong clock still counts down right. */
let aheadMs = 0

/** Learns the server's clock from an answer that carries it. */
export function learnServerTime(now: string, askedAtMs: number): void {
  const onTheWayMs = (Date.now() - askedAtMs) / 2
  aheadMs = Date.parse(now) + onTheWayMs - Date.now()
}

/** The server's time, moving on every second while the page is looked at. */
export function useServerTime(): number {
  const [time, setTime] = useState(() => Date.now() + aheadMs)
  useEffect(() => {
    const tick = () => setTime(Date.now() + aheadMs)
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [])
  return time
}

/** What is left until an instant: whole days and the clock of the rest. */
export function countdown(until: string, nowMs: number): { days: number; clock: string } {
  const seconds = Math.max(0, Math.floor((Date.parse(until) - nowMs) / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
  return { days: Math.floor(seconds / 86_400), clock }
}
