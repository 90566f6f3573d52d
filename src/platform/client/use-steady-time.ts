import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * The server's time as this page keeps it: what an answer said, plus what the page's own steady clock has counted since.
 * The device's clock may be wrong, or be set while the page is open. `now` is 0 until an answer was heard.
 */
export function useSteadyTime(): {
  readonly now: number
  readonly hear: (serverNow: string, askedAt: number) => void
  readonly read: () => number
} {
  const heard = useRef({ server: 0, steady: 0 })
  const [now, setNow] = useState(0)
  const read = useCallback(() => {
    const { server, steady } = heard.current
    return server === 0 ? 0 : server + performance.now() - steady
  }, [])
  const hear = useCallback((serverNow: string, askedAt: number) => {
    heard.current = { server: Date.parse(serverNow), steady: (askedAt + performance.now()) / 2 }
    setNow(heard.current.server)
  }, [])
  useEffect(() => {
    const ticking = setInterval(() => setNow(read()), 500)
    return () => clearInterval(ticking)
  }, [read])
  return { now, hear, read }
}
