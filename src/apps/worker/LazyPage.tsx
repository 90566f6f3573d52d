import { type ComponentType, useEffect, useState } from 'react'
import { ErrorState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { LazyPart, PageGiven } from '../../ui/screen.ts'
import { workerText as text } from './text.ts'

const loaded = new Map<LazyPart, ComponentType<PageGiven>>()

/** A part of a service, loaded when it is first shown; without a line it says so and can be asked for again. */
export function LazyPage({ load, given }: { load: LazyPart; given: PageGiven }) {
  const [state, setState] = useState<'loading' | 'loaded' | 'failed'>('loading')
  const Part = loaded.get(load)
  useEffect(() => {
    if (loaded.has(load) || state === 'failed') return
    load().then(
      (module) => {
        loaded.set(load, module.default)
        setState('loaded')
      },
      () => setState('failed'),
    )
  }, [load, state])
  if (Part) return <Part {...given} />
  if (state === 'failed') {
    return <ErrorState sentence={text.pageUnread} requestId={null} onAgain={() => setState('loading')} />
  }
  return (
    <main className="gh-page">
      <Skeleton cards={[3, 4]} />
    </main>
  )
}
