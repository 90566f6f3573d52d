import { useEffect, useState } from 'react'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import type { revealPerson } from '../../contract.ts'

export type WholePerson = ReceivedOf<typeof revealPerson>
type Revealed = { readonly person: WholePerson; readonly until: number }

/** How long a person stays unmasked on screen. */
export const shownForSeconds = 60

/** A person shown whole for a minute, and the seconds left of it; null once it is over or put away. */
export function useRevealed() {
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  const [secondsLeft, setSecondsLeft] = useState(0)
  useEffect(() => {
    if (!revealed) return
    const look = () => {
      const left = Math.ceil((revealed.until - Date.now()) / 1000)
      left > 0 ? setSecondsLeft(left) : setRevealed(null)
    }
    const ticks = setInterval(look, 1000)
    return () => clearInterval(ticks)
  }, [revealed])
  return {
    person: revealed?.person ?? null,
    secondsLeft,
    show: (person: WholePerson) => {
      setSecondsLeft(shownForSeconds)
      setRevealed({ person, until: Date.now() + shownForSeconds * 1000 })
    },
    hide: () => setRevealed(null),
  }
}
