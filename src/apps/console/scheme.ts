import { useSyncExternalStore } from 'react'

export type Scheme = 'light' | 'dark'

const place = 'gonghui.console.scheme'
const listeners = new Set<() => void>()

const kept = (): Scheme => (localStorage.getItem(place) === 'dark' ? 'dark' : 'light')

/** Puts the kept choice on the page before anything is drawn. */
export function applyScheme(): void {
  document.documentElement.dataset.theme = kept()
}

/** Light or dark, by the reader's choice, kept on this device. */
export function useScheme(): { scheme: Scheme; change: (scheme: Scheme) => void } {
  const scheme = useSyncExternalStore(listen, kept)
  const change = (next: Scheme) => {
    localStorage.setItem(place, next)
    applyScheme()
    for (const tell of listeners) tell()
  }
  return { scheme, change }
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
