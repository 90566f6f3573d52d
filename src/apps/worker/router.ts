import { useReading } from '../../platform/client/use-reading.ts'
import type { PageGiven } from '../../ui/screen.ts'

/** The app lives below this path; pages speak of paths below it. */
const root = '/m'

type Trace = Parameters<PageGiven['go']>[1]

const listeners = new Set<() => void>()
/** The paths from the first page of this visit to the open one; it travels in the history's own state. */
let trail: readonly string[] = []
/** History goes back in its own time; until it has, nobody may send it back again. */
let rewinding = false

export function href(path: string): string {
  return `${root}${path === '/' ? '/' : path}`
}

/**
 * Opens a page by its path below the app. `replace` leaves no trace for the way back; `rewind` goes back to that page
 * when the reader came from it, so that the steps of a finished task are not walked again.
 */
export function go(path: string, trace: Trace = 'keep'): void {
  const before = trail.slice(0, -1)
  if (trace === 'rewind' && before.includes(path)) {
    if (!rewinding) history.go(before.lastIndexOf(path) - before.length)
    rewinding = true
    return
  }
  trail = trace === 'keep' ? [...trail, path] : [...before, path]
  history[trace === 'keep' ? 'pushState' : 'replaceState']({ trail }, '', href(path))
  scrollTo(0, 0)
  tell()
}

/** The path below the app that is open now. */
export function usePath(): string {
  return useReading(listen, pathNow)
}

/**
 * Takes over links that stay inside the app. A link marked `data-back` goes back in history
 * when the reader came from inside, and to its own address when she opened the page directly.
 */
export function startRouter(): void {
  trail = trailOf(history.state)
  addEventListener('popstate', (event) => {
    trail = trailOf(event.state)
    rewinding = false
    tell()
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || !staysInside(link, event)) return
    event.preventDefault()
    if (link.dataset.back === undefined) return go(below(link.pathname))
    if (trail.length > 1) return history.back()
    go(below(link.pathname), 'replace')
  })
}

/** The path below the app of a link that may be written with or without the app's root. */
export function insidePath(link: string): string {
  return link === root || link.startsWith(`${root}/`) ? below(link) : link
}

/** The `:name` parts of a path that fits a pattern, or null. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.replace(/(.)\/$/, '$1').split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const piece = given[index]!
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(piece)
    else if (part !== piece) return null
  }
  return params
}

function staysInside(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  const inside = link.origin === location.origin && (link.pathname === root || link.pathname.startsWith(`${root}/`))
  return plain && inside && !link.target && !link.hasAttribute('download')
}

function below(pathname: string): string {
  return pathname.slice(root.length) || '/'
}

function trailOf(state: unknown): readonly string[] {
  return (state as { trail?: readonly string[] } | null)?.trail ?? [pathNow()]
}

function pathNow(): string {
  return below(location.pathname)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
