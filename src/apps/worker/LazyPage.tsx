import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { ErrorState } from '../../ui/EmptyState.tsx'
import type { LazyPart, PageGiven } from '../../ui/screen.ts'
import { workerText as text } from './text.ts'

const loaded = new Map<LazyPart, ComponentType<PageGiven>>()

/**
 * A part of a service, loaded when it is first shown. When it cannot be had, the whole page is loaded again:
 * a browser does not ask a second time for a part it has failed to get, and a newer version may have other parts.
 */
export function LazyPage({ load, given, waiting }: { load: LazyPart; given: PageGiven; waiting: ReactNode }) {
  const [state, setState] = useState<'loading' | 'loaded' | 'failed'>('loading')
  const Part = loaded.get(load)
  useEffect(() => {
    if (loaded.has(load)) return
    load().then(
      (module) => {
        loaded.set(load, module.default)
        setState('loaded')
      },
      () => setState('failed'),
    )
  }, [load])
  if (Part) return <Part {...given} />
  if (state === 'failed') {
    return <ErrorState sentence={text.pageUnread} requestId={null} onAgain={() => location.reload()} />
  }
  return <>{waiting}</>
}
