import { type RefObject, useEffect } from 'react'

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 }

/** J opens the next row of a list and K the one before, unless somebody types or a dialog has the page. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = steps[event.key]
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return
      const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('li > a') ?? [])]
      const at = links.findIndex((link) => link.getAttribute('aria-current') === 'true')
      const next = links[at === -1 ? 0 : at + step]
      next?.focus()
      next?.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [list])
}

function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null
}
