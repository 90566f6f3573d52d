import { useEffect, useState } from 'react'
import './toast.css'

const shownMs = 4_500
type Shown = { readonly text: string; readonly at: number }
let tell: (shown: Shown) => void = () => undefined

/** Says that something is done, in passing; it is also read out. Anything that asks for an act belongs on the page. */
export function toast(text: string): void {
  tell({ text, at: Date.now() })
}

/** Where toasts appear; once in a shell. */
export function Toaster() {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    tell = setShown
    return () => {
      tell = () => undefined
    }
  }, [])
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(null), shownMs)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <div className="gh-toaster" aria-live="polite">
      {shown ? <p key={shown.at}>{shown.text}</p> : null}
    </div>
  )
}
