import { useSyncExternalStore } from 'react'
import { findSetting, keepSetting } from '../../platform/client/keep.ts'

export type Scheme = 'light' | 'dark'

const setting = 'console.scheme'
const listeners = new Set<() => void>()

const kept = (): Scheme => (findSetting(setting) === 'dark' ? 'dark' : 'light')

/** Puts the kept choice on the page before anything is drawn. */
export function applyScheme(): void {
  document.documentElement.dataset.theme = kept()
}

/** Light or dark, by the reader's choice, kept on this device. */
export function useScheme(): { scheme: Scheme; change: (scheme: Scheme) => void } {
  const scheme = useSyncExternalStore(listen, kept)
  const change = (next: Scheme) => {
    keepSetting(setting, next)
    applyScheme()
    for (const tell of listeners) tell()
  }
  return { scheme, change }
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
